import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Messages that somebody reported, as they were then. */
export class Reports1700000015000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // A number is never given twice: the audit log names it.
    await runner.query(`
      CREATE TABLE reports (
        id INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        message_id TEXT COLLATE "C" NOT NULL,
        channel_id TEXT COLLATE "C" NOT NULL,
        user_id TEXT COLLATE "C" NOT NULL,
        user_name TEXT NOT NULL,
        content TEXT NOT NULL,
        sent_at TEXT COLLATE "C" NOT NULL,
        category TEXT NOT NULL,
        reason TEXT,
        reported_by TEXT COLLATE "C" NOT NULL,
        created_at TEXT COLLATE "C" NOT NULL,
        changed_at TEXT COLLATE "C",
        resolved_at TEXT COLLATE "C",
        resolution TEXT,
        resolved_by TEXT COLLATE "C",
        note TEXT
      )`);
    // Somebody has one open report of a message; and the open ones are counted by it.
    await runner.query(
      'CREATE UNIQUE INDEX reports_open ON reports (reported_by, message_id) WHERE resolved_at IS NULL',
    );
    await runner.query('CREATE INDEX reports_of_channel ON reports (channel_id, id)');
    await runner.query('CREATE INDEX reports_by_resolution ON reports (resolved_at) WHERE resolved_at IS NOT NULL');
  }

  async down(): Promise<void> {
    throw new Error('There is no way back: restore the dump that was made before.');
  }
}
