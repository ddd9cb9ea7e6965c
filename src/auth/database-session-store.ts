import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { toDatabaseTime, toIsoTimestamp } from '../common/time/timestamp.js';
import { AppConfig } from '../config/app-config.js';
import { type Change, Database } from '../database/database.js';
import { type SessionEnd, SessionEnded } from './auth.events.js';
import { hashSecret, makeSecret, sealSecret, unsealSecret } from './secrets.js';
import {
  type OpenedSession,
  REFRESH_GRACE_MS,
  type Session,
  type SessionOwner,
  SessionStore,
} from './session-store.js';

const COLUMNS = 'id, user_id, created_at, used_at, expires_at, user_agent, address';
const GOING_ON = 'ended_at IS NULL AND expires_at > $2';
const INSERT = `INSERT INTO sessions (${COLUMNS}) VALUES ($1, $2, $3, $3, $4, $5, $6)`;
const FIND = `SELECT ${COLUMNS} FROM sessions WHERE id = $1 AND ${GOING_ON}`;
const LIST = `SELECT ${COLUMNS} FROM sessions WHERE user_id = $1 AND ${GOING_ON} ORDER BY used_at DESC, id`;
const CAME_FROM = 'SELECT 1 FROM sessions WHERE user_id = $1 AND address = $2 LIMIT 1';
const KEEP = 'UPDATE sessions SET used_at = $2, expires_at = $3 WHERE id = $1';
const END = `UPDATE sessions SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL RETURNING id, user_id`;
const END_ALL = `
  UPDATE sessions SET ended_at = $2 WHERE user_id = $1 AND id <> $3 AND ended_at IS NULL RETURNING id, user_id`;
const LIST_ENDED = 'SELECT id FROM sessions WHERE ended_at IS NOT NULL AND ended_at >= $1';
const OVERDUE = 'SELECT 1 FROM sessions WHERE ended_at IS NULL AND expires_at <= $1 LIMIT 1';
const EXPIRE = 'UPDATE sessions SET ended_at = $1 WHERE ended_at IS NULL AND expires_at <= $1 RETURNING id, user_id';
const FORGET = 'DELETE FROM sessions WHERE expires_at < $1';

const INSERT_TOKEN = 'INSERT INTO refresh_tokens (hash, session_id) VALUES ($1, $2)';
const SESSION_OF_TOKEN = 'SELECT session_id FROM refresh_tokens WHERE hash = $1';
const FIND_TOKEN = 'SELECT used_at, successor FROM refresh_tokens WHERE hash = $1';
const USE_TOKEN = 'UPDATE refresh_tokens SET used_at = $2, successor = $3 WHERE hash = $1';
const FORGET_USED_TOKENS = 'DELETE FROM refresh_tokens WHERE session_id = $1 AND used_at < $2';
const FORGET_TOKENS = 'DELETE FROM refresh_tokens WHERE session_id NOT IN (SELECT id FROM sessions)';

const DAY_MS = 86_400_000;

interface TokenRow {
  used_at: string | null;
  successor: string | null;
}

/** Sessions in the database of the messages. */
@Injectable()
export class DatabaseSessionStore extends SessionStore {
  private forgottenAt = -Infinity;

  constructor(
    private readonly database: Database,
    private readonly config: AppConfig,
  ) {
    super();
  }

  override async find(id: string): Promise<Session | null> {
    const [session] = await this.database.query<Session>(FIND, [id, toDatabaseTime(Date.now())]);
    return session ?? null;
  }

  override async findByToken(refreshToken: string): Promise<Session | null> {
    const id = await this.sessionOf(hashSecret(refreshToken));
    return id === undefined ? null : this.find(id);
  }

  override async hasComeFrom(userId: string, address: string): Promise<boolean> {
    return (await this.database.query(CAME_FROM, [userId, address])).length > 0;
  }

  override list(userId: string): Promise<Session[]> {
    return this.database.query<Session>(LIST, [userId, toDatabaseTime(Date.now())]);
  }

  override create({ user_id, user_agent, address }: SessionOwner): Promise<OpenedSession> {
    const now = Date.now();
    const session: Session = {
      id: randomUUID(),
      user_id,
      created_at: toDatabaseTime(now),
      used_at: toDatabaseTime(now),
      expires_at: this.endOf(toDatabaseTime(now), now),
      user_agent,
      address,
    };
    return this.database.change(async ({ query }) => {
      const { id, created_at, expires_at } = session;
      await query(INSERT, [id, user_id, created_at, expires_at, user_agent, address]);
      const refresh_token = makeSecret();
      await query(INSERT_TOKEN, [hashSecret(refresh_token), id]);
      return { session, refresh_token };
    });
  }

  override async refresh(refreshToken: string): Promise<OpenedSession | null> {
    const hash = hashSecret(refreshToken);
    const id = await this.sessionOf(hash);
    if (id === undefined) {
      return null;
    }
    return this.database.change(async (change) => {
      const now = Date.now();
      await change.lock('sessions', [id]);
      const [session] = await change.query<Session>(FIND, [id, toDatabaseTime(now)]);
      const [token] = await change.query<TokenRow>(FIND_TOKEN, [hash]);
      if (!session || !token) {
        return null;
      }
      if (this.endOf(session.created_at, now) <= toDatabaseTime(now)) {
        // It began when sessions could last longer.
        await this.endWith(change, END, [id, toDatabaseTime(now)], 'expired');
        return null;
      }
      if (token.used_at === null) {
        return this.rotate(change, session, refreshToken, now);
      }
      if (token.successor !== null && token.used_at > toDatabaseTime(now - REFRESH_GRACE_MS)) {
        return { session, refresh_token: unsealSecret(token.successor, refreshToken) };
      }
      await this.endWith(change, END, [id, toDatabaseTime(now)], 'reused');
      return null;
    });
  }

  override end(id: string, reason: SessionEnd): Promise<boolean> {
    return this.database.change((change) => this.endWith(change, END, [id, toDatabaseTime(Date.now())], reason));
  }

  override async endAll(userId: string, reason: SessionEnd, except = ''): Promise<void> {
    await this.database.change((change) =>
      this.endWith(change, END_ALL, [userId, toDatabaseTime(Date.now()), except], reason),
    );
  }

  override async listEnded(since: number): Promise<string[]> {
    const ended = await this.database.query<{ id: string }>(LIST_ENDED, [toDatabaseTime(since)]);
    return ended.map(({ id }) => id);
  }

  override async expire(): Promise<void> {
    const now = Date.now();
    const overdue = await this.database.query(OVERDUE, [toDatabaseTime(now)]);
    if (overdue.length > 0) {
      await this.database.change((change) => this.endWith(change, EXPIRE, [toDatabaseTime(now)], 'expired'));
    }
    if (now - this.forgottenAt > DAY_MS) {
      this.forgottenAt = now;
      await this.database.change(async ({ query }) => {
        await query(FORGET, [toDatabaseTime(now - DAY_MS)]);
        await query(FORGET_TOKENS, []);
      });
    }
  }

  /** When a session ends that nobody refreshes from now on. */
  private endOf(createdAt: string, now: number): string {
    const { refresh_ttl_ms, session_ttl_ms } = this.config.auth;
    const begun = Date.parse(toIsoTimestamp(createdAt));
    return toDatabaseTime(Math.min(now + refresh_ttl_ms, begun + session_ttl_ms));
  }

  private async sessionOf(hash: string): Promise<string | undefined> {
    const [row] = await this.database.query<{ session_id: string }>(SESSION_OF_TOKEN, [hash]);
    return row?.session_id;
  }

  private async rotate({ query }: Change, session: Session, used: string, now: number): Promise<OpenedSession> {
    const refresh_token = makeSecret();
    const used_at = toDatabaseTime(now);
    const expires_at = this.endOf(session.created_at, now);
    await query(USE_TOKEN, [hashSecret(used), used_at, sealSecret(refresh_token, used)]);
    await query(INSERT_TOKEN, [hashSecret(refresh_token), session.id]);
    await query(KEEP, [session.id, used_at, expires_at]);
    // One that is forgotten is refused too; only that somebody came with it shows nothing any more.
    await query(FORGET_USED_TOKENS, [session.id, toDatabaseTime(now - DAY_MS)]);
    return { session: { ...session, used_at, expires_at }, refresh_token };
  }

  private async endWith(change: Change, sql: string, parameters: unknown[], reason: SessionEnd): Promise<boolean> {
    const ended = await change.query<{ id: string; user_id: string }>(sql, parameters);
    ended.forEach(({ id, user_id }) => change.emit(new SessionEnded(id, user_id, reason)));
    return ended.length > 0;
  }
}
