import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Accounts: rows of `users` whose name is theirs alone, with what they sign in by, their sessions, and the keys that sign the
 * access tokens. Secrets are kept as hashes; only the private keys are as they are, since the server signs with them.
 */
export class Accounts1700000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const column of ['kind VARCHAR', 'role VARCHAR', 'about TEXT', 'deactivated_at DATETIME']) {
      await runner.query(`ALTER TABLE users ADD COLUMN ${column}`);
    }
    // Whoever only wrote here has no kind, and shares a name with anybody.
    await runner.query('CREATE UNIQUE INDEX users_own_names ON users (name_key) WHERE kind IS NOT NULL');
    await runner.query(`
      CREATE TABLE passwords (
        user_id VARCHAR NOT NULL PRIMARY KEY,
        hash VARCHAR NOT NULL,
        changed_at DATETIME NOT NULL
      ) WITHOUT ROWID`);
    await runner.query(`
      CREATE TABLE sessions (
        id VARCHAR NOT NULL PRIMARY KEY,
        user_id VARCHAR NOT NULL,
        created_at DATETIME NOT NULL,
        used_at DATETIME NOT NULL,
        expires_at DATETIME NOT NULL,
        ended_at DATETIME,
        user_agent TEXT NOT NULL,
        address VARCHAR NOT NULL
      ) WITHOUT ROWID`);
    await runner.query('CREATE INDEX sessions_of_user ON sessions (user_id, address)');
    await runner.query('CREATE INDEX sessions_by_end ON sessions (expires_at)');
    // A used one is known for a while, so that a second use shows that somebody else has it. `successor` is the next one, sealed with
    // the token itself: whoever comes twice within moments gets the same.
    await runner.query(`
      CREATE TABLE refresh_tokens (
        hash VARCHAR NOT NULL PRIMARY KEY,
        session_id VARCHAR NOT NULL,
        used_at DATETIME,
        successor VARCHAR
      ) WITHOUT ROWID`);
    await runner.query('CREATE INDEX refresh_tokens_of_session ON refresh_tokens (session_id)');
    await runner.query(`
      CREATE TABLE signing_keys (
        id VARCHAR NOT NULL PRIMARY KEY,
        private_key TEXT NOT NULL,
        created_at DATETIME NOT NULL
      ) WITHOUT ROWID`);
    await runner.query(`
      CREATE TABLE invitations (
        hash VARCHAR NOT NULL PRIMARY KEY,
        role VARCHAR NOT NULL,
        created_by VARCHAR,
        created_at DATETIME NOT NULL,
        expires_at DATETIME NOT NULL,
        used_by VARCHAR
      ) WITHOUT ROWID`);
    await runner.query(`
      CREATE TABLE bot_tokens (
        id VARCHAR NOT NULL PRIMARY KEY,
        hash VARCHAR NOT NULL UNIQUE,
        user_id VARCHAR NOT NULL,
        name TEXT NOT NULL,
        scopes TEXT NOT NULL,
        created_at DATETIME NOT NULL,
        revoked_at DATETIME
      ) WITHOUT ROWID`);
    await runner.query(`
      CREATE TABLE socket_tickets (
        hash VARCHAR NOT NULL PRIMARY KEY,
        session_id VARCHAR NOT NULL,
        expires_at DATETIME NOT NULL
      ) WITHOUT ROWID`);
    await runner.query(`
      CREATE TABLE openid_identities (
        issuer VARCHAR NOT NULL,
        subject VARCHAR NOT NULL,
        user_id VARCHAR NOT NULL,
        created_at DATETIME NOT NULL,
        PRIMARY KEY (issuer, subject)
      ) WITHOUT ROWID`);
  }

  async down(): Promise<void> {
    throw new Error('There is no way back: a copy of the file as it was stands beside it.');
  }
}
