import { type Dialect, isoTime, ROW_MARK } from '../dialect.js';

const TIME = 'dddd-dd-dd dd:dd:dd[.]dddddd'.replaceAll('d', '[0-9]');

export const postgresDialect: Dialect = {
  rows: (parameter, columns) => {
    const fields = Object.entries(columns).map(([name, type], index) => `(value ->> ${index})::${type} AS ${name}`);
    return `(SELECT position, ${fields.join(', ')}
               FROM json_array_elements(${parameter}::json) WITH ORDINALITY AS item (value, position))`;
  },
  pack: (columns, query) =>
    `SELECT coalesce(json_agg(json_build_array(${columns.join(', ')})), '[]')::text FROM (${query}) AS packed`,
  encode: (fields, isPlain, columns, query) => {
    const times = fields.filter(({ kind }) => kind === 'time').map(({ column }) => column);
    const values = fields.map(({ name, column, kind }) => `'${name}', ${kind === 'time' ? isoTime(column) : column}`);
    return `
      SELECT string_agg(
               CASE WHEN ${isPlain} AND ${times.join(' || ')} ~ '^${TIME.repeat(times.length)}$'
                    THEN json_build_object(${values.join(', ')})::text
                    ELSE chr(${ROW_MARK}) || json_build_array(${columns.join(', ')})::text || chr(${ROW_MARK}) END, ',')
        FROM (${query}) AS encoded`;
  },
  greatest: (...values) => `greatest(${values.join(', ')})`,
};
