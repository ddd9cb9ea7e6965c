import { MIGRATIONS } from '../../src/database/sqlite/migrations/index.js';
import { SqliteFile } from './sqlite.js';

/** Where the copy of a file stands that is kept before the file is adopted. */
export function copyOf(path: string): string {
  return `${path}.before-v${MIGRATIONS.length}`;
}

/** What `Base.metadata.create_all` of SQLAlchemy emits for the original's models. */
export const ORIGINAL = `
  CREATE TABLE channels (
    id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    created_at DATETIME NOT NULL,
    PRIMARY KEY (id)
  );
  CREATE TABLE messages (
    id VARCHAR NOT NULL,
    channel_id VARCHAR NOT NULL,
    user_id VARCHAR NOT NULL,
    user_name VARCHAR NOT NULL,
    content TEXT NOT NULL,
    timestamp DATETIME NOT NULL,
    is_own_message BOOLEAN NOT NULL,
    created_at DATETIME NOT NULL,
    PRIMARY KEY (id)
  );
  CREATE INDEX ix_messages_channel_id ON messages (channel_id);`;

/**
 * Makes a file as the original leaves it, with two channels and so many messages: inserted from the newest to the oldest,
 * pairs sharing a time.
 *
 * @returns the ids in the order that the file gives them: by time, then by insertion.
 */
export async function makeLargeFile(path: string, messages: number, length = 50): Promise<string[]> {
  const file = await SqliteFile.open(path);
  try {
    await file.exec(ORIGINAL);
    await file.exec(`
      INSERT INTO channels VALUES
        ('1', '雑談', '2023-12-31 23:59:51.000100'), ('2', 'ゲーム', '2023-12-31 23:59:52.000100');
      INSERT INTO messages
      WITH RECURSIVE n(n) AS (SELECT ${messages} UNION ALL SELECT n - 1 FROM n WHERE n > 1)
      SELECT 'm' || n, '1', 'u', 'n', printf('%.*c', ${length}, 'x'), '2024-01-01 00:00:00.000000', 0,
             printf('2024-01-%02d 00:00:00.%06d', 1 + n / 2 / 1000000, n / 2 % 1000000) FROM n`);
    const rows = await file.query<{ id: string }>('SELECT id FROM messages ORDER BY created_at, rowid');
    return rows.map(({ id }) => id);
  } finally {
    await file.close();
  }
}
