import { QueryTimeoutError } from '../database.errors.js';
import { Turns } from '../turns.js';
import type { SqliteConnection } from './sqlite-connection.js';

/** Connections for statements that may take long. Each occupies a thread of Node's pool of four while it works. */
const CONNECTIONS = 2;

/** A place for a connection, which is opened when it is first needed. */
interface Place {
  connection?: SqliteConnection;
}

/** Reading with a bound in time, on connections of its own. */
export class BoundedReaders {
  private readonly places: Place[] = Array.from({ length: CONNECTIONS }, () => ({}));
  private readonly turns = new Turns([...this.places]);

  constructor(private readonly open: () => Promise<SqliteConnection>) {}

  /** @throws QueryTimeoutError when the statement was not done in time, the wait for its turn included. */
  query<Row>(milliseconds: number, sql: string, parameters: unknown[]): Promise<Row[]> {
    const deadline = performance.now() + milliseconds;
    return this.turns.run(async (place) => {
      place.connection ??= await this.open();
      return run<Row>(place.connection, deadline - performance.now(), sql, parameters);
    });
  }

  /** Stops what runs, and closes the connections. */
  async close(): Promise<void> {
    await Promise.all(
      this.places.map(async ({ connection }) => {
        connection?.interrupt();
        await connection?.close();
      }),
    );
  }
}

async function run<Row>(
  connection: SqliteConnection,
  milliseconds: number,
  sql: string,
  parameters: unknown[],
): Promise<Row[]> {
  if (milliseconds <= 0) {
    throw new QueryTimeoutError();
  }
  // An interrupt reaches only a statement that runs, and this one may not have begun when its time is over.
  const timer = setInterval(() => connection.interrupt(), Math.max(1, milliseconds));
  try {
    return await connection.query<Row>(sql, parameters);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'SQLITE_INTERRUPT' ? new QueryTimeoutError() : error;
  } finally {
    clearInterval(timer);
  }
}
