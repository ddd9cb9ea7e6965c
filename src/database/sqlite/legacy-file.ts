import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Logger } from '@nestjs/common';
import { DatabaseStartError } from '../database.errors.js';
import { MIGRATIONS } from './migrations/index.js';
import { putInPlace } from './put-in-place.js';
import { OPEN_READWRITE, SqliteConnection } from './sqlite-connection.js';

const REQUIRED_COLUMNS: Record<string, string[]> = {
  channels: ['id', 'name', 'created_at'],
  messages: ['id', 'channel_id', 'user_id', 'user_name', 'content', 'timestamp', 'is_own_message', 'created_at'],
};
const DAMAGE = new Set(['SQLITE_CORRUPT', 'SQLITE_NOTADB']);
/** Rows numbered in one transaction: some tens of milliseconds of work. */
const NUMBERING_STEP = 20_000;

const logger = new Logger('Database');

/**
 * Looks at a file before anything changes it, and keeps a copy of one that an older server or the original wrote.
 *
 * @throws DatabaseStartError when the file is no database of ours, is damaged, or was written by a newer server.
 */
export async function prepareFile(file: string): Promise<void> {
  if (!existsSync(file)) {
    return;
  }
  const connection = await SqliteConnection.open(file, OPEN_READWRITE);
  try {
    await checkIntegrity(connection, file);
    const applied = await appliedMigrations(connection);
    const known = new Set(MIGRATIONS.map(({ name }) => name));
    const newer = applied.filter((name) => !known.has(name));
    if (newer.length > 0) {
      throw new DatabaseStartError(
        `${file} was written by a newer version of this server (it has ${newer.join(', ')}); start that version instead.`,
      );
    }
    const tables = await connection.query<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'");
    if (tables.length > 0 && applied.length < MIGRATIONS.length) {
      if (applied.length === 0) {
        await checkColumns(
          connection,
          file,
          tables.map(({ name }) => name),
        );
      }
      await keepCopy(connection, `${file}.before-v${MIGRATIONS.length}`);
    }
  } finally {
    await connection.close();
  }
}

async function checkIntegrity(connection: SqliteConnection, file: string): Promise<void> {
  let verdict: string;
  try {
    verdict = await quickCheck(connection);
  } catch (error) {
    if (!DAMAGE.has((error as NodeJS.ErrnoException).code ?? '')) {
      throw error;
    }
    verdict = (error as Error).message;
  }
  if (verdict !== 'ok') {
    throw new DatabaseStartError(
      `${file} is damaged or not a database (${verdict}); restore a backup, see the README.`,
    );
  }
}

/** Checks every table. The index for searching is only looked at as tables: to check its meaning takes far longer. */
async function quickCheck(connection: SqliteConnection): Promise<string> {
  const tables = await connection.query<{ name: string }>(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL %'",
  );
  for (const { name } of tables) {
    const [row] = await connection.query<{ quick_check: string }>(
      `PRAGMA quick_check("${name.replaceAll('"', '""')}")`,
    );
    if (row?.quick_check !== 'ok') {
      return row?.quick_check ?? 'no answer';
    }
  }
  return 'ok';
}

async function appliedMigrations(connection: SqliteConnection): Promise<string[]> {
  const [table] = await connection.query("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migrations'");
  const rows = table ? await connection.query<{ name: string }>('SELECT name FROM migrations ORDER BY id') : [];
  return rows.map(({ name }) => name);
}

/** A file without our migrations must be the original's: anything else is somebody else's data. */
async function checkColumns(connection: SqliteConnection, file: string, tables: string[]): Promise<void> {
  for (const table of Object.keys(REQUIRED_COLUMNS).filter((name) => tables.includes(name))) {
    const columns = await connection.query<{ name: string }>(`PRAGMA table_info(${table})`);
    const missing = REQUIRED_COLUMNS[table]?.filter((name) => !columns.some((column) => column.name === name)) ?? [];
    if (missing.length > 0) {
      throw new DatabaseStartError(
        `${file} has a table ${table} that lacks ${missing.join(', ')}; it is not a chat database.`,
      );
    }
  }
  if (!Object.keys(REQUIRED_COLUMNS).some((table) => tables.includes(table))) {
    throw new DatabaseStartError(`${file} is a database of another program: it has neither channels nor messages.`);
  }
}

async function keepCopy(connection: SqliteConnection, target: string): Promise<void> {
  if (existsSync(target)) {
    return;
  }
  const partial = `${target}.partial`;
  try {
    await rm(partial, { force: true });
    await connection.copyTo(partial);
    await putInPlace(partial, target);
  } finally {
    await rm(partial, { force: true });
  }
  logger.log({ copy: target }, 'The file comes from an older server; a copy of it was kept.');
}

/**
 * Gives every row of a legacy file its place in its channel, by time of creation and then of insertion, a step at a time:
 * each step is a transaction of its own, so this can be interrupted anywhere and goes on at the next start.
 */
export async function numberLegacyRows(connection: SqliteConnection): Promise<void> {
  const channels = await connection.query<{ id: string }>(
    'SELECT id FROM channels c WHERE EXISTS (SELECT 1 FROM messages m WHERE m.channel_id = c.id AND m.seq IS NULL)',
  );
  let numbered = 0;
  for (const { id } of channels) {
    let step: number;
    do {
      step = await numberStep(connection, id);
      numbered += step;
    } while (step === NUMBERING_STEP);
    logger.log({ channel: id, numbered }, 'Messages of a legacy file were numbered.');
  }
}

async function numberStep(connection: SqliteConnection, channelId: string): Promise<number> {
  await connection.query('BEGIN IMMEDIATE');
  try {
    const rows = await connection.query(
      `UPDATE messages SET seq = numbered.seq
         FROM (SELECT m.rowid AS row, c.last_seq + row_number() OVER (ORDER BY m.created_at, m.rowid) AS seq
                 FROM (SELECT rowid, created_at FROM messages WHERE channel_id = $1 AND seq IS NULL
                        ORDER BY created_at, rowid LIMIT ${NUMBERING_STEP}) m, channels c
                WHERE c.id = $1) AS numbered
        WHERE messages.rowid = numbered.row RETURNING 1`,
      [channelId],
    );
    await connection.query('UPDATE channels SET last_seq = last_seq + $2 WHERE id = $1', [channelId, rows.length]);
    await connection.query('COMMIT');
    return rows.length;
  } catch (error) {
    await connection.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
