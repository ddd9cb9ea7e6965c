import { INDEX_COLUMNS, RANGE_COLUMNS, type SearchDialect } from '../search-dialect.js';
import { postgresDialect } from './postgres-dialect.js';

const rows = postgresDialect.rows('$1', INDEX_COLUMNS);

/** Full-text search of Postgres: the pieces of a message are the lexemes of a `tsvector` under a GIN index. */
export const postgresSearch: SearchDialect = {
  add: `
    INSERT INTO search_index (message, tokens)
    SELECT place, array_to_tsvector(string_to_array(item.tokens, ' ')) FROM ${rows} AS item
    ON CONFLICT (message) DO UPDATE SET tokens = search_index.tokens || excluded.tokens`,

  remove: `
    UPDATE search_index SET tokens = ts_delete(search_index.tokens, string_to_array(item.tokens, ' '))
      FROM ${rows} AS item WHERE search_index.message = item.place`,

  forget: [`DELETE FROM search_index WHERE message IN (SELECT item.place FROM ${rows} AS item)`],

  placeOf: (rowid) => rowid,

  // Each message is asked for by its own place: Postgres would rather read the whole table than look for ranges that it does not know.
  ofRanges: `
    ${postgresDialect.rows('$1', RANGE_COLUMNS)} AS wanted
    CROSS JOIN generate_series(wanted.first_seq, wanted.last_seq) AS place (seq)
    JOIN messages ON messages.channel_id = wanted.channel_id AND messages.seq = place.seq`,

  inPlaces: '(SELECT * FROM messages WHERE rowid BETWEEN $1 AND $2) AS messages',

  clear: ['TRUNCATE search_index'],

  incomplete: `
    SELECT item.place FROM ${rows} AS item LEFT JOIN search_index ON search_index.message = item.place
     WHERE search_index.message IS NULL
        OR NOT tsvector_to_array(search_index.tokens) @> string_to_array(item.tokens, ' ')`,

  find: `
    SELECT message AS place, message FROM search_index
     WHERE tokens @@ $1::tsquery AND message < $2 ORDER BY message DESC LIMIT $3`,

  match: ({ all, oneOf }) =>
    [...all.map(quote), ...oneOf.map((list) => `(${list.map(quote).join(' | ')})`)].join(' & '),
};

function quote(token: string): string {
  return `'${token}'`;
}
