import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts, with what they sign in by: the same tables and columns as on SQLite. */
export class Accounts1700000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const column of [
      'kind TEXT COLLATE "C"',
      'role TEXT COLLATE "C"',
      'about TEXT',
      'deactivated_at TEXT COLLATE "C"',
    ]) {
      await runner.query(`ALTER TABLE users ADD COLUMN ${column}`);
    }
    // Whoever only wrote here has no kind, and shares a name with anybody.
    await runner.query('CREATE UNIQUE INDEX users_own_names ON users (name_key) WHERE kind IS NOT NULL');
    await runner.query(`
      CREATE TABLE passwords (
        user_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
        hash TEXT COLLATE "C" NOT NULL,
        changed_at TEXT COLLATE "C" NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE sessions (
        id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
        user_id TEXT COLLATE "C" NOT NULL,
        created_at TEXT COLLATE "C" NOT NULL,
        used_at TEXT COLLATE "C" NOT NULL,
        expires_at TEXT COLLATE "C" NOT NULL,
        ended_at TEXT COLLATE "C",
        user_agent TEXT NOT NULL,
        address TEXT COLLATE "C" NOT NULL
      )`);
    await runner.query('CREATE INDEX sessions_of_user ON sessions (user_id, address)');
    await runner.query('CREATE INDEX sessions_by_end ON sessions (expires_at)');
    await runner.query(`
      CREATE TABLE refresh_tokens (
        hash TEXT COLLATE "C" NOT NULL PRIMARY KEY,
        session_id TEXT COLLATE "C" NOT NULL,
        used_at TEXT COLLATE "C",
        successor TEXT COLLATE "C"
      )`);
    await runner.query('CREATE INDEX refresh_tokens_of_session ON refresh_tokens (session_id)');
    await runner.query(`
      CREATE TABLE signing_keys (
        id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
        private_key TEXT NOT NULL,
        created_at TEXT COLLATE "C" NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE invitations (
        hash TEXT COLLATE "C" NOT NULL PRIMARY KEY,
        role TEXT COLLATE "C" NOT NULL,
        created_by TEXT COLLATE "C",
        created_at TEXT COLLATE "C" NOT NULL,
        expires_at TEXT COLLATE "C" NOT NULL,
        used_by TEXT COLLATE "C"
      )`);
    await runner.query(`
      CREATE TABLE bot_tokens (
        id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
        hash TEXT COLLATE "C" NOT NULL UNIQUE,
        user_id TEXT COLLATE "C" NOT NULL,
        name TEXT NOT NULL,
        scopes TEXT NOT NULL,
        created_at TEXT COLLATE "C" NOT NULL,
        revoked_at TEXT COLLATE "C"
      )`);
    await runner.query(`
      CREATE TABLE socket_tickets (
        hash TEXT COLLATE "C" NOT NULL PRIMARY KEY,
        session_id TEXT COLLATE "C" NOT NULL,
        expires_at TEXT COLLATE "C" NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE openid_identities (
        issuer TEXT COLLATE "C" NOT NULL,
        subject TEXT COLLATE "C" NOT NULL,
        user_id TEXT COLLATE "C" NOT NULL,
        created_at TEXT COLLATE "C" NOT NULL,
        PRIMARY KEY (issuer, subject)
      )`);
  }

  async down(): Promise<void> {
    throw new Error('There is no way back: restore the dump that was made before.');
  }
}
