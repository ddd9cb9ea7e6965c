import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was taken out of which channel a moment ago, so that other servers on the same database stop telling them of it. */
export class ChannelRemovals1700000008000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE channel_removals (
        channel_id VARCHAR NOT NULL,
        user_id VARCHAR NOT NULL,
        removed_at DATETIME NOT NULL
      )`);
    await runner.query('CREATE INDEX channel_removals_by_time ON channel_removals (removed_at)');
  }

  async down(): Promise<void> {
    throw new Error('There is no way back: a copy of the file as it was stands beside it.');
  }
}
