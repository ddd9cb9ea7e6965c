import { Injectable } from '@nestjs/common';
import { type Change, Database, type Reader } from '../database/database.js';
import { type ColumnType, type Dialect, toRows } from '../database/dialect.js';

/** A user as the directory keeps them. */
interface UserName {
  id: string;
  name: string;
  name_key: string;
}

const NEW_COLUMNS = { id: 'text', name: 'text', name_key: 'text' } as const satisfies Record<string, ColumnType>;
const KEY_COLUMNS = { name_key: 'text' } as const satisfies Record<string, ColumnType>;

function makeRecord({ rows }: Dialect): string {
  return `
  INSERT INTO users (id, name, name_key, created_at, updated_at)
  SELECT id, name, name_key, $2, $2 FROM ${rows('$1', NEW_COLUMNS)} AS new
   WHERE TRUE ORDER BY id
  ON CONFLICT (id) DO UPDATE
     SET name = excluded.name, name_key = excluded.name_key, updated_at = excluded.updated_at
   WHERE users.name <> excluded.name AND users.kind IS NULL`;
}

function makeKnownKeys({ rows }: Dialect): string {
  return `
  SELECT name_key FROM ${rows('$1', KEY_COLUMNS)} AS wanted
   WHERE EXISTS (SELECT 1 FROM users WHERE users.name_key = wanted.name_key)`;
}

const FIND_BY_KEY = 'SELECT id, name FROM users WHERE name_key = $1 ORDER BY id LIMIT $2';

/** The statements on the users table. */
@Injectable()
export class UsersRepository {
  private readonly recording: string;
  private readonly knownKeys: string;

  constructor({ dialect }: Database) {
    this.recording = makeRecord(dialect);
    this.knownKeys = makeKnownKeys(dialect);
  }

  /** Adds users, each once, or gives them their new name, unless they are accounts, which rename themselves. */
  async record({ query }: Change, users: UserName[], at: string): Promise<void> {
    await query(this.recording, [toRows(NEW_COLUMNS, users), at]);
  }

  /** Those of some keys that are somebody's name. */
  async findKnownKeys(reader: Reader, keys: string[]): Promise<Set<string>> {
    const wanted = toRows(
      KEY_COLUMNS,
      keys.map((name_key) => ({ name_key })),
    );
    return new Set(
      (await reader.query<{ name_key: string }>(this.knownKeys, [wanted])).map(({ name_key }) => name_key),
    );
  }

  findByKey(reader: Reader, key: string, limit: number): Promise<Pick<UserName, 'id' | 'name'>[]> {
    return reader.query(FIND_BY_KEY, [key, limit]);
  }
}
