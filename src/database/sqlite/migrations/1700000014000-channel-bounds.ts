import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often one may write in a channel, and who made how many. The original can go on making channels. */
export class ChannelBounds1700000014000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE channels ADD COLUMN slow_mode_seconds INTEGER NOT NULL DEFAULT 0');
    await runner.query('CREATE INDEX channels_slow ON channels (id) WHERE slow_mode_seconds > 0');
    // Empty where nobody signed in, and in channels from before.
    await runner.query('ALTER TABLE channels ADD COLUMN created_by VARCHAR');
    await runner.query('CREATE INDEX channels_by_maker ON channels (created_by)');
    // When somebody last wrote in a channel with slow mode.
    await runner.query(`
      CREATE TABLE slow_mode_turns (
        channel_id VARCHAR NOT NULL,
        user_id VARCHAR NOT NULL,
        taken_at DATETIME NOT NULL,
        PRIMARY KEY (channel_id, user_id)
      ) WITHOUT ROWID`);
    // By what those are found that are over.
    await runner.query('CREATE INDEX slow_mode_turns_by_time ON slow_mode_turns (channel_id, taken_at)');
  }

  async down(): Promise<void> {
    throw new Error('There is no way back: a copy of the file as it was stands beside it.');
  }
}
