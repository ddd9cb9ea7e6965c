import { queryPostgres } from './postgres.js';
import { queryFile } from './sqlite.js';

/** Whether the suite runs on Postgres; on SQLite otherwise. */
export const onPostgres = process.env.TEST_DATABASE === 'postgres';

/** A test of what only a SQLite file has; on Postgres it is left out, and says why. */
export const itOnFile: (title: string, body: () => Promise<void>, timeout?: number) => void = onPostgres
  ? (title, body) => it.skip(`${title} (only a SQLite file has this)`, body)
  : it;

/** What DATABASE_URL has to be for a database. */
export function urlOf(database: string): string {
  return database.startsWith('postgres:') ? database : `sqlite:${database}`;
}

/** Runs one statement on a database past the server, with `?` or `$1`, `$2` … for its parameters; rows are as SQLite's. */
export async function queryDatabase<Row = Record<string, unknown>>(
  database: string,
  sql: string,
  parameters: unknown[] = [],
): Promise<Row[]> {
  if (!database.startsWith('postgres:')) {
    return queryFile(database, sql, parameters);
  }
  let places = 0;
  return queryPostgres(
    database,
    sql.replaceAll('?', () => `$${(places += 1)}`),
    parameters,
  );
}
