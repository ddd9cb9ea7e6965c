import { CoreSchema1700000000000 } from './1700000000000-core-schema.js';

/** Every change of the SQLite schema, oldest first. */
export const MIGRATIONS = [CoreSchema1700000000000];
