import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { urlOf } from './database.js';
import { NO_LIMITS } from './limits.js';
import { makeDatabase, makeFolder } from './server.js';

const MAIN = join(import.meta.dirname, '../../dist/main.js');
const running = new Set<ChildProcess>();

/** The built server as a process of its own, for what only a process can show: signals, exit codes, sudden death. */
export class ServerProcess {
  url = '';
  wsUrl = '';
  /** What came on standard error so far. */
  stderr = '';
  /** Resolves with the exit code, null after a signal. */
  readonly exited: Promise<number | null>;

  private constructor(
    private readonly child: ChildProcess,
    readonly database: string,
    private readonly log?: string,
  ) {
    this.exited = once(child, 'close').then(([code]) => {
      running.delete(child);
      return code as number | null;
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      this.stderr += chunk.toString();
    });
  }

  /**
   * Starts the server in a folder of its own, without waiting for it; `environment` has settings by their names.
   *
   * @param log a file for its log, instead of a pipe.
   */
  static async spawn(
    environment: Record<string, string> = {},
    database?: string,
    log?: string,
  ): Promise<ServerProcess> {
    const folder = await makeFolder();
    const location = database ?? (await makeDatabase());
    const output = log === undefined ? undefined : await open(log, 'a');
    const child = spawn(process.execPath, [MAIN], {
      cwd: folder,
      env: { PATH: process.env.PATH, PORT: '0', DATABASE_URL: urlOf(location), ...NO_LIMITS, ...environment },
      stdio: ['ignore', output?.fd ?? 'pipe', 'pipe'],
    });
    await output?.close();
    running.add(child);
    return new ServerProcess(child, location, log);
  }

  /** Starts the server and waits until it listens. */
  static async start(
    environment: Record<string, string> = {},
    database?: string,
    log?: string,
  ): Promise<ServerProcess> {
    const server = await ServerProcess.spawn(environment, database, log);
    await server.listening();
    return server;
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Waits until the server listens. */
  async listening(): Promise<void> {
    for await (const line of this.child.stdout ? createInterface(this.child.stdout) : this.linesOfLog()) {
      const { msg, api } = JSON.parse(line) as { msg?: string; api?: string };
      if (msg === 'The server is listening.' && api) {
        this.url = api;
        this.wsUrl = `${api.replace('http', 'ws')}/ws`;
        // Read on, or the pipe fills.
        this.child.stdout?.resume();
        return;
      }
    }
    throw new Error(`The server did not start: ${this.stderr}`);
  }

  /** What comes in the file of the log while the process runs. */
  private async *linesOfLog(): AsyncGenerator<string> {
    for (let seen = 0; this.child.exitCode === null && this.child.signalCode === null;) {
      const lines = (await readFile(this.log ?? '', 'utf8')).split('\n').slice(0, -1);
      yield* lines.slice(seen);
      seen = lines.length;
    }
  }
}

/** Ends every process that is left over; for `afterAll`. */
export async function killProcesses(): Promise<void> {
  await Promise.all(
    [...running].map(async (child) => {
      const closed = once(child, 'close');
      child.kill('SIGKILL');
      await closed;
    }),
  );
}
