import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Kinds of channels and who belongs to which. The columns have a default or may be empty, so that the original can go on making
 * channels, which are public.
 */
export class Permissions1700000005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE channels ADD COLUMN kind VARCHAR NOT NULL DEFAULT 'public'");
    // Of a direct channel, the users between whom it is, hashed: they have one only.
    await runner.query('ALTER TABLE channels ADD COLUMN direct_key VARCHAR');
    await runner.query('CREATE UNIQUE INDEX channels_direct ON channels (direct_key) WHERE direct_key IS NOT NULL');
    await runner.query(`
      CREATE TABLE channel_members (
        channel_id VARCHAR NOT NULL,
        user_id VARCHAR NOT NULL,
        role VARCHAR NOT NULL,
        joined_at DATETIME NOT NULL,
        added_by VARCHAR NOT NULL,
        PRIMARY KEY (channel_id, user_id)
      ) WITHOUT ROWID`);
    await runner.query('CREATE INDEX channel_members_of_user ON channel_members (user_id, channel_id)');
  }

  async down(): Promise<void> {
    throw new Error('There is no way back: a copy of the file as it was stands beside it.');
  }
}
