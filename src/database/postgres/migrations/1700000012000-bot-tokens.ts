import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By what the tokens of a bot are found, and, every second, which ones another process revoked. */
export class BotTokens1700000012000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX bot_tokens_of_user ON bot_tokens (user_id)');
    await runner.query('CREATE INDEX bot_tokens_by_revoking ON bot_tokens (revoked_at) WHERE revoked_at IS NOT NULL');
  }

  async down(): Promise<void> {
    throw new Error('There is no way back: restore the dump that was made before.');
  }
}
