import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Listing who is muted and banned, the newest first, a page at a time. */
export class SanctionsInOrder1700000016000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Those that are lifted are never listed. Read from its end.
    await runner.query(
      'CREATE INDEX sanctions_in_order ON sanctions (created_at, user_id, kind) WHERE lifted_at IS NULL',
    );
  }

  async down(): Promise<void> {
    throw new Error('There is no way back: restore the dump that was made before.');
  }
}
