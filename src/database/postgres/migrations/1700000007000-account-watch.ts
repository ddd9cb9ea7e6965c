import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By what a server finds, every second, which accounts another process changed and which sessions it ended. */
export class AccountWatch1700000007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX accounts_by_change ON users (updated_at) WHERE kind IS NOT NULL');
    await runner.query('CREATE INDEX sessions_by_ending ON sessions (ended_at) WHERE ended_at IS NOT NULL');
  }

  async down(): Promise<void> {
    throw new Error('There is no way back: restore the dump that was made before.');
  }
}
