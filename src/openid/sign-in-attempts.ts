import { Injectable } from '@nestjs/common';
import { deriveSecret, hashSecret, makeSecret } from '../auth/secrets.js';
import { toDatabaseTime } from '../common/time/timestamp.js';
import { Database } from '../database/database.js';

export const ATTEMPT_TTL_MS = 10 * 60_000;

const INSERT = 'INSERT INTO openid_attempts (hash, expires_at) VALUES ($1, $2)';
const SPEND = 'DELETE FROM openid_attempts WHERE hash = $1 RETURNING expires_at';
const FORGET = 'DELETE FROM openid_attempts WHERE expires_at < $1';

/** What an attempt to sign in is recognised by: the browser by `state`, its ID token by `nonce`, its code by `verifier`. */
export interface AttemptSecrets {
  state: string;
  nonce: string;
  verifier: string;
}

/**
 * Attempts to sign in that are under way at the provider. The browser keeps a random secret, from which all others of its attempt are
 * made; the database keeps a hash of it, so that an attempt ends once, on whichever server, and its table opens nothing.
 */
@Injectable()
export class SignInAttempts {
  private forgottenAt = -Infinity;

  constructor(private readonly database: Database) {}

  /** Begins an attempt, which is good once and for ten minutes. @returns the secret for the browser. */
  async begin(): Promise<string> {
    const now = Date.now();
    const secret = makeSecret();
    await this.database.change(async ({ query }) => {
      await query(INSERT, [hashSecret(secret), toDatabaseTime(now + ATTEMPT_TTL_MS)]);
      if (now - this.forgottenAt > ATTEMPT_TTL_MS) {
        this.forgottenAt = now;
        await query(FORGET, [toDatabaseTime(now)]);
      }
    });
    return secret;
  }

  /** Ends an attempt. @returns whether it was good until now. */
  async spend(secret: string): Promise<boolean> {
    const [spent] = await this.database.change(({ query }) =>
      query<{ expires_at: string }>(SPEND, [hashSecret(secret)]),
    );
    return spent !== undefined && spent.expires_at > toDatabaseTime(Date.now());
  }
}

/** The secrets of an attempt, of which each tells nothing about the others. */
export function secretsOf(secret: string): AttemptSecrets {
  return {
    state: deriveSecret(secret, 'state'),
    nonce: deriveSecret(secret, 'nonce'),
    verifier: deriveSecret(secret, 'verifier'),
  };
}
