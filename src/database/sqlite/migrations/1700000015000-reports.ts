import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Messages that somebody reported, as they were then. */
export class Reports1700000015000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // A number is never given twice: the audit log names it.
    await runner.query(`
      CREATE TABLE reports (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        message_id VARCHAR NOT NULL,
        channel_id VARCHAR NOT NULL,
        user_id VARCHAR NOT NULL,
        user_name VARCHAR NOT NULL,
        content TEXT NOT NULL,
        sent_at DATETIME NOT NULL,
        category VARCHAR NOT NULL,
        reason TEXT,
        reported_by VARCHAR NOT NULL,
        created_at DATETIME NOT NULL,
        changed_at DATETIME,
        resolved_at DATETIME,
        resolution VARCHAR,
        resolved_by VARCHAR,
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
    throw new Error('There is no way back: a copy of the file as it was stands beside it.');
  }
}
