import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The index for searching, and what of each channel it does not hold yet: all that is there, at first, and later the rows that
 * another program inserts, which the trigger on their numbering notes.
 */
export class Search1700000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE search_index (message BIGINT NOT NULL PRIMARY KEY, tokens TSVECTOR NOT NULL)');
    await runner.query('CREATE INDEX search_index_tokens ON search_index USING gin (tokens)');
    // What the index names is looked up by the number of its row.
    await runner.query('CREATE UNIQUE INDEX messages_by_row ON messages (rowid)');
    await runner.query(`
      CREATE TABLE search_pending (
        channel_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
        first_seq INTEGER NOT NULL,
        last_seq INTEGER NOT NULL
      )`);
    await runner.query('INSERT INTO search_pending SELECT id, 1, last_seq FROM channels WHERE last_seq > 0');
    await runner.query(`
      CREATE FUNCTION messages_search() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO search_pending AS pending VALUES (NEW.channel_id, NEW.seq, NEW.seq)
          ON CONFLICT (channel_id) DO UPDATE SET first_seq = least(pending.first_seq, excluded.first_seq),
                                                 last_seq = greatest(pending.last_seq, excluded.last_seq);
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER messages_search AFTER UPDATE OF seq ON messages FOR EACH ROW
      WHEN (OLD.seq IS NULL AND NEW.seq IS NOT NULL) EXECUTE FUNCTION messages_search()`);
  }

  async down(): Promise<void> {
    throw new Error('There is no way back: restore the dump that was made before.');
  }
}
