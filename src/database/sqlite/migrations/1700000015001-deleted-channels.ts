import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The channels that were deleted for good, by their ids, which are never given again; and how far the index for searching had
 * come, so that what is left of them can be taken out of it.
 */
export class DeletedChannels1700000015001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE deleted_channels (
        id VARCHAR NOT NULL PRIMARY KEY,
        kind VARCHAR NOT NULL,
        indexed_seq INTEGER NOT NULL,
        deleted_at DATETIME NOT NULL,
        purged_at DATETIME
      ) WITHOUT ROWID`);
    // By what a server finds, every second, which ones another one deleted.
    await runner.query('CREATE INDEX deleted_channels_by_time ON deleted_channels (deleted_at)');
  }

  async down(): Promise<void> {
    throw new Error('There is no way back: a copy of the file as it was stands beside it.');
  }
}
