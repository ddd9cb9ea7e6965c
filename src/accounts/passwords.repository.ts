import { Injectable } from '@nestjs/common';
import type { Change, Reader } from '../database/database.js';

const FIND = 'SELECT hash FROM passwords WHERE user_id = $1';
const SET = `
  INSERT INTO passwords (user_id, hash, changed_at) VALUES ($1, $2, $3)
  ON CONFLICT (user_id) DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at`;

/** The statements on the passwords table, which has hashes only. */
@Injectable()
export class PasswordsRepository {
  async find(reader: Reader, userId: string): Promise<string | null> {
    const [row] = await reader.query<{ hash: string }>(FIND, [userId]);
    return row?.hash ?? null;
  }

  async set({ query }: Change, userId: string, hash: string, at: string): Promise<void> {
    await query(SET, [userId, hash, at]);
  }
}
