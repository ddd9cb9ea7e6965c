import { COUNT_COLUMNS, INDEX_COLUMNS, RANGE_COLUMNS, type SearchDialect } from '../search-dialect.js';
import { sqliteDialect } from './sqlite-dialect.js';

const rows = sqliteDialect.rows('$1', INDEX_COLUMNS);
const gone = `(SELECT item.place FROM ${rows} AS item)`;

/**
 * Where the index orders the messages of an older file by places of their own, no later message may get one of these. SQLite
 * numbers a row behind the last one that is there; so where that is gone, a row of no channel stands at the last place.
 */
const KEEP_PLACES = `
  INSERT INTO messages (rowid, id, channel_id, user_id, user_name, content, timestamp, is_own_message, created_at)
  SELECT newest.place, '', '', '', '', '', '1970-01-01 00:00:00.000000', FALSE, '1970-01-01 00:00:00.000000'
    FROM (SELECT place FROM search_places WHERE place NOT IN ${gone} ORDER BY place DESC LIMIT 1) AS newest
   WHERE newest.place > coalesce((SELECT max(rowid) FROM messages), 0)`;

/**
 * Full-text search of SQLite (FTS5), without a copy of the texts. It files each piece with the messages that have it, and
 * asks nobody whether a message was there before, so pieces can be added and taken away one by one.
 */
export const sqliteSearch: SearchDialect = {
  add: `INSERT INTO search_index (rowid, tokens) SELECT place, tokens FROM ${rows}`,

  remove: `
    INSERT INTO search_index (search_index, rowid, tokens)
    SELECT 'delete', place, tokens FROM ${rows}`,

  forget: [
    `
    INSERT INTO search_index (search_index, rowid, tokens)
    SELECT 'delete', place, tokens FROM ${rows} WHERE tokens <> '' ORDER BY place`,
    KEEP_PLACES,
    `DELETE FROM search_places WHERE place IN ${gone}`,
  ],

  placeOf,

  // CROSS, so that the ranges come first: the planner cannot know that they are few.
  ofRanges: `
    ${sqliteDialect.rows('$1', RANGE_COLUMNS)} AS wanted
    CROSS JOIN messages ON messages.channel_id = wanted.channel_id AND messages.seq BETWEEN wanted.first_seq AND wanted.last_seq`,

  inPlaces: `
    (SELECT message FROM search_places WHERE place BETWEEN $1 AND $2
      UNION ALL
     SELECT messages.rowid FROM messages
      WHERE messages.rowid BETWEEN $1 AND $2
        AND NOT EXISTS (SELECT 1 FROM search_places WHERE message = messages.rowid)) AS wanted
    CROSS JOIN messages ON messages.rowid = wanted.message`,

  clear: ["INSERT INTO search_index (search_index) VALUES ('delete-all')", makeReserve()],

  incomplete: `
    SELECT item.place FROM ${rows} AS item
     WHERE NOT EXISTS (
       SELECT 1 FROM search_index WHERE search_index MATCH item.tokens AND search_index.rowid = item.place)`,

  miscounted: `
    SELECT item.token FROM ${sqliteDialect.rows('$1', COUNT_COLUMNS)} AS item
     WHERE (item.messages, item.places) <> (
       SELECT count(*), coalesce(sum(search_index.rowid), 0) FROM search_index
        WHERE search_index MATCH '"' || item.token || '"' AND search_index.rowid BETWEEN $2 AND $3)`,

  find: `
    SELECT found.place, coalesce(search_places.message, found.place) AS message
      FROM (SELECT rowid AS place FROM search_index WHERE search_index MATCH $1 AND rowid < CAST($2 AS INTEGER)
             ORDER BY rowid DESC LIMIT $3) AS found
      LEFT JOIN search_places ON search_places.place = found.place`,

  match: ({ all, oneOf }) =>
    [...all.map(quote), ...oneOf.map((list) => `(${list.map(quote).join(' OR ')})`)].join(' AND '),
};

/**
 * FTS5 counts the rows and pieces that it was given, for a ranking that is not used here, and calls the table damaged when
 * more is taken away than the counts have. An entry of no message, counted many times, keeps them far from that.
 */
export function makeReserve(): string {
  return `
    WITH RECURSIVE times (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM times WHERE n < 200)
    INSERT INTO search_index (rowid, tokens) SELECT -1, replace(hex(zeroblob(20)), '00', '\u{f0000} ') FROM times`;
}

/** Nearly always the number of the row; see the migration. */
function placeOf(rowid: string): string {
  return `coalesce((SELECT place FROM search_places WHERE search_places.message = ${rowid}), ${rowid})`;
}

function quote(token: string): string {
  return `"${token}"`;
}
