import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The index for searching is a number of parts of different sizes. Each transaction that adds to it makes a small one, and
 * parts of one size are merged when there are this many. With four, as FTS5 does by itself, merging takes more time than
 * adding; with sixteen a search looks a piece up in some more parts, each within microseconds.
 */
export class SearchMerging1700000018000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("INSERT INTO search_index (search_index, rank) VALUES ('automerge', 16)");
    // So many at once would be merged in one go, and hold up whoever writes.
    await runner.query("INSERT INTO search_index (search_index, rank) VALUES ('crisismerge', 64)");
  }

  async down(): Promise<void> {
    throw new Error('There is no way back: a copy of the file as it was stands beside it.');
  }
}
