import { stat } from 'node:fs/promises';

const MAX_LOG_BYTES = 16_777_216;
/** Looking at the size costs more than a small change. */
const CHANGES_PER_LOOK = 32;

/**
 * Keeps the write-ahead log of a database small. SQLite begins it anew only when nobody reads just then, so where reads
 * overlap all the time it would grow for ever, and reading would become slower with it.
 */
export class LogLimit {
  private changes = 0;
  private allowed = MAX_LOG_BYTES;

  /** @param empty empties the log while nobody writes, and tells whether it could; it waits for readers, but not long. */
  constructor(
    private readonly log: string,
    private readonly empty: () => Promise<boolean>,
  ) {}

  /** Hears of every change to the database. */
  changed(): void {
    this.changes += 1;
    if (this.changes % CHANGES_PER_LOOK === 0) {
      void this.look();
    }
  }

  private async look(): Promise<void> {
    const size = await stat(this.log).then(
      (file) => file.size,
      () => 0,
    );
    if (size > this.allowed) {
      // Another program that reads on and on makes saves wait again only after as much has been written again.
      this.allowed = MAX_LOG_BYTES + ((await this.empty()) ? 0 : size);
    }
  }
}
