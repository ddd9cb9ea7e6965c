import { type Dialect, type EncodedField, isoTime, ROW_MARK } from '../dialect.js';

/** A column as a value of `json_object`. */
const VALUES: Record<EncodedField['kind'], (column: string) => string> = {
  text: (column) => column,
  // Made once for a statement, and not parsed for each row.
  boolean: (column) => `iif(${column}, json('true'), json('false'))`,
  time: isoTime,
};
const TIME = 'dddd-dd-dd dd:dd:dd.dddddd'.replaceAll('d', '[0-9]');

export const sqliteDialect: Dialect = {
  rows: (parameter, columns) => {
    const fields = Object.keys(columns).map((name, index) => `value ->> ${index} AS ${name}`);
    return `(SELECT key AS position, ${fields.join(', ')} FROM jsonb_each(${parameter}))`;
  },
  pack: (columns, query) => `SELECT json_group_array(json_array(${columns.join(', ')})) FROM (${query})`,
  encode: (fields, isPlain, columns, query) => {
    const times = fields.filter(({ kind }) => kind === 'time').map(({ column }) => column);
    const values = fields.map(({ name, column, kind }) => `'${name}', ${VALUES[kind](column)}`);
    return `
      SELECT CAST(group_concat(
               CASE WHEN ${isPlain} AND ${times.join(' || ')} GLOB '${TIME.repeat(times.length)}'
                    THEN json_object(${values.join(', ')})
                    ELSE char(${ROW_MARK}) || json_array(${columns.join(', ')}) || char(${ROW_MARK}) END) AS BLOB)
        FROM (${query})`;
  },
  greatest: (...values) => `max(${values.join(', ')})`,
};
