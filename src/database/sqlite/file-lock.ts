import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { DatabaseStartError } from '../database.errors.js';
import { OPEN_READWRITE, OPEN_CREATE, SqliteConnection } from './sqlite-connection.js';

/** The absolute path of a database file, behind every symbolic link, so that one file has one lock. */
export async function realFile(path: string): Promise<string> {
  const file = resolve(path);
  return realpath(file).catch(() => file);
}

/**
 * Makes sure that one process at a time serves a database file. The lock is SQLite's own, on a small file beside the
 * database, so the operating system lets it go when the process ends, however it ends.
 */
export class FileLock {
  private constructor(private readonly connection: SqliteConnection) {}

  /** @throws DatabaseStartError when another process holds the lock. */
  static async acquire(databaseFile: string): Promise<FileLock> {
    const connection = await SqliteConnection.open(`${databaseFile}.lock`, OPEN_READWRITE | OPEN_CREATE);
    try {
      await connection.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
    } catch (error) {
      await connection.close();
      if ((error as NodeJS.ErrnoException).code === 'SQLITE_BUSY') {
        throw new DatabaseStartError(
          `Another server is already using ${databaseFile}; stop it first, or set DATABASE_URL.`,
        );
      }
      throw error;
    }
    return new FileLock(connection);
  }

  async release(): Promise<void> {
    await this.connection.close();
  }
}
