/** Types of the columns that a statement takes from a list of objects; `boolean` is 0 or 1 on SQLite. */
export type ColumnType = 'text' | 'integer' | 'boolean';

/**
 * What SQLite and Postgres spell differently. A statement is written once, with `$1`, `$2` … for its parameters, and asks
 * here for the rest. These run on both as they are, and need nothing from here: `ON CONFLICT … DO UPDATE`, `RETURNING`,
 * `UPDATE … FROM`, window functions, `string_agg`, `coalesce`, `TRUE` and `FALSE`; and the column `rowid`, which is the
 * order of insertion.
 */
export interface Dialect {
  /**
   * A table, to stand behind FROM or JOIN under an alias, of objects: their fields by name, and `position`, which orders
   * them as they were given.
   *
   * @param parameter the place of the objects, for example `$1`; its value is made by `toRows`.
   */
  readonly rows: (parameter: string, columns: Record<string, ColumnType>) => string;

  /**
   * A query for one value: the rows of another query as JSON text, which `fromRows` reads. That is several times cheaper
   * than to hand a page of rows over value by value.
   */
  readonly pack: (columns: readonly string[], query: string) => string;

  /** The greatest of several values, none of them null. */
  readonly greatest: (...values: string[]) => string;
}

/**
 * Writes objects as the JSON that `Dialect.rows` reads: an array with the values of each, in the order of the columns. It
 * has no names in it, because a database would look each one up for every field of every object.
 */
export function toRows<Name extends string>(
  columns: Record<Name, ColumnType>,
  objects: readonly Readonly<Record<NoInfer<Name>, unknown>>[],
): string {
  const names = Object.keys(columns) as Name[];
  return JSON.stringify(objects.map((object) => names.map((name) => object[name])));
}

/** Reads the rows that `Dialect.pack` packed, of the same columns. */
export function fromRows<Row extends object>(columns: readonly string[], packed: string): Row[] {
  return (JSON.parse(packed) as unknown[][]).map((values) => {
    const row: Record<string, unknown> = {};
    for (let index = 0; index < columns.length; index += 1) {
      row[columns[index] as string] = values[index];
    }
    return row as Row;
  });
}
