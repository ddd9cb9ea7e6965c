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
        at DATETIME NOT NULL,
        action VARCHAR NOT NULL,
        actor_id VARCHAR,
        target VARCHAR,
        address VARCHAR,
        details TEXT NOT NULL,
        hash VARCHAR NOT NULL
      )`);
    await runner.query('CREATE INDEX audit_log_by_actor ON audit_log (actor_id, seq)');
    await runner.query('CREATE INDEX audit_log_by_target ON audit_log (target, seq)');
    await runner.query('CREATE INDEX audit_log_by_action ON audit_log (action, seq)');
    for (const change of ['UPDATE', 'DELETE']) {
      await runner.query(`
        CREATE TRIGGER audit_log_refuses_${change.toLowerCase()} BEFORE ${change} ON audit_log
        BEGIN
          SELECT RAISE(ABORT, 'The audit log can only be added to.');
        END`);
    }
    // INSERT OR REPLACE takes a row away without the trigger for that.
    await runner.query(`
      CREATE TRIGGER audit_log_refuses_replace BEFORE INSERT ON audit_log
      WHEN EXISTS (SELECT 1 FROM audit_log WHERE seq = NEW.seq)
      BEGIN
        SELECT RAISE(ABORT, 'The audit log can only be added to.');
      END`);
    await runner.query(`
      CREATE TABLE audit_head (
        id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
        seq INTEGER NOT NULL,
        hash VARCHAR NOT NULL
      )`);
    await runner.query(`INSERT INTO audit_head VALUES (1, 0, '${'0'.repeat(64)}')`);
  }

  async down(): Promise<void> {
    throw new Error('There is no way back: a copy of the file as it was stands beside it.');
  }
}
