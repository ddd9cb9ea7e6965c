import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people do with messages beyond sending them: changes with a counter of their own in the channel, edits, threads,
 * mentions, pins, reactions, the directory of users and read markers.
 *
 * The columns are nullable or have a default, so that the original can go on inserting, and the indexes on messages hold
 * only rows that something happened to, so that saving a plain message costs what it did.
 */
export class Conversations1700000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE channels ADD COLUMN last_change INTEGER NOT NULL DEFAULT 0');
    for (const column of [
      'change_seq INTEGER',
      'edited_at DATETIME',
      'deleted_at DATETIME',
      'content_hash VARCHAR',
      'reply_to VARCHAR',
      'reply_count INTEGER NOT NULL DEFAULT 0',
      'mentions TEXT',
      'pinned_at DATETIME',
      'pinned_by VARCHAR',
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
        message_id VARCHAR NOT NULL,
        number INTEGER NOT NULL,
        content TEXT NOT NULL,
        replaced_at DATETIME NOT NULL,
        PRIMARY KEY (message_id, number)
      ) WITHOUT ROWID`);
    await runner.query(`
      CREATE TABLE reactions (
        message_id VARCHAR NOT NULL,
        emoji VARCHAR NOT NULL,
        user_id VARCHAR NOT NULL,
        channel_id VARCHAR NOT NULL,
        change_seq INTEGER NOT NULL,
        created_at DATETIME NOT NULL,
        removed_at DATETIME,
        PRIMARY KEY (message_id, emoji, user_id)
      ) WITHOUT ROWID`);
    // Whoever reads messages wants those that stand; there may be any number that were taken back. SQLite prefers the primary
    // key to a partial index, and to one that has not all that is asked for.
    await runner.query('CREATE INDEX reactions_standing ON reactions (message_id, removed_at, emoji, change_seq)');
    await runner.query('CREATE INDEX reactions_changed ON reactions (channel_id, change_seq)');
    await runner.query(`
      CREATE TABLE users (
        id VARCHAR NOT NULL PRIMARY KEY,
        name VARCHAR NOT NULL,
        name_key VARCHAR NOT NULL,
        created_at DATETIME NOT NULL,
        updated_at DATETIME NOT NULL
      ) WITHOUT ROWID`);
    await runner.query('CREATE INDEX users_by_name ON users (name_key)');
    await runner.query(`
      CREATE TABLE read_markers (
        user_id VARCHAR NOT NULL,
        channel_id VARCHAR NOT NULL,
        read_seq INTEGER NOT NULL,
        updated_at DATETIME NOT NULL,
        PRIMARY KEY (user_id, channel_id)
      ) WITHOUT ROWID`);
    // Whoever sends has read the channel. Here it costs no statement of its own, so a batch of messages stays one.
    await runner.query(`
      CREATE TRIGGER messages_read AFTER INSERT ON messages WHEN NEW.seq IS NOT NULL
      BEGIN
        INSERT INTO read_markers VALUES (NEW.user_id, NEW.channel_id, NEW.seq, NEW.created_at)
        ON CONFLICT (user_id, channel_id) DO UPDATE SET read_seq = excluded.read_seq, updated_at = excluded.updated_at;
      END`);
  }

  async down(): Promise<void> {
    throw new Error('There is no way back: a copy of the file as it was stands beside it.');
  }
}
