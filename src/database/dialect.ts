/** Types of the columns that a statement takes from a list of objects; `boolean` is 0 or 1 on SQLite. */
export type ColumnType = 'text' | 'integer' | 'boolean';

/**
 * What SQLite and Postgres spell differently. A statement is written once, with `$1`, `$2` … for its parameters, and asks
 * here for the rest. These run on both as they are, and need nothing from here: `ON CONFLICT … DO UPDATE`, `RETURNING`,
 * `UPDATE … FROM`, window functions, `string_agg`, `coalesce`, `TRUE` and `FALSE`; and `channels.rowid`, which is the order
 * of insertion.
 */
export interface Dialect {
  /**
   * A table, to stand behind FROM or JOIN under an alias, of the objects in a JSON array: their fields by name, and
   * `position`, which orders them as in the array.
   *
   * @param parameter the place of the array, for example `$1`; its value is the JSON text.
   */
  readonly rows: (parameter: string, columns: Record<string, ColumnType>) => string;

  /** The greatest of several values, none of them null. */
  readonly greatest: (...values: string[]) => string;
}
