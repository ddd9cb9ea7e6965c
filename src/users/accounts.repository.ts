import { Injectable } from '@nestjs/common';
import type { Change, Reader } from '../database/database.js';
import type { Account } from './account.js';

const COLUMNS = 'id, name, kind, role, about, created_at, deactivated_at';
const FIND = `SELECT ${COLUMNS} FROM users WHERE id = $1 AND kind IS NOT NULL`;
const FIND_BY_NAME = `SELECT ${COLUMNS} FROM users WHERE name_key = $1 AND kind IS NOT NULL`;
const INSERT = `
  INSERT INTO users (id, name, name_key, created_at, updated_at, kind, role, about)
  VALUES ($1, $2, $3, $4, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING id`;

const LIST_CHANGED = `SELECT ${COLUMNS} FROM users WHERE kind IS NOT NULL AND updated_at >= $1`;
const PAGE = `
  SELECT ${COLUMNS} FROM users WHERE kind IS NOT NULL AND (name_key, id) > ($1, $2) ORDER BY name_key, id LIMIT $3`;
const PAGE_OF_BEGINNING = `
  SELECT ${COLUMNS} FROM users
   WHERE kind IS NOT NULL AND (name_key, id) > ($1, $2) AND name_key >= $4 AND name_key < $5
   ORDER BY name_key, id LIMIT $3`;
/** Stands behind every character in the order of both databases, and is none itself. */
const LAST = '\u{10FFFF}';
const UPDATE = `
  UPDATE users SET name = $2, name_key = $3, about = $4, role = $5, deactivated_at = $6, updated_at = $7 WHERE id = $1`;
const NAME_IS_TAKEN = 'SELECT 1 FROM users WHERE name_key = $1 AND kind IS NOT NULL AND id <> $2';
const OWNERS = "SELECT id FROM users WHERE role = 'owner' AND deactivated_at IS NULL ORDER BY id";

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

  /** The accounts that are new or changed since a time. */
  listChanged(reader: Reader, since: string): Promise<Account[]> {
    return reader.query<Account>(LIST_CHANGED, [since]);
  }

  /** Adds an account; false when somebody has its id, or an account its name. */
  async insert({ query }: Change, account: Account, key: string): Promise<boolean> {
    const { id, name, created_at, kind, role, about } = account;
    return (await query(INSERT, [id, name, key, created_at, kind, role, about])).length > 0;
  }

  /**
   * A page of the accounts whose names as they are compared begin with a text, in the order of those names, behind one of
   * them.
   */
  list(reader: Reader, beginning: string, after: { key: string; id: string }, limit: number): Promise<Account[]> {
    const place = [after.key, after.id, limit];
    return beginning === ''
      ? reader.query<Account>(PAGE, place)
      : reader.query<Account>(PAGE_OF_BEGINNING, [...place, beginning, beginning + LAST]);
  }

  async update({ query }: Change, account: Account, key: string, at: string): Promise<void> {
    const { id, name, about, role, deactivated_at } = account;
    await query(UPDATE, [id, name, key, about, role, deactivated_at, at]);
  }

  /** Whether an account but this one has a name. */
  async isTaken(reader: Reader, key: string, id: string): Promise<boolean> {
    return (await reader.query(NAME_IS_TAKEN, [key, id])).length > 0;
  }

  /** Ids of the owners whose accounts are in use. */
  async listOwners(reader: Reader): Promise<string[]> {
    return (await reader.query<{ id: string }>(OWNERS, [])).map(({ id }) => id);
  }
}
