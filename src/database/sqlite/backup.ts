import { existsSync } from 'node:fs';
import { link, rename, rm } from 'node:fs/promises';
import { FileLock, realFile } from './file-lock.js';
import { putInPlace } from './put-in-place.js';
import { OPEN_READWRITE, SqliteConnection } from './sqlite-connection.js';

/** What a verified copy holds. */
export interface Contents {
  channels: number;
  messages: number;
}

/**
 * Copies a database, as of one moment, while a server may write to it. The copy gets an epoch of its own, so that clients
 * can tell a restored history from the one they knew, and appears under its name only when it has been verified.
 *
 * @throws Error with a sentence for the operator, when there is nothing to copy, the target exists, or the copy is damaged.
 */
export async function backUp(file: string, target: string): Promise<Contents> {
  if (!existsSync(file)) {
    throw new Error(`There is no database ${file}; DATABASE_URL names another one.`);
  }
  if (existsSync(target)) {
    throw new Error(`${target} exists already; a backup never replaces anything.`);
  }
  const partial = `${target}.partial`;
  await rm(partial, { force: true });
  try {
    const least = await copy(file, partial);
    const contents = await seal(partial);
    if (contents.messages < least) {
      throw new Error(`The copy has ${contents.messages} messages, and there were ${least} before it was made.`);
    }
    await putInPlace(partial, target);
    return contents;
  } finally {
    await rm(partial, { force: true });
  }
}

/**
 * Puts a backup in the place of the database. The server must be stopped; the file that was there is kept.
 *
 * @returns where the replaced file is kept, or null where there was none.
 * @throws Error with a sentence for the operator, when the backup is damaged or a server is running.
 */
export async function restore(source: string, path: string): Promise<string | null> {
  const file = await realFile(path);
  if (!existsSync(source)) {
    throw new Error(`There is no backup ${source}.`);
  }
  const lock = await FileLock.acquire(file);
  const partial = `${file}.partial`;
  try {
    await rm(partial, { force: true });
    await copy(source, partial);
    await seal(partial);
    const kept = existsSync(file) ? await keep(file) : null;
    await putInPlace(partial, file);
    return kept;
  } finally {
    await rm(partial, { force: true });
    await lock.release();
  }
}

/** @returns how many messages there were before the copy was made. */
async function copy(source: string, target: string): Promise<number> {
  const connection = await SqliteConnection.open(source, OPEN_READWRITE);
  try {
    const [own] = await connection.query("SELECT 1 FROM sqlite_master WHERE name = 'server_state'");
    if (!own) {
      throw new Error('this server has never opened it');
    }
    const [row] = await connection.query<{ messages: number }>('SELECT count(*) AS messages FROM messages');
    await connection.copyTo(target);
    return row?.messages ?? 0;
  } catch (error) {
    throw new Error(`${source} cannot be copied: ${(error as Error).message}`, { cause: error });
  } finally {
    await connection.close();
  }
}

/** Gives a copy its epoch, verifies it and makes sure that it is on the disk. */
async function seal(file: string): Promise<Contents> {
  const connection = await SqliteConnection.open(file, OPEN_READWRITE);
  try {
    // One file is easier to keep than three, so the copy is taken out of WAL mode.
    await connection.query('PRAGMA journal_mode = DELETE');
    await connection.query('PRAGMA synchronous = FULL');
    await connection.query("UPDATE server_state SET value = lower(hex(randomblob(16))) WHERE name = 'epoch'");
    const [check] = await connection.query<{ integrity_check: string }>('PRAGMA integrity_check(1)');
    const [gap] = await connection.query<{ id: string }>(
      `SELECT id FROM channels WHERE last_seq <>
         (SELECT count(*) FROM messages WHERE channel_id = channels.id AND seq BETWEEN 1 AND channels.last_seq)`,
    );
    const [contents] = await connection.query<Contents>(
      'SELECT (SELECT count(*) FROM channels) AS channels, (SELECT count(*) FROM messages) AS messages',
    );
    if (check?.integrity_check !== 'ok' || gap || !contents) {
      throw new Error(
        `The copy is damaged (${gap ? `channel ${gap.id} has gaps` : check?.integrity_check}); nothing was changed.`,
      );
    }
    return contents;
  } finally {
    await connection.close();
  }
}

/** Keeps the current database under another name, with all that its log still holds, until the new one takes its place. */
async function keep(file: string): Promise<string> {
  const kept = `${file}.replaced-${new Date().toISOString().replaceAll(/[-:]|\.\d+/gu, '')}`;
  await emptyLog(file);
  await link(file, kept);
  for (const suffix of ['-wal', '-shm']) {
    if (existsSync(file + suffix)) {
      await rename(file + suffix, kept + suffix);
    }
  }
  return kept;
}

/** Writes the log into the file. A damaged database may refuse that: then its log is kept beside it. */
async function emptyLog(file: string): Promise<void> {
  const connection = await SqliteConnection.open(file, OPEN_READWRITE);
  await connection.query('PRAGMA wal_checkpoint(TRUNCATE)').catch(() => undefined);
  await connection.close();
}
