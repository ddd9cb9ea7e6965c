import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How far the index for searching has come in each channel, in place of the list of what it lacked: new messages are added to
 * it later than they are saved, and those of other programs need no trigger to be found.
 */
export class SearchPosition1700000006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE channels ADD COLUMN indexed_seq INTEGER NOT NULL DEFAULT 0');
    await runner.query(`
      UPDATE channels SET indexed_seq =
        coalesce((SELECT first_seq - 1 FROM search_pending WHERE channel_id = channels.id), last_seq)`);
    await runner.query('DROP TRIGGER messages_search ON messages');
    await runner.query('DROP FUNCTION messages_search()');
    await runner.query('DROP TABLE search_pending');
  }

  async down(): Promise<void> {
    throw new Error('There is no way back: restore the dump that was made before.');
  }
}
