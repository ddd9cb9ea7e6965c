/** Types of the columns that a statement takes from a list of objects; `boolean` is 0 or 1 on SQLite. */
export type ColumnType = 'text' | 'integer' | 'boolean';

/** A field of an object that a database encodes: a column under another name, a `time` in the form of the edge. */
export interface EncodedField {
  name: string;
  column: string;
  kind: 'text' | 'boolean' | 'time';
}

/** Sets apart what `Dialect.encode` leaves to others: a control character, which JSON never has as such. */
export const ROW_MARK = 0x1e;

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

  /**
   * A query for one value: the rows of another query as JSON objects with these fields, with commas between them; in bytes or
   * text. A row that is not plain, or has a time in another form than the tables', stands there as `pack` has it, between two
   * ROW_MARKs. A page that way costs less than half of what its values do, one by one.
   *
   * @param isPlain a condition on a row.
   */
  readonly encode: (
    fields: readonly EncodedField[],
    isPlain: string,
    columns: readonly string[],
    query: string,
  ) => string;

  /** The greatest of several values, none of them null. */
  readonly greatest: (...values: string[]) => string;
}

/** An expression for a time as `toIsoTimestamp` writes it, of a column that has it in the form of the tables. */
export function isoTime(column: string): string {
  const length = `CASE WHEN substr(${column}, 24) <> '000' THEN 26 WHEN substr(${column}, 20, 4) = '.000' THEN 19 ELSE 23 END`;
  return `replace(substr(${column}, 1, ${length}), ' ', 'T') || 'Z'`;
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
