import type { Dialect } from '../dialect.js';

export const postgresDialect: Dialect = {
  rows: (parameter, columns) => {
    const fields = Object.entries(columns).map(([name, type], index) => `(value ->> ${index})::${type} AS ${name}`);
    return `(SELECT position, ${fields.join(', ')}
               FROM json_array_elements(${parameter}::json) WITH ORDINALITY AS item (value, position))`;
  },
  pack: (columns, query) =>
    `SELECT coalesce(json_agg(json_build_array(${columns.join(', ')})), '[]')::text FROM (${query}) AS packed`,
  greatest: (...values) => `greatest(${values.join(', ')})`,
};
