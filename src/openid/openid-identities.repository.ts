import { Injectable } from '@nestjs/common';
import type { Change, Reader } from '../database/database.js';

const FIND = 'SELECT user_id FROM openid_identities WHERE issuer = $1 AND subject = $2';
const INSERT = `
  INSERT INTO openid_identities (issuer, subject, user_id, created_at) VALUES ($1, $2, $3, $4)
  ON CONFLICT DO NOTHING RETURNING user_id`;

/** Somebody as a provider knows them: a subject is for ever the same one, and only with its issuer. */
export interface OpenIdIdentity {
  issuer: string;
  subject: string;
}

/** The statements on the table that tells which account is whose. */
@Injectable()
export class OpenIdIdentitiesRepository {
  /** Finds the id of the account that somebody signs in to. */
  async find(reader: Reader, { issuer, subject }: OpenIdIdentity): Promise<string | null> {
    const [row] = await reader.query<{ user_id: string }>(FIND, [issuer, subject]);
    return row?.user_id ?? null;
  }

  /** Gives somebody an account; false when they have one. */
  async insert({ query }: Change, { issuer, subject }: OpenIdIdentity, userId: string, at: string): Promise<boolean> {
    return (await query(INSERT, [issuer, subject, userId, at])).length > 0;
  }
}
