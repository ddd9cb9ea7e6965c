import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { makeFolder } from './server.js';

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
  ) {
    this.exited = once(child, 'close').then(([code]) => {
      running.delete(child);
      return code as number | null;
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      this.stderr += chunk.toString();
    });
  }

  /** Starts the server in a folder of its own, without waiting for it; `environment` has settings by their names. */
  static async spawn(environment: Record<string, string> = {}, database?: string): Promise<ServerProcess> {
    const folder = await makeFolder();
    const file = database ?? join(folder, 'chat.db');
    const child = spawn(process.execPath, [MAIN], {
      cwd: folder,
      env: { PATH: process.env.PATH, PORT: '0', DATABASE_URL: `sqlite:${file}`, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    return new ServerProcess(child, file);
  }

  /** Starts the server and waits until it listens. */
  static async start(environment: Record<string, string> = {}, database?: string): Promise<ServerProcess> {
    const server = await ServerProcess.spawn(environment, database);
    await server.listening();
    return server;
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  private async listening(): Promise<void> {
    const { stdout } = this.child;
    if (!stdout) {
      throw new Error('The output of the server is not read.');
    }
    const lines = createInterface({ input: stdout });
    this.url = await new Promise<string>((resolve, reject) => {
      lines.on('line', (line) => {
        const { msg, api } = JSON.parse(line) as { msg?: string; api?: string };
        if (msg === 'The server is listening.' && api) {
          resolve(api);
        }
      });
      lines.once('close', () => reject(new Error(`The server did not start: ${this.stderr}`)));
    });
    this.wsUrl = `${this.url.replace('http', 'ws')}/ws`;
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
