import sqlite3 from 'sqlite3';

/** A connection to a database file as any other program would open it, past the server. */
export class SqliteFile {
  private constructor(private readonly handle: sqlite3.Database) {}

  static open(file: string): Promise<SqliteFile> {
    return new Promise((resolve, reject) => {
      const handle = new sqlite3.Database(file, (error) => {
        if (error) {
          reject(error);
        } else {
          handle.configure('busyTimeout', 5_000);
          resolve(new SqliteFile(handle));
        }
      });
    });
  }

  /** Runs one statement with `?` for its parameters. */
  query<Row = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      this.handle.all<Row>(sql, parameters, (error, rows) => (error ? reject(error) : resolve(rows)));
    });
  }

  /** Runs a script of several statements. */
  exec(script: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.handle.exec(script, (error) => (error ? reject(error) : resolve()));
    });
  }

  close(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.handle.close((error) => (error ? reject(error) : resolve()));
    });
  }
}

/** Runs one statement on a file and lets go of it. */
export async function queryFile<Row = Record<string, unknown>>(
  file: string,
  sql: string,
  parameters: unknown[] = [],
): Promise<Row[]> {
  const connection = await SqliteFile.open(file);
  try {
    return await connection.query<Row>(sql, parameters);
  } finally {
    await connection.close();
  }
}
