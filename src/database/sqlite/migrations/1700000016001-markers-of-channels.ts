import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far a channel was read, by the channel: for taking it away with the channel. */
export class MarkersOfChannels1700000016001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Reading on changes nothing in it.
    await runner.query('CREATE INDEX read_markers_of_channel ON read_markers (channel_id, user_id)');
  }

  async down(): Promise<void> {
    throw new Error('There is no way back: a copy of the file as it was stands beside it.');
  }
}
