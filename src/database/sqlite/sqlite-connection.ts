import { createRequire } from 'node:module';
import type sqlite3Module from 'sqlite3';
import type { DataSource } from 'typeorm';

type Driver = typeof sqlite3Module;
type Handle = sqlite3Module.Database & {
  /** Missing in the types of the package. */
  backup(file: string, opened: (error: Error | null) => void): Backup;
};

interface Backup {
  completed: boolean;
  step(pages: number, done: (error: Error | null) => void): void;
  finish(): void;
}

const sqlite3 = createRequire(import.meta.url)('sqlite3') as Driver;

export const { OPEN_CREATE, OPEN_READONLY, OPEN_READWRITE, VERSION: SQLITE_VERSION } = sqlite3;

/**
 * The driver as TypeORM shall see it. TypeORM asks for the verbose one, which takes a stack trace for every statement: a
 * third of the cost of a small save.
 */
export const quietDriver = { ...sqlite3, verbose: () => quietDriver };

/** One connection with promises and prepared statements. Statements run one after the other, in the order of the calls. */
export class SqliteConnection {
  private readonly statements = new Map<string, Promise<sqlite3Module.Statement>>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly handle: Handle) {}

  /** Opens a file on its own, for work outside the server's data sources. */
  static open(file: string, mode: number): Promise<SqliteConnection> {
    return new Promise((resolve, reject) => {
      const handle = new sqlite3.Database(file, mode, (error) => {
        if (error) {
          reject(error);
        } else {
          resolve(new SqliteConnection(handle as Handle));
        }
      });
    });
  }

  /** The connection that a data source holds. */
  static of(source: DataSource): SqliteConnection {
    return new SqliteConnection((source.driver as unknown as { databaseConnection: Handle }).databaseConnection);
  }

  /** Runs one statement, prepared at its first use, with `$1`, `$2` … for its parameters, and hands out its rows. */
  query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    // One at a time: a connection works off one statement anyway, and each waiting one would hold a thread of the pool
    // that the writer needs too.
    const result = this.last.then(() => this.run<Row>(sql, parameters));
    this.last = result.catch(() => undefined);
    return result;
  }

  /** Stops the statement that runs now; it fails with SQLITE_INTERRUPT. */
  interrupt(): void {
    this.handle.interrupt();
  }

  /** Runs a script of several statements without parameters. */
  exec(script: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.handle.exec(script, (error) => (error ? reject(error) : resolve()));
    });
  }

  /** Copies the whole database, page by page as of one moment, while others may write to it. */
  copyTo(file: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const backup = this.handle.backup(file, (opened) => {
        if (opened) {
          reject(opened);
          return;
        }
        backup.step(-1, (failed) => {
          const complete = backup.completed;
          backup.finish();
          if (failed || !complete) {
            reject(failed ?? new Error('The copy did not come to its end.'));
          } else {
            resolve();
          }
        });
      });
    });
  }

  /** Lets go of the prepared statements, so that the connection can be closed. */
  async finalize(): Promise<void> {
    const statements = await Promise.all(this.statements.values());
    this.statements.clear();
    await Promise.all(
      statements.map((statement) => new Promise<void>((resolve) => statement.finalize(() => resolve()))),
    );
  }

  async close(): Promise<void> {
    await this.finalize();
    await new Promise<void>((resolve, reject) => {
      this.handle.close((error) => (error ? reject(error) : resolve()));
    });
  }

  private async run<Row>(sql: string, parameters: unknown[]): Promise<Row[]> {
    const statement = await (this.statements.get(sql) ?? this.prepare(sql));
    return new Promise((resolve, reject) => {
      statement.all<Row>(parameters, (error, rows) => (error ? reject(error) : resolve(rows)));
    });
  }

  private prepare(sql: string): Promise<sqlite3Module.Statement> {
    const prepared = new Promise<sqlite3Module.Statement>((resolve, reject) => {
      // SQLite counts `$2` as a name, by its first mention, and `?2` as a place.
      const text = sql.replaceAll(/\$(?=\d)/gu, '?');
      const statement = this.handle.prepare(text, (error: Error | null) =>
        error ? reject(error) : resolve(statement),
      );
    });
    this.statements.set(sql, prepared);
    prepared.catch(() => this.statements.delete(sql));
    return prepared;
  }
}
