import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people do with messages beyond sending them: the same tables and columns as on SQLite. */
export class Conversations1700000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE channels ADD COLUMN last_change INTEGER NOT NULL DEFAULT 0');
    for (const column of [
      'change_seq INTEGER',
      'edited_at TEXT COLLATE "C"',
      'deleted_at TEXT COLLATE "C"',
      'content_hash TEXT COLLATE "C"',
      'reply_to TEXT COLLATE "C"',
      'reply_count INTEGER NOT NULL DEFAULT 0',
      'mentions TEXT',
      'pinned_at TEXT COLLATE "C"',
      'pinned_by TEXT COLLATE "C"',
    ]) {
      await runner.query(`ALTER TABLE messages ADD COLUMN ${column}`);
    }
    await runner.query(
      'CREATE INDEX messages_changed ON messages (channel_id, change_seq) WHERE change_seq IS NOT NULL',
    );
    await runner.query('CREATE INDEX messages_replies ON messages (reply_to, seq) WHERE reply_to IS NOT NULL');
    await runner.query('CREATE INDEX messages_pinned ON messages (channel_id, pinned_at) WHERE pinned_at IS NOT NULL');

    await runner.query(`
      CREATE TABLE message_edits (
        message_id TEXT COLLATE "C" NOT NULL,
        number INTEGER NOT NULL,
        content TEXT NOT NULL,
        replaced_at TEXT COLLATE "C" NOT NULL,
        PRIMARY KEY (message_id, number)
      )`);
    await runner.query(`
      CREATE TABLE reactions (
        message_id TEXT COLLATE "C" NOT NULL,
        emoji TEXT COLLATE "C" NOT NULL,
        user_id TEXT COLLATE "C" NOT NULL,
        channel_id TEXT COLLATE "C" NOT NULL,
        change_seq INTEGER NOT NULL,
        created_at TEXT COLLATE "C" NOT NULL,
        removed_at TEXT COLLATE "C",
        PRIMARY KEY (message_id, emoji, user_id)
      )`);
    await runner.query('CREATE INDEX reactions_standing ON reactions (message_id, emoji) WHERE removed_at IS NULL');
    await runner.query('CREATE INDEX reactions_changed ON reactions (channel_id, change_seq)');
    await runner.query(`
      CREATE TABLE users (
        id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        name_key TEXT COLLATE "C" NOT NULL,
        created_at TEXT COLLATE "C" NOT NULL,
        updated_at TEXT COLLATE "C" NOT NULL
      )`);
    await runner.query('CREATE INDEX users_by_name ON users (name_key)');
    await runner.query(`
      CREATE TABLE read_markers (
        user_id TEXT COLLATE "C" NOT NULL,
        channel_id TEXT COLLATE "C" NOT NULL,
        read_seq INTEGER NOT NULL,
        updated_at TEXT COLLATE "C" NOT NULL,
        PRIMARY KEY (user_id, channel_id)
      )`);
    // Once a statement: a batch may have hundreds of messages of one user.
    await runner.query(`
      CREATE FUNCTION messages_read() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO read_markers (user_id, channel_id, read_seq, updated_at)
        SELECT DISTINCT ON (user_id, channel_id) user_id, channel_id, seq, created_at FROM added
         WHERE seq IS NOT NULL ORDER BY user_id, channel_id, seq DESC
        ON CONFLICT (user_id, channel_id) DO UPDATE SET read_seq = excluded.read_seq, updated_at = excluded.updated_at;
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER messages_read AFTER INSERT ON messages REFERENCING NEW TABLE AS added FOR EACH STATEMENT
      EXECUTE FUNCTION messages_read()`);
  }

  async down(): Promise<void> {
    throw new Error('There is no way back: restore the dump that was made before.');
  }
}
