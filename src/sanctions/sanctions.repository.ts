import { Injectable } from '@nestjs/common';
import type { Change, Reader } from '../database/database.js';
import type { Sanction, SanctionsFilter } from './sanction.js';

const COLUMNS = 'user_id, kind, reason, created_by, created_at, expires_at, lifted_at, updated_at';
const PUT = `
  INSERT INTO sanctions (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  ON CONFLICT (user_id, kind) DO UPDATE
     SET reason = excluded.reason, created_by = excluded.created_by, created_at = excluded.created_at,
         expires_at = excluded.expires_at, lifted_at = excluded.lifted_at, updated_at = excluded.updated_at`;
const LIFT = `
  UPDATE sanctions SET lifted_at = $3, updated_at = $3
   WHERE user_id = $1 AND kind = $2 AND lifted_at IS NULL RETURNING ${COLUMNS}`;
const CHANGED = `SELECT ${COLUMNS} FROM sanctions WHERE updated_at >= $1`;

/** The statements on the sanctions table. */
@Injectable()
export class SanctionsRepository {
  /** Keeps a sanction, in the place of an earlier one of its kind. */
  async put({ query }: Change, sanction: Sanction): Promise<void> {
    const { user_id, kind, reason, created_by, created_at, expires_at, lifted_at, updated_at } = sanction;
    await query(PUT, [user_id, kind, reason, created_by, created_at, expires_at, lifted_at, updated_at]);
  }

  /** Lifts a sanction; null when there is none. */
  async lift(
    { query }: Change,
    { user_id, kind }: Pick<Sanction, 'user_id' | 'kind'>,
    at: string,
  ): Promise<Sanction | null> {
    const [lifted] = await query<Sanction>(LIFT, [user_id, kind, at]);
    return lifted ?? null;
  }

  /** Those in force at a time, newest first. */
  listInForce(reader: Reader, { kind, user_id, before, limit }: SanctionsFilter, at: string): Promise<Sanction[]> {
    const parameters: unknown[] = [at, limit];
    const conditions = ['lifted_at IS NULL', '(expires_at IS NULL OR expires_at > $1)'];
    if (kind) {
      conditions.push(`kind = $${parameters.push(kind)}`);
    }
    if (user_id !== undefined) {
      conditions.push(`user_id = $${parameters.push(user_id)}`);
    }
    if (before) {
      const place = [before.created_at, before.user_id, before.kind].map((value) => `$${parameters.push(value)}`);
      conditions.push(`(created_at, user_id, kind) < (${place.join(', ')})`);
    }
    const sql = `SELECT ${COLUMNS} FROM sanctions WHERE ${conditions.join(' AND ')}
      ORDER BY created_at DESC, user_id DESC, kind DESC LIMIT $2`;
    return reader.query(sql, parameters);
  }

  /** Those that were imposed or lifted since a time. */
  listChanged(reader: Reader, since: string): Promise<Sanction[]> {
    return reader.query(CHANGED, [since]);
  }
}
