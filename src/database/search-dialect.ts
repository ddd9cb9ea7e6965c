import type { ColumnType } from './dialect.js';

/** Rows of the statements that write the index: the place of a message, and its pieces with spaces between them. */
export const INDEX_COLUMNS = { place: 'integer', tokens: 'text' } as const satisfies Record<string, ColumnType>;

/** A piece, how many messages have it, and the sum of their places. */
export const COUNT_COLUMNS = {
  token: 'text',
  messages: 'integer',
  places: 'integer',
} as const satisfies Record<string, ColumnType>;

/** Messages of a channel, from one place to another, both included. */
export const RANGE_COLUMNS = {
  channel_id: 'text',
  first_seq: 'integer',
  last_seq: 'integer',
} as const satisfies Record<string, ColumnType>;

/** What a search asks the index for: messages with all of these pieces, and one of each of these lists. */
export interface Wanted {
  all: string[];
  oneOf: string[][];
}

/**
 * How a database keeps the index for searching: which messages (by their place, which `placeOf` tells) have which pieces of text.
 * The statements that write take one parameter, made by `toRows` of INDEX_COLUMNS. Pieces have neither spaces, quotes nor
 * punctuation in them.
 */
export interface SearchDialect {
  /**
   * Adds pieces to messages, in which some may come again. Adding what is there already changes nothing. It takes least where
   * the rows are in the order of their places.
   */
  readonly add: string;

  /** Takes pieces, which were added before, from messages. */
  readonly remove: string;

  /**
   * Takes messages that are gone from the index, as if they had never been there: statements of one transaction, with all
   * their pieces, and none where the index has none of them.
   */
  readonly forget: readonly string[];

  /** An expression for the place of a message, by an expression for its `rowid`: later messages have greater ones. */
  readonly placeOf: (rowid: string) => string;

  /**
   * The `messages` of ranges, to stand behind FROM: $1 is made by `toRows` of RANGE_COLUMNS.
   */
  readonly ofRanges: string;

  /** The `messages` in the places from $1 to $2, to stand behind FROM. */
  readonly inPlaces: string;

  /** Empties the index: statements, to be run in one transaction. */
  readonly clear: string[];

  /** Of rows as the statements that write take them, each `place` whose pieces are not all in the index. */
  readonly incomplete: string;

  /**
   * Where it takes long to look messages up one by one: of the rows $1, made by `toRows` of COUNT_COLUMNS, each `token` that the
   * index has for other messages, by their number or the sum of their places, in the places from $2 to $3.
   */
  readonly miscounted?: string;

  /**
   * A statement for the newest messages in the index that have what is wanted, newest first: `place`, which orders
   * them, and `message`, the `rowid`. $1 is what `match` makes; at most $3 are given, with places below
   * $2.
   */
  readonly find: string;

  /** The value that asks `find` for something. */
  readonly match: (wanted: Wanted) => string;
}
