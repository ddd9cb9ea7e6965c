import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is muted or banned. */
export class Sanctions1700000011000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // One that is lifted stays, so that every server on the database hears of it.
    await runner.query(`
      CREATE TABLE sanctions (
        user_id VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        reason TEXT,
        created_by VARCHAR NOT NULL,
        created_at TEXT COLLATE "C" NOT NULL,
        expires_at TEXT COLLATE "C",
        lifted_at TEXT COLLATE "C",
        updated_at TEXT COLLATE "C" NOT NULL,
        PRIMARY KEY (user_id, kind)
      )`);
    // By what a server finds, every second, which ones another one changed.
    await runner.query('CREATE INDEX sanctions_by_change ON sanctions (updated_at)');
  }

  async down(): Promise<void> {
    throw new Error('There is no way back: restore the dump that was made before.');
  }
}
