import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { toDatabaseTime } from '../common/time/timestamp.js';
import { AppConfig } from '../config/app-config.js';
import { Database } from '../database/database.js';
import { type OpenedSession, type Session, type SessionOwner, SessionStore } from './session-store.js';

const COLUMNS = 'id, user_id, created_at, used_at, expires_at, user_agent, address';
const INSERT = `INSERT INTO sessions (${COLUMNS}) VALUES ($1, $2, $3, $3, $4, $5, $6)`;
const FIND = `SELECT ${COLUMNS} FROM sessions WHERE id = $1 AND ended_at IS NULL AND expires_at > $2`;
const INSERT_TOKEN = 'INSERT INTO refresh_tokens (hash, session_id) VALUES ($1, $2)';

const TOKEN_BYTES = 32;

/** Sessions in the database of the messages. */
@Injectable()
export class DatabaseSessionStore extends SessionStore {
  constructor(
    private readonly database: Database,
    private readonly config: AppConfig,
  ) {
    super();
  }

  override create({ user_id, user_agent, address }: SessionOwner): Promise<OpenedSession> {
    const now = Date.now();
    const session: Session = {
      id: randomUUID(),
      user_id,
      created_at: toDatabaseTime(now),
      used_at: toDatabaseTime(now),
      expires_at: toDatabaseTime(now + this.config.auth.refresh_ttl_ms),
      user_agent,
      address,
    };
    return this.database.change(async ({ query }) => {
      const { id, created_at, expires_at } = session;
      await query(INSERT, [id, user_id, created_at, expires_at, user_agent, address]);
      const refresh_token = randomBytes(TOKEN_BYTES).toString('base64url');
      await query(INSERT_TOKEN, [hashToken(refresh_token), id]);
      return { session, refresh_token };
    });
  }

  override async find(id: string): Promise<Session | null> {
    const [session] = await this.database.query<Session>(FIND, [id, toDatabaseTime(Date.now())]);
    return session ?? null;
  }
}

/** A random token needs no salt and no slow hash. */
function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
