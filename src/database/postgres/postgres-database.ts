import type { Type } from '@nestjs/common';
import type pg from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
import type { EventBus } from '../../common/events/event-bus.js';
import { type Change, Database, type Transaction } from '../database.js';
import { DuplicateError, QueryTimeoutError, StorageUnavailableError } from '../database.errors.js';
import { Turns } from '../turns.js';
import { postgresDialect } from './postgres-dialect.js';
import { explain, explainStart, isDuplicate, isLost, isTimeout, OverdueError } from './postgres-errors.js';
import { abandon, abandonAfter, poolOf, poolOptions } from './postgres-pool.js';
import { postgresSearch } from './postgres-search.js';
import { prepareServer } from './prepare-server.js';

const READERS = 8;
/** Connections for statements that may take long, and the longest that one may take: above it, silence counts as a loss. */
const BOUNDED_READERS = 2;
const MAX_BOUND_MS = 2_500;
/**
 * Longest time for a transaction. A message may wait for the batch before its own, so that twice this is the longest that
 * anybody waits for an answer when Postgres falls silent.
 */
const TRANSACTION_TIMEOUT_MS = 2_200;
/** After Postgres was lost, transactions are refused for this long, so that those that queued do not try in turn. */
const REFUSAL_MS = 100;

const TOUCH = "UPDATE server_state SET value = value WHERE name = 'epoch'";

/**
 * Postgres, which several servers may share.
 *
 * The transactions of one process queue for one connection, as on SQLite: the order of its commits is then the order of its
 * events, and group commit makes one connection enough. Those of several processes meet at the rows that they lock. Reading
 * has connections of its own, which refuse to write.
 *
 * Whatever becomes of Postgres or of the network, every call ends in time: with a result that is known, or with an error.
 */
export class PostgresDatabase extends Database {
  override readonly dialect = postgresDialect;
  override readonly search = postgresSearch;
  private readonly turns = new Turns(Array.from({ length: BOUNDED_READERS }, (_, number) => number));
  private readonly statements = new Map<string, string>();
  private lane: Promise<unknown> = Promise.resolve();
  private refusedUntil = 0;
  private checking: Promise<unknown> | undefined;

  private constructor(
    private readonly writer: DataSource,
    override readonly reader: DataSource,
    private readonly bounded: DataSource,
    private readonly events: EventBus,
    override readonly epoch: string,
  ) {
    super();
  }

  /**
   * Connects, and brings the schema up to date.
   *
   * @param name how to call the database where people read it: without the password.
   * @throws DatabaseStartError when it cannot be served, with the reason.
   */
  static async open(url: string, name: string, entities: Type[], events: EventBus): Promise<PostgresDatabase> {
    // Whatever the defaults of the server are: a commit is acknowledged when it is on the disk, and a statement sees what
    // others committed before it.
    const writing = {
      size: 1,
      settings: { synchronous_commit: 'on', default_transaction_isolation: 'read committed' },
    };
    const reading = { size: READERS, settings: { default_transaction_read_only: 'on' } };
    const writer = new DataSource(poolOptions(url, entities, writing));
    const reader = new DataSource(poolOptions(url, entities, reading));
    const bounded = new DataSource(poolOptions(url, [], { ...reading, size: BOUNDED_READERS }));
    const sources = [writer, reader, bounded];
    try {
      const epoch = await prepareServer(url, name);
      await writer.initialize();
      await reader.initialize();
      explainReading(reader);
      await bounded.initialize();
      return new PostgresDatabase(writer, reader, bounded, events, epoch);
    } catch (error) {
      await Promise.all(sources.filter((source) => source.isInitialized).map((source) => source.destroy()));
      throw explainStart(error, name);
    }
  }

  override async query<Row>(sql: string, parameters: unknown[]): Promise<Row[]> {
    try {
      const client = await poolOf(this.reader).connect();
      try {
        return await this.run<Row>(client, sql, parameters);
      } finally {
        client.release();
      }
    } catch (error) {
      throw explain(error);
    }
  }

  override queryWithin<Row>(milliseconds: number, sql: string, parameters: unknown[]): Promise<Row[]> {
    const deadline = performance.now() + milliseconds;
    return this.turns.run(async () => {
      const left = Math.floor(Math.min(deadline - performance.now(), MAX_BOUND_MS));
      if (left <= 0) {
        throw new QueryTimeoutError();
      }
      try {
        const client = await poolOf(this.bounded).connect();
        try {
          await client.query("SELECT set_config('statement_timeout', $1, false)", [String(left)]);
          // Not prepared, so that it is planned for these parameters: what suits a rare word is slow for a frequent one.
          const { rows } = await client.query({ text: sql, values: parameters });
          return rows as Row[];
        } finally {
          client.release();
        }
      } catch (error) {
        throw isTimeout(error) ? new QueryTimeoutError() : explain(error);
      }
    });
  }

  override transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const result = this.lane.then(() => this.runAlone(work));
    this.lane = result.catch(() => undefined);
    return result;
  }

  override change<T>(work: (change: Change) => Promise<T>): Promise<T> {
    return this.transaction(work);
  }

  override async check(): Promise<void> {
    await this.query('SELECT 1', []);
    // Whoever asks meanwhile shares the answer, so that asking often does not hold up the saves.
    this.checking ??= this.change(({ query }) => query(TOUCH, [])).finally(() => (this.checking = undefined));
    await this.checking;
  }

  override async close(): Promise<void> {
    await this.lane;
    // TypeOrmModule closes this one too, at a time of its own.
    if (this.reader.isInitialized) {
      await this.reader.destroy();
    }
    await this.bounded.destroy();
    await this.writer.destroy();
  }

  private async runAlone<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const deadline = Date.now() + TRANSACTION_TIMEOUT_MS;
    if (Date.now() < this.refusedUntil) {
      throw new StorageUnavailableError(new OverdueError());
    }
    const runner = this.writer.createQueryRunner();
    let ended: (() => void) | undefined;
    try {
      const client = (await runner.connect()) as pg.PoolClient;
      ended = abandonAfter(client, deadline - Date.now());
      return await this.commit(runner, client, work);
    } catch (error) {
      if (isLost(error)) {
        this.refusedUntil = Date.now() + REFUSAL_MS;
      }
      throw explain(error);
    } finally {
      ended?.();
      await runner.release();
    }
  }

  private async commit<T>(
    runner: QueryRunner,
    client: pg.PoolClient,
    work: (transaction: Transaction) => Promise<T>,
  ): Promise<T> {
    const events: object[] = [];
    const query = <Row>(sql: string, parameters: unknown[]): Promise<Row[]> => this.run(client, sql, parameters);
    try {
      await runner.startTransaction();
      const result = await work({
        manager: runner.manager,
        query,
        // A statement of its own would not be quicker: the rows are locked before it.
        querySingle: query,
        lock: (table, ids) => this.lock(client, table, ids),
        emit: (event) => events.push(event),
      });
      const { command } = await client.query('COMMIT');
      // After a failed statement Postgres answers COMMIT with a rollback, and no error.
      if (command !== 'COMMIT') {
        throw new Error('A transaction hid a statement that had failed, and was rolled back.');
      }
      events.forEach((event) => this.events.publish(event));
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => abandon(client));
      throw error;
    }
  }

  /** Rows are locked in one order everywhere, so that two processes never wait for each other in a circle. */
  private async lock(client: pg.PoolClient, table: string, ids: string[]): Promise<void> {
    await this.run(client, `SELECT 1 FROM ${table} WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE`, [ids]);
  }

  /** Runs one statement, which each connection prepares at its first use. */
  private async run<Row>(client: pg.PoolClient, text: string, values: unknown[]): Promise<Row[]> {
    const name = this.statements.get(text) ?? `statement_${this.statements.size}`;
    this.statements.set(text, name);
    try {
      const { rows } = await client.query({ name, text, values });
      return rows as Row[];
    } catch (error) {
      throw isDuplicate(error) ? new DuplicateError() : error;
    }
  }
}

/** Has repositories throw the same errors as `query`. */
function explainReading(reader: DataSource): void {
  const createQueryRunner = reader.createQueryRunner.bind(reader);
  reader.createQueryRunner = (mode) => {
    const runner = createQueryRunner(mode);
    const query = runner.query.bind(runner) as (...parameters: unknown[]) => Promise<unknown>;
    const explained = (...parameters: unknown[]): Promise<unknown> =>
      query(...parameters).catch((error: unknown) => {
        throw explain(error);
      });
    runner.query = explained as typeof runner.query;
    return runner;
  };
}
