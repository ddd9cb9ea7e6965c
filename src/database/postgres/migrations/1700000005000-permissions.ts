import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Kinds of channels and who belongs to which: the same tables and columns as on SQLite. */
export class Permissions1700000005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE channels ADD COLUMN kind TEXT COLLATE "C" NOT NULL DEFAULT 'public'`);
    // Of a direct channel, the users between whom it is, hashed: they have one only.
    await runner.query('ALTER TABLE channels ADD COLUMN direct_key TEXT COLLATE "C"');
    await runner.query('CREATE UNIQUE INDEX channels_direct ON channels (direct_key) WHERE direct_key IS NOT NULL');
    await runner.query(`
      CREATE TABLE channel_members (
        channel_id TEXT COLLATE "C" NOT NULL,
        user_id TEXT COLLATE "C" NOT NULL,
        role TEXT COLLATE "C" NOT NULL,
        joined_at TEXT COLLATE "C" NOT NULL,
        added_by TEXT COLLATE "C" NOT NULL,
        PRIMARY KEY (channel_id, user_id)
      )`);
    await runner.query('CREATE INDEX channel_members_of_user ON channel_members (user_id, channel_id)');
  }

  async down(): Promise<void> {
    throw new Error('There is no way back: restore the dump that was made before.');
  }
}
