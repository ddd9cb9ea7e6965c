import type { Type } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EventBus } from '../../common/events/event-bus.js';
import { type Change, Database, type Transaction } from '../database.js';
import { DatabaseStartError } from '../database.errors.js';
import { BoundedReaders } from './bounded-readers.js';
import { FileLock, realFile } from './file-lock.js';
import { LogLimit } from './log-limit.js';
import { numberLegacyRows, prepareFile } from './legacy-file.js';
import { MIGRATIONS } from './migrations/index.js';
import { sqliteDialect } from './sqlite-dialect.js';
import { sqliteSearch } from './sqlite-search.js';
import { OPEN_READONLY, quietDriver, SQLITE_VERSION, SqliteConnection } from './sqlite-connection.js';
import { explain, explainStart } from './sqlite-errors.js';

/** Older versions can corrupt a database in WAL mode when its log is reset. */
const OLDEST_SQLITE = [3, 51, 3];
const BUSY_TIMEOUT_MS = 5_000;
/** How long saves may have to wait for readers while the log is emptied. */
const EMPTYING_TIMEOUT_MS = 200;

const WRITER_PRAGMAS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA journal_size_limit = 67108864;
  PRAGMA temp_store = MEMORY;
`;
const READER_PRAGMAS = `
  PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS};
  PRAGMA temp_store = MEMORY;
  PRAGMA mmap_size = 268435456;
`;
/** Shows that the file can be written; setting a value to what it is would write nothing. */
const TOUCH = `
  INSERT INTO server_state (name, value) VALUES ('checked_at', $1)
  ON CONFLICT (name) DO UPDATE SET value = excluded.value`;

/** A unit of work, which begins its transaction at the first statement that needs one. */
interface SqliteChange extends Change {
  begin: () => Promise<unknown>;
}

/**
 * The embedded database: one file, one connection that writes, and others that only read.
 *
 * A data source of TypeORM on SQLite has a single connection, so a statement of anybody joins whatever transaction is open
 * on it, and is lost with it. Therefore transactions queue for the writing connection, which nobody else can reach, and
 * reading has others, which see committed rows only and wait for no writer (WAL): one for
 * repositories, one for prepared statements, and some for what may take long.
 */
export class SqliteDatabase extends Database {
  override readonly dialect = sqliteDialect;
  override readonly search = sqliteSearch;
  private readonly bounded: BoundedReaders;
  private lane: Promise<unknown> = Promise.resolve();
  private checking: Promise<unknown> | undefined;
  private readonly logLimit: LogLimit;

  private constructor(
    private readonly file: string,
    private readonly lock: FileLock,
    private readonly writer: DataSource,
    private readonly write: SqliteConnection,
    override readonly reader: DataSource,
    private readonly read: SqliteConnection,
    private readonly events: EventBus,
    override readonly epoch: string,
  ) {
    super();
    this.logLimit = new LogLimit(`${file}-wal`, () => this.whenFree(() => this.emptyLog()));
    this.bounded = new BoundedReaders(() => openReader(file));
  }

  /**
   * Opens a file, or makes it, and brings its schema up to date.
   *
   * @throws DatabaseStartError when the file cannot be served, with the reason.
   */
  static async open(path: string, entities: Type[], events: EventBus): Promise<SqliteDatabase> {
    checkVersion();
    const file = await realFile(path);
    const lock = await acquireLock(file);
    const options = {
      type: 'sqlite',
      database: file,
      driver: quietDriver,
      busyTimeout: BUSY_TIMEOUT_MS,
      entities,
    } as const;
    const writer = new DataSource({ ...options, migrations: MIGRATIONS });
    const reader = new DataSource({ ...options, flags: OPEN_READONLY });
    let write: SqliteConnection | undefined;
    try {
      await prepareFile(file);
      await writer.initialize();
      write = SqliteConnection.of(writer);
      await write.exec(WRITER_PRAGMAS);
      // A process that died between writing its log and syncing it leaves changes that can be read, though not on the disk.
      // They go into the file now, synced, so that nothing is ever acknowledged because of them alone.
      await write.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      await writer.runMigrations({ transaction: 'each' });
      await numberLegacyRows(write);
      await write.query(TOUCH, [new Date().toISOString()]);
      const [state] = await write.query<{ value: string }>("SELECT value FROM server_state WHERE name = 'epoch'");
      await reader.initialize();
      const read = await openReader(file);
      return new SqliteDatabase(file, lock, writer, write, reader, read, events, state?.value ?? '');
    } catch (error) {
      await write?.finalize();
      await Promise.all([writer, reader].filter((source) => source.isInitialized).map((source) => source.destroy()));
      await lock.release();
      throw explainStart(error, file);
    }
  }

  override async query<Row>(sql: string, parameters: unknown[]): Promise<Row[]> {
    try {
      return await this.read.query<Row>(sql, parameters);
    } catch (error) {
      throw explain(error, this.file);
    }
  }

  override async queryWithin<Row>(milliseconds: number, sql: string, parameters: unknown[]): Promise<Row[]> {
    try {
      return await this.bounded.query<Row>(milliseconds, sql, parameters);
    } catch (error) {
      throw explain(error, this.file);
    }
  }

  override transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.change(async (change) => {
      await change.begin();
      return work({ ...change, manager: this.writer.manager });
    });
  }

  override change<T>(work: (change: SqliteChange) => Promise<T>): Promise<T> {
    return this.whenFree(() => this.runAlone(work));
  }

  override async check(): Promise<void> {
    await this.query('SELECT 1', []);
    // Whoever asks meanwhile shares the answer, so that asking often does not hold up the saves.
    this.checking ??= this.change(({ querySingle }) => querySingle(TOUCH, [new Date().toISOString()])).finally(
      () => (this.checking = undefined),
    );
    await this.checking;
  }

  override async close(): Promise<void> {
    await this.lane;
    await Promise.all([this.read.close(), this.bounded.close()]);
    // TypeOrmModule closes this one too, at a time of its own.
    if (this.reader.isInitialized) {
      await this.reader.destroy();
    }
    await this.write.exec('PRAGMA wal_checkpoint(TRUNCATE)').catch(() => undefined);
    await this.write.finalize();
    await this.writer.destroy();
    await this.lock.release();
  }

  /** Runs work with the writing connection when those before have finished theirs. */
  private whenFree<T>(work: () => Promise<T>): Promise<T> {
    const result = this.lane.then(work);
    this.lane = result.catch(() => undefined).finally(() => this.logLimit.changed());
    return result;
  }

  private async emptyLog(): Promise<boolean> {
    try {
      await this.write.exec(`PRAGMA busy_timeout = ${EMPTYING_TIMEOUT_MS}`);
      const [outcome] = await this.write.query<{ busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)');
      return outcome?.busy === 0;
    } catch {
      // Whoever writes next is told of the fault.
      return false;
    } finally {
      await this.write.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`).catch(() => undefined);
    }
  }

  private async runAlone<T>(work: (change: SqliteChange) => Promise<T>): Promise<T> {
    const events: object[] = [];
    let begun: Promise<unknown> | undefined;
    // IMMEDIATE takes the write lock at once: the original may write to the file too, and a transaction that begins as a
    // reader could not be continued after its write.
    const begin = (): Promise<unknown> => (begun ??= this.write.query('BEGIN IMMEDIATE'));
    try {
      const result = await work({
        begin,
        query: async (sql, parameters) => {
          await begin();
          return this.write.query(sql, parameters);
        },
        querySingle: (sql, parameters) =>
          this.write.query<never>(sql, parameters).catch((error: unknown) => {
            throw explain(error, this.file);
          }),
        // One transaction at a time writes to a file.
        lock: () => Promise.resolve(),
        emit: (event) => events.push(event),
      });
      if (begun) {
        await this.write.query('COMMIT');
      }
      events.forEach((event) => this.events.publish(event));
      return result;
    } catch (error) {
      if (begun) {
        // SQLite has rolled back by itself after some errors, and then refuses this.
        await this.write.query('ROLLBACK').catch(() => undefined);
      }
      throw explain(error, this.file);
    }
  }
}

async function openReader(file: string): Promise<SqliteConnection> {
  const connection = await SqliteConnection.open(file, OPEN_READONLY);
  await connection.exec(READER_PRAGMAS);
  return connection;
}

function checkVersion(): void {
  const version = SQLITE_VERSION.split('.').map(Number);
  const difference = OLDEST_SQLITE.map((part, index) => (version[index] ?? 0) - part).find((part) => part !== 0) ?? 0;
  if (difference < 0) {
    throw new DatabaseStartError(`SQLite ${SQLITE_VERSION} is too old; ${OLDEST_SQLITE.join('.')} or later is needed.`);
  }
}

async function acquireLock(file: string): Promise<FileLock> {
  try {
    return await FileLock.acquire(file);
  } catch (error) {
    throw explainStart(error, file);
  }
}
