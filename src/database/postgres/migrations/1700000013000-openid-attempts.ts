import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sign-ins that are under way at an OpenID provider, by hashes of what the browsers keep. */
export class OpenIdAttempts1700000013000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE openid_attempts (
        hash VARCHAR NOT NULL PRIMARY KEY,
        expires_at TEXT COLLATE "C" NOT NULL
      )`);
  }

  async down(): Promise<void> {
    throw new Error('There is no way back: restore the dump that was made before.');
  }
}
