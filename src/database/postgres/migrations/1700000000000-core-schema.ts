import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The same tables as on SQLite, with the same texts in them. What identifies or orders rows compares by its bytes, whatever
 * the collation of the database. Every text is TEXT: with VARCHAR, a parameter that a statement both selects and compares
 * would be of two types. `rowid`, which SQLite gives every table, is the order of insertion. Three triggers keep `seq` and
 * `last_seq` true for rows that another program inserts.
 */
export class CoreSchema1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE channels (
        rowid BIGINT GENERATED ALWAYS AS IDENTITY,
        id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        created_at TEXT COLLATE "C" NOT NULL,
        description TEXT,
        archived_at TEXT COLLATE "C",
        last_seq INTEGER NOT NULL DEFAULT 0
      )`);
    await runner.query(`
      CREATE TABLE messages (
        rowid BIGINT GENERATED ALWAYS AS IDENTITY,
        id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
        channel_id TEXT COLLATE "C" NOT NULL,
        user_id TEXT COLLATE "C" NOT NULL,
        user_name TEXT NOT NULL,
        content TEXT NOT NULL,
        timestamp TEXT COLLATE "C" NOT NULL,
        is_own_message BOOLEAN NOT NULL,
        created_at TEXT COLLATE "C" NOT NULL,
        user_type TEXT NOT NULL DEFAULT 'user',
        seq INTEGER
      )`);
    await runner.query('CREATE UNIQUE INDEX messages_by_channel ON messages (channel_id, seq)');
    // Nearly always empty: rows that wait for their channel.
    await runner.query('CREATE INDEX messages_unnumbered ON messages (channel_id, created_at) WHERE seq IS NULL');

    // Once a statement, since a batch would otherwise change its channel's row hundreds of times.
    await createTrigger(
      runner,
      'messages_count',
      'AFTER INSERT ON messages REFERENCING NEW TABLE AS added FOR EACH STATEMENT',
      `UPDATE channels SET last_seq = added.seq
         FROM (SELECT channel_id, max(seq) AS seq FROM added GROUP BY channel_id) AS added
        WHERE channels.id = added.channel_id AND channels.last_seq < added.seq;`,
    );
    await createTrigger(
      runner,
      'messages_number',
      'AFTER INSERT ON messages FOR EACH ROW WHEN (NEW.seq IS NULL)',
      `UPDATE channels SET last_seq = last_seq + 1 WHERE id = NEW.channel_id;
       UPDATE messages SET seq = (SELECT last_seq FROM channels WHERE id = NEW.channel_id) WHERE id = NEW.id;`,
    );
    await createTrigger(
      runner,
      'channels_number',
      'AFTER INSERT ON channels FOR EACH ROW',
      `UPDATE messages SET seq = numbered.seq
         FROM (SELECT id, row_number() OVER (ORDER BY created_at, rowid) AS seq
                 FROM messages WHERE channel_id = NEW.id AND seq IS NULL) AS numbered
        WHERE messages.id = numbered.id;
       IF FOUND THEN
         UPDATE channels SET last_seq = (SELECT count(*) FROM messages WHERE channel_id = NEW.id) WHERE id = NEW.id;
       END IF;`,
    );

    await runner.query('CREATE TABLE server_state (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)');
    await runner.query("INSERT INTO server_state VALUES ('epoch', replace(gen_random_uuid()::text, '-', ''))");
  }

  async down(): Promise<void> {
    throw new Error('There is no way back: restore the dump that was made before.');
  }
}

async function createTrigger(runner: QueryRunner, name: string, when: string, body: string): Promise<void> {
  await runner.query(`
    CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      ${body}
      RETURN NULL;
    END $$`);
  await runner.query(`CREATE TRIGGER ${name} ${when} EXECUTE FUNCTION ${name}()`);
}
