import { Injectable } from '@nestjs/common';
import type { Change, Reader } from '../database/database.js';
import type { Account } from './account.js';

const COLUMNS = 'id, name, kind, role, about, created_at, deactivated_at';
const FIND = `SELECT ${COLUMNS} FROM users WHERE id = $1 AND kind IS NOT NULL`;
const FIND_BY_NAME = `SELECT ${COLUMNS} FROM users WHERE name_key = $1 AND kind IS NOT NULL`;
const INSERT = `
  INSERT INTO users (id, name, name_key, created_at, updated_at, kind, role, about)
  VALUES ($1, $2, $3, $4, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING id`;

const LIST_NAMES = 'SELECT id, name_key FROM users WHERE kind IS NOT NULL AND updated_at >= $1';

/** The statements on those rows of the users table that are accounts. */
@Injectable()
export class AccountsRepository {
  async find(reader: Reader, id: string): Promise<Account | null> {
    const [account] = await reader.query<Account>(FIND, [id]);
    return account ?? null;
  }

  /** @param key the name as it is compared. */
  async findByName(reader: Reader, key: string): Promise<Account | null> {
    const [account] = await reader.query<Account>(FIND_BY_NAME, [key]);
    return account ?? null;
  }

  /** Ids and names, as they are compared, of the accounts that are new or changed since a time. */
  listNames(reader: Reader, since: string): Promise<{ id: string; name_key: string }[]> {
    return reader.query(LIST_NAMES, [since]);
  }

  /** Adds an account; false when somebody has its id, or an account its name. */
  async insert({ query }: Change, account: Account, key: string): Promise<boolean> {
    const { id, name, created_at, kind, role, about } = account;
    return (await query(INSERT, [id, name, key, created_at, kind, role, about])).length > 0;
  }
}
