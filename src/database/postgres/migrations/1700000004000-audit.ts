import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The audit log, which can only be added to, and its head: the number and the hash of the newest entry, by which a log whose
 * end was cut off is recognised.
 */
export class Audit1700000004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit_log (
        seq INTEGER NOT NULL PRIMARY KEY,
        at TEXT COLLATE "C" NOT NULL,
        action TEXT COLLATE "C" NOT NULL,
        actor_id TEXT COLLATE "C",
        target TEXT COLLATE "C",
        address TEXT COLLATE "C",
        details TEXT NOT NULL,
        hash TEXT COLLATE "C" NOT NULL
      )`);
    await runner.query('CREATE INDEX audit_log_by_actor ON audit_log (actor_id, seq)');
    await runner.query('CREATE INDEX audit_log_by_target ON audit_log (target, seq)');
    await runner.query('CREATE INDEX audit_log_by_action ON audit_log (action, seq)');
    await runner.query(`
      CREATE FUNCTION audit_log_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'The audit log can only be added to.';
      END $$`);
    await runner.query(`
      CREATE TRIGGER audit_log_refuses BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
      FOR EACH STATEMENT EXECUTE FUNCTION audit_log_refuses()`);
    await runner.query(`
      CREATE TABLE audit_head (
        id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
        seq INTEGER NOT NULL,
        hash TEXT COLLATE "C" NOT NULL
      )`);
    await runner.query(`INSERT INTO audit_head VALUES (1, 0, '${'0'.repeat(64)}')`);
  }

  async down(): Promise<void> {
    throw new Error('There is no way back: restore the dump that was made before.');
  }
}
