import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who deleted a message that is somebody else's. */
export class Moderation1700000010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE messages ADD COLUMN deleted_by VARCHAR');
  }

  async down(): Promise<void> {
    throw new Error('There is no way back: restore the dump that was made before.');
  }
}
