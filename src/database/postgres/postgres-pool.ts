import { Logger, type Type } from '@nestjs/common';
import pg, { types } from 'pg';
import type { DataSource, DataSourceOptions } from 'typeorm';
import { OverdueError } from './postgres-errors.js';

/** Longest wait for a connection, be it a new one or one of the pool. */
const CONNECT_TIMEOUT_MS = 1_500;
/** Longest time that the server works on a statement; it answers with an error then. */
const STATEMENT_TIMEOUT_MS = 2_000;
/** After this, no answer means that there will be none: the network or the machine is gone. */
const ANSWER_TIMEOUT_MS = 2_500;
/** After this, the server lets go of what a process holds that began a transaction and was never heard of again. */
const IDLE_TRANSACTION_TIMEOUT_MS = 2_000;

const logger = new Logger('Database');

/** How the connections of a pool differ. */
interface PoolKind {
  /** Most connections. */
  size: number;
  /** Settings of Postgres that each connection starts with. */
  settings: Record<string, string>;
}

/** Options of a data source on Postgres whose every statement ends in time, and whose dead connections harm nobody. */
export function poolOptions(url: string, entities: Type[], { size, settings }: PoolKind): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    driver: pg,
    entities,
    applicationName: 'ai-community-backend',
    poolSize: size,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    poolErrorHandler: (error: Error) => {
      logger.warn({ reason: error.message }, 'An idle connection to Postgres was lost.');
    },
    extra: {
      min: 1,
      keepAlive: true,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      idle_in_transaction_session_timeout: IDLE_TRANSACTION_TIMEOUT_MS,
      options: Object.entries(settings)
        .map(([name, value]) => `-c ${name}=${value.replaceAll(' ', '\\ ')}`)
        .join(' '),
      types: { getTypeParser },
      onConnect: (client) => harden(client as pg.Client),
    } satisfies pg.PoolConfig,
  };
}

/** The pool that a data source holds. */
export function poolOf(source: DataSource): pg.Pool {
  return (source.driver as unknown as { master: pg.Pool }).master;
}

/**
 * Gives a connection up after some time, unless it is called off before. An answer that came while this process was held up
 * counts: it is read before.
 *
 * @returns calls it off.
 */
export function abandonAfter(client: pg.Client, milliseconds: number): () => void {
  let last: NodeJS.Immediate | undefined;
  const timer = setTimeout(() => {
    last = setImmediate(() => abandon(client));
  }, milliseconds);
  return () => {
    clearTimeout(timer);
    clearImmediate(last);
  };
}

/** Gives a connection up at once; whoever waits for an answer on it gets an error. */
export function abandon(client: pg.Client): void {
  client.connection.stream.destroy(new OverdueError());
}

/**
 * Gives a connection up on which an answer is overdue. `pg` has a limit too, but goes on with the connection after it, and
 * whoever got it next would wait for nothing. Statements are to be waited for as promises.
 */
function harden(client: pg.Client): void {
  // Who waits on it hears of a lost connection from the statement; without a listener the process would end.
  client.on('error', () => undefined);
  const query = client.query.bind(client) as (statement: unknown, values?: unknown[]) => Promise<unknown>;
  const watched = async (statement: string | pg.QueryConfig<unknown[]>, values?: unknown[]): Promise<unknown> => {
    const answered = abandonAfter(client, ANSWER_TIMEOUT_MS);
    try {
      return await (typeof statement === 'string'
        ? query(statement, values?.map(withoutNul))
        : query({ ...statement, values: statement.values?.map(withoutNul) }));
    } finally {
      answered();
    }
  };
  client.query = watched as typeof client.query;
}

/**
 * Postgres fails on a text with NUL. Such a text is never saved, only looked for, and must be found nowhere: like one with
 * another control character, which no identifier has.
 */
function withoutNul(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutNul);
  }
  return typeof value === 'string' ? value.replaceAll('\0', '\u0001') : value;
}

/** Counts and sums are numbers, as on SQLite; ours stay far below where that loses digits. */
const getTypeParser: typeof types.getTypeParser = (type, format) =>
  type === types.builtins.INT8 ? Number : types.getTypeParser(type, format);
