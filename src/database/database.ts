import type { DataSource, EntityManager } from 'typeorm';
import type { Dialect } from './dialect.js';
import type { SearchDialect } from './search-dialect.js';

/** A unit of work in statements: all of it is kept, or nothing. */
export interface Change {
  /**
   * Runs one statement, prepared once and kept, with `$1`, `$2` … for its parameters; for the paths where TypeORM's own way
   * costs too much.
   *
   * @throws DuplicateError where another process wrote a moment ago what may be there once; the unit of work is lost then.
   */
  readonly query: <Row>(sql: string, parameters: unknown[]) => Promise<Row[]>;
  /**
   * Like `query`, for a statement that is all that the unit changes, and for reading beside it. Where nothing was begun
   * before it, it may commit by itself: beginning and ending a transaction around it would take longer than the statement.
   */
  readonly querySingle: <Row>(sql: string, parameters: unknown[]) => Promise<Row[]>;
  /**
   * Keeps every other process from changing these rows until the end of the transaction. Statements after it see what the
   * others did before, so rows are locked first and read then. Where a transaction locks twice, it goes by table, in the
   * order of the names.
   */
  readonly lock: (table: string, ids: string[]) => Promise<void>;
  /** Announces a change: the event is published after the commit, and dropped on a rollback. */
  readonly emit: (event: object) => void;
}

/** A unit of work in which TypeORM can be used too. */
export interface Transaction extends Change {
  readonly manager: EntityManager;
}

/** Whoever runs reading statements: the database, or a transaction, which sees its own changes. */
export type Reader = Pick<Change, 'query'>;

/**
 * The door to the data. Whoever writes asks for a transaction; whoever only reads uses TypeORM repositories or `query`,
 * on a connection that cannot write and sees committed rows only.
 */
export abstract class Database {
  /** How this database spells what a statement cannot write the same way everywhere. */
  abstract readonly dialect: Dialect;

  /** How this database keeps and asks the index for searching. */
  abstract readonly search: SearchDialect;

  /** TypeORM for reading; a repository over it refuses to write. */
  abstract readonly reader: DataSource;

  /** Runs one reading statement, prepared once and kept. */
  abstract query<Row>(sql: string, parameters: unknown[]): Promise<Row[]>;

  /**
   * Like `query`, for a statement that may take long: it runs where it delays nobody else who reads or writes, and is
   * stopped when its time is over. A few run at once; the others wait, which counts.
   *
   * @throws QueryTimeoutError when it was not done in time.
   */
  abstract queryWithin<Row>(milliseconds: number, sql: string, parameters: unknown[]): Promise<Row[]>;

  /**
   * Runs `work` in a transaction of its own; two never share fate. Its result is handed out after the commit, and the
   * events that it emitted are published then, in their order.
   *
   * @throws what `work` throws, after the rollback; StorageError when the database does not take the change.
   */
  abstract transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;

  /** Like `transaction`, for statements only: the path of what is small and frequent. */
  abstract change<T>(work: (change: Change) => Promise<T>): Promise<T>;

  /** Random id of this database's history; a copy that is restored has another one. */
  abstract readonly epoch: string;

  /**
   * Makes sure that the database answers and can be written.
   *
   * @throws StorageError when it does not.
   */
  abstract check(): Promise<void>;

  /** Waits for the running work and closes every connection. */
  abstract close(): Promise<void>;
}
