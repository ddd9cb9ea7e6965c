import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sign-ins that are under way at an OpenID provider, by hashes of what the browsers keep. */
export class OpenIdAttempts1700000013000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE openid_attempts (
        hash VARCHAR NOT NULL PRIMARY KEY,
        expires_at DATETIME NOT NULL
      ) WITHOUT ROWID`);
  }

  async down(): Promise<void> {
    throw new Error('There is no way back: a copy of the file as it was stands beside it.');
  }
}
