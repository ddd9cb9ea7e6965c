import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The tables of the original server, which may be there already, and what this server adds to them.
 *
 * The original must be able to go on with the file: its columns keep their names, types and order, ours are nullable or
 * have a default, and two triggers keep `seq` and `last_seq` true for rows that another program inserts. `user_type` and
 * `description` came with later revisions of the original, so a file may have them or not.
 */
export class CoreSchema1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE IF NOT EXISTS channels (
        id VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        created_at DATETIME NOT NULL,
        PRIMARY KEY (id)
      )`);
    await runner.query(`
      CREATE TABLE IF NOT EXISTS messages (
        id VARCHAR NOT NULL,
        channel_id VARCHAR NOT NULL,
        user_id VARCHAR NOT NULL,
        user_name VARCHAR NOT NULL,
        content TEXT NOT NULL,
        timestamp DATETIME NOT NULL,
        is_own_message BOOLEAN NOT NULL,
        created_at DATETIME NOT NULL,
        PRIMARY KEY (id)
      )`);
    await addColumns(runner, 'channels', {
      description: 'VARCHAR',
      archived_at: 'DATETIME',
      last_seq: 'INTEGER NOT NULL DEFAULT 0',
    });
    await addColumns(runner, 'messages', { user_type: "VARCHAR NOT NULL DEFAULT 'user'", seq: 'INTEGER' });

    // The one index that reading needs: by channel, in order. It serves what the original's index on channel_id served.
    await runner.query('CREATE UNIQUE INDEX messages_by_channel ON messages (channel_id, seq)');
    await runner.query('DROP INDEX IF EXISTS ix_messages_channel_id');
    // Empty but while a legacy file is being numbered, where it gives the next rows in order.
    await runner.query('CREATE INDEX messages_unnumbered ON messages (channel_id, created_at) WHERE seq IS NULL');

    await runner.query(`
      CREATE TRIGGER messages_count AFTER INSERT ON messages WHEN NEW.seq IS NOT NULL
      BEGIN
        UPDATE channels SET last_seq = NEW.seq WHERE id = NEW.channel_id AND last_seq < NEW.seq;
      END`);
    await runner.query(`
      CREATE TRIGGER messages_number AFTER INSERT ON messages WHEN NEW.seq IS NULL
      BEGIN
        UPDATE channels SET last_seq = last_seq + 1 WHERE id = NEW.channel_id;
        UPDATE messages SET seq = (SELECT last_seq FROM channels WHERE id = NEW.channel_id) WHERE id = NEW.id;
      END`);
    // Rows may have waited for their channel: the original checks neither way.
    await runner.query(`
      CREATE TRIGGER channels_number AFTER INSERT ON channels
      WHEN EXISTS (SELECT 1 FROM messages WHERE channel_id = NEW.id AND seq IS NULL)
      BEGIN
        UPDATE messages SET seq = numbered.seq
          FROM (SELECT id, row_number() OVER (ORDER BY created_at, rowid) AS seq
                  FROM messages WHERE channel_id = NEW.id AND seq IS NULL) AS numbered
          WHERE messages.id = numbered.id;
        UPDATE channels SET last_seq = (SELECT count(*) FROM messages WHERE channel_id = NEW.id) WHERE id = NEW.id;
      END`);

    await runner.query('CREATE TABLE server_state (name VARCHAR NOT NULL PRIMARY KEY, value VARCHAR NOT NULL)');
    await runner.query("INSERT INTO server_state VALUES ('epoch', lower(hex(randomblob(16))))");
  }

  async down(): Promise<void> {
    throw new Error('There is no way back: a copy of the file as it was stands beside it.');
  }
}

async function addColumns(runner: QueryRunner, table: string, columns: Record<string, string>): Promise<void> {
  const present = (await runner.query(`PRAGMA table_info(${table})`)) as { name: string }[];
  for (const [name, type] of Object.entries(columns)) {
    if (!present.some((column) => column.name === name)) {
      await runner.query(`ALTER TABLE ${table} ADD COLUMN ${name} ${type}`);
    }
  }
}
