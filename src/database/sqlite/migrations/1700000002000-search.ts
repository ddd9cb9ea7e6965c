import type { MigrationInterface, QueryRunner } from 'typeorm';
import { makeReserve } from '../sqlite-search.js';

/**
 * The index for searching, and what of each channel it does not hold yet: all that is there, at first, and later the rows that
 * another program inserts, which the trigger on their numbering notes.
 */
export class Search1700000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE VIRTUAL TABLE search_index USING fts5(tokens, content='', columnsize=0, detail=none, tokenize='ascii')`);
    await runner.query(makeReserve());
    // The index orders messages by the numbers of their rows. In a file whose rows were not inserted in the order of their
    // times, the rows that are there get other numbers in the index, which have that order.
    await runner.query('CREATE TABLE search_places (place INTEGER PRIMARY KEY, message INTEGER NOT NULL UNIQUE)');
    await runner.query(`
      INSERT INTO search_places
      SELECT row_number() OVER (ORDER BY created_at, rowid), rowid FROM messages WHERE EXISTS (
        SELECT 1 FROM (SELECT created_at, lag(created_at) OVER (ORDER BY rowid) AS previous FROM messages)
         WHERE created_at < previous)`);
    await runner.query(`
      CREATE TABLE search_pending (
        channel_id VARCHAR NOT NULL PRIMARY KEY,
        first_seq INTEGER NOT NULL,
        last_seq INTEGER NOT NULL
      ) WITHOUT ROWID`);
    await runner.query('INSERT INTO search_pending SELECT id, 1, last_seq FROM channels WHERE last_seq > 0');
    await runner.query(`
      CREATE TRIGGER messages_search AFTER UPDATE OF seq ON messages WHEN OLD.seq IS NULL AND NEW.seq IS NOT NULL
      BEGIN
        INSERT INTO search_pending VALUES (NEW.channel_id, NEW.seq, NEW.seq)
          ON CONFLICT (channel_id) DO UPDATE SET first_seq = min(first_seq, excluded.first_seq),
                                                 last_seq = max(last_seq, excluded.last_seq);
      END`);
  }

  async down(): Promise<void> {
    throw new Error('There is no way back: a copy of the file as it was stands beside it.');
  }
}
