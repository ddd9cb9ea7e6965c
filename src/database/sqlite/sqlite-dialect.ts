import type { Dialect } from '../dialect.js';

export const sqliteDialect: Dialect = {
  rows: (parameter, columns) => {
    const fields = Object.keys(columns).map((name, index) => `value ->> ${index} AS ${name}`);
    return `(SELECT key AS position, ${fields.join(', ')} FROM json_each(${parameter}))`;
  },
  pack: (columns, query) => `SELECT json_group_array(json_array(${columns.join(', ')})) FROM (${query})`,
  greatest: (...values) => `max(${values.join(', ')})`,
};
