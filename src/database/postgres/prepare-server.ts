import { Logger } from '@nestjs/common';
import pg from 'pg';
import { DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';
import { DatabaseStartError } from '../database.errors.js';
import { MIGRATIONS } from './migrations/index.js';

/** The oldest Postgres that its makers still mend. */
const OLDEST_VERSION = 14;
const CONNECT_TIMEOUT_MS = 5_000;
/** How long another server's changes of the schema are waited for. */
const LOCK_TIMEOUT_MS = 60_000;
/** Any number does, as long as every server uses the same one. */
const SCHEMA_LOCK = 7_301_114_208;

const logger = new Logger('Database');

interface Server {
  version: string;
  encoding: string;
  read_only: string;
  fsync: string;
}

/**
 * Makes sure that this server can be served on, and brings its schema up to date, one process at a time.
 *
 * @returns the epoch of the database.
 * @throws DatabaseStartError when it cannot; and the errors of `pg` as they are.
 */
export async function prepareServer(url: string, name: string): Promise<string> {
  const source = new DataSource({
    type: 'postgres',
    url,
    driver: pg,
    poolSize: 1,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    migrations: MIGRATIONS,
    extra: { lock_timeout: LOCK_TIMEOUT_MS } satisfies pg.PoolConfig,
    // Whatever happens to the connection, the statement that waits on it says so.
    poolErrorHandler: () => undefined,
  });
  await source.initialize();
  const runner = source.createQueryRunner();
  try {
    await checkServer(runner, name);
    await runner.query('SELECT pg_advisory_lock($1)', [SCHEMA_LOCK]);
    await checkSchema(runner, name);
    const migrations = new MigrationExecutor(source, runner);
    migrations.transaction = 'each';
    await migrations.executePendingMigrations();
    const [state] = (await runner.query("SELECT value FROM server_state WHERE name = 'epoch'")) as { value: string }[];
    return state?.value ?? '';
  } finally {
    await runner.release();
    // The lock goes with the connection.
    await source.destroy();
  }
}

async function checkServer(runner: QueryRunner, name: string): Promise<void> {
  const [server] = (await runner.query(`
    SELECT current_setting('server_version') AS version, current_setting('server_encoding') AS encoding,
           current_setting('transaction_read_only') AS read_only, current_setting('fsync') AS fsync`)) as [Server];
  if (Number.parseInt(server.version, 10) < OLDEST_VERSION) {
    throw new DatabaseStartError(`Postgres ${server.version} is too old; ${OLDEST_VERSION} or later is needed.`);
  }
  if (server.encoding !== 'UTF8') {
    throw new DatabaseStartError(`${name} keeps text as ${server.encoding}; make a database with the encoding UTF8.`);
  }
  if (server.read_only === 'on') {
    throw new DatabaseStartError(`${name} cannot be written; it may be a standby.`);
  }
  if (server.fsync === 'off') {
    logger.warn('Postgres runs with fsync off: a power failure can lose messages, or the whole database.');
  }
}

async function checkSchema(runner: QueryRunner, name: string): Promise<void> {
  const [{ table }] = (await runner.query("SELECT to_regclass('migrations') AS table")) as [{ table: string | null }];
  const applied = table ? ((await runner.query('SELECT name FROM migrations ORDER BY id')) as { name: string }[]) : [];
  const known = new Set(MIGRATIONS.map((migration) => migration.name));
  const newer = applied.map((migration) => migration.name).filter((migration) => !known.has(migration));
  if (newer.length > 0) {
    throw new DatabaseStartError(
      `${name} was written by a newer version of this server (it has ${newer.join(', ')}); start that version instead.`,
    );
  }
}
