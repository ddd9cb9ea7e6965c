import { write, writeSync } from 'node:fs';

/** Text that may wait while the output takes none; what comes then is dropped. */
const MAX_WAITING = 1_048_576;
const RETRY_MS = 100;

/**
 * Writes the lines of the log to a file descriptor in the background. A log that cannot be written, because its disk is
 * full or nobody reads it any more, never stops or delays the server: some lines wait, and those beyond are dropped.
 */
export class LogOutput {
  private waiting = '';
  private underWay: Buffer = Buffer.alloc(0);
  private isBusy = false;

  constructor(private readonly fd: number) {
    process.once('exit', () => this.flush());
  }

  write(line: string): void {
    if (this.waiting.length + line.length > MAX_WAITING) {
      return;
    }
    this.waiting += line;
    if (!this.isBusy) {
      this.next();
    }
  }

  /** Writes out what waits, as far as the output takes it at once; for the end of the process. */
  private flush(): void {
    try {
      writeSync(this.fd, this.isBusy ? Buffer.from(this.waiting) : this.take());
    } catch {
      // There is nowhere to tell it.
    }
  }

  private next(): void {
    const bytes = this.take();
    this.isBusy = bytes.length > 0;
    if (!this.isBusy) {
      return;
    }
    write(this.fd, bytes, (error, written) => {
      if (error) {
        setTimeout(() => this.next(), RETRY_MS).unref();
      } else {
        this.underWay = bytes.subarray(written);
        this.next();
      }
    });
  }

  /** What is to be written next: the rest of the last write, or all that waits. */
  private take(): Buffer {
    if (this.underWay.length === 0) {
      this.underWay = Buffer.from(this.waiting);
      this.waiting = '';
    }
    return this.underWay;
  }
}
