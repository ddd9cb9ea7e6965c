import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { toDatabaseTime } from '../common/time/timestamp.js';
import { type Change, Database, type Reader } from '../database/database.js';
import { SessionsFoundEnded } from './auth.events.js';
import type { Scope } from './scopes.js';
import { hashSecret, makeSecret } from './secrets.js';

/** By this, those who look for secrets in the wrong places know one. */
const PREFIX = 'acb_bot_';
const FORM = new RegExp(`^${PREFIX}[\\w-]{43}$`, 'u');
/** Those in use come first, and are fewer. */
const MAX_LISTED = 100;

const COLUMNS = 'id, user_id, name, scopes, created_at, revoked_at';
const INSERT = 'INSERT INTO bot_tokens (id, hash, user_id, name, scopes, created_at) VALUES ($1, $2, $3, $4, $5, $6)';
const FIND = `SELECT ${COLUMNS} FROM bot_tokens WHERE hash = $1 AND revoked_at IS NULL`;
const FIND_BY_ID = `SELECT ${COLUMNS} FROM bot_tokens WHERE id = $1 AND revoked_at IS NULL`;
const LIST = `
  SELECT ${COLUMNS} FROM bot_tokens WHERE user_id = $1
   ORDER BY revoked_at IS NOT NULL, created_at DESC, id LIMIT ${MAX_LISTED}`;
const COUNT = 'SELECT COUNT(*) AS count FROM bot_tokens WHERE user_id = $1 AND revoked_at IS NULL';
const REVOKE = `
  UPDATE bot_tokens SET revoked_at = $3 WHERE id = $1 AND user_id = $2 AND revoked_at IS NULL RETURNING ${COLUMNS}`;
const LIST_REVOKED = 'SELECT id FROM bot_tokens WHERE revoked_at IS NOT NULL AND revoked_at >= $1';

/** By what a bot acts, until it is revoked. Times are those of the tables. */
export interface BotToken {
  id: string;
  user_id: string;
  /** What its maker calls it. */
  name: string;
  scopes: Scope[];
  created_at: string;
  /** Since when it is good no longer; null while it is. */
  revoked_at: string | null;
}

/** As the table has it, with scopes as OAuth writes them (RFC 6749, section 3.3): spaces between them. */
type BotTokenRow = Omit<BotToken, 'scopes'> & { scopes: string };

/** Whether a token has the form of a bot's. What has not, need not be looked for. */
export function isBotToken(token: string): boolean {
  return FORM.test(token);
}

/** The tokens of bots, of which only hashes are kept. Each is good until it is revoked. */
@Injectable()
export class BotTokens {
  constructor(private readonly database: Database) {}

  /** Makes a token. @returns it, which is told only now, with what is known of it. */
  async create(
    { query }: Change,
    { user_id, name, scopes }: Pick<BotToken, 'user_id' | 'name' | 'scopes'>,
  ): Promise<{ secret: string; token: BotToken }> {
    const secret = PREFIX + makeSecret();
    const token: BotToken = {
      id: randomUUID(),
      user_id,
      name,
      scopes,
      created_at: toDatabaseTime(Date.now()),
      revoked_at: null,
    };
    await query(INSERT, [token.id, hashSecret(secret), user_id, name, scopes.join(' '), token.created_at]);
    return { secret, token };
  }

  /** Finds a token that is good. */
  find(secret: string): Promise<BotToken | null> {
    return this.findOne(FIND, hashSecret(secret));
  }

  /** Finds a token that is good by its id. */
  findById(id: string): Promise<BotToken | null> {
    return this.findOne(FIND_BY_ID, id);
  }

  /** Lists the tokens of a bot: those in use first, then those that were revoked, the newest first. */
  async list(userId: string): Promise<BotToken[]> {
    return (await this.database.query<BotTokenRow>(LIST, [userId])).map(toToken);
  }

  /** How many tokens of a bot are in use. */
  async countInUse(reader: Reader, userId: string): Promise<number> {
    const [row] = await reader.query<{ count: number | string }>(COUNT, [userId]);
    return Number(row?.count);
  }

  /** Revokes a token of a bot; null when it has no such token in use. Emits SessionsFoundEnded. */
  async revoke({ query, emit }: Change, userId: string, id: string): Promise<BotToken | null> {
    const [row] = await query<BotTokenRow>(REVOKE, [id, userId, toDatabaseTime(Date.now())]);
    if (!row) {
      return null;
    }
    emit(new SessionsFoundEnded([id]));
    return toToken(row);
  }

  /** Ids of the tokens that were revoked since a Unix time, in milliseconds. */
  async listRevoked(since: number): Promise<string[]> {
    const revoked = await this.database.query<{ id: string }>(LIST_REVOKED, [toDatabaseTime(since)]);
    return revoked.map(({ id }) => id);
  }

  private async findOne(sql: string, key: string): Promise<BotToken | null> {
    const [row] = await this.database.query<BotTokenRow>(sql, [key]);
    return row ? toToken(row) : null;
  }
}

function toToken({ scopes, ...row }: BotTokenRow): BotToken {
  return { ...row, scopes: scopes.split(' ').filter(Boolean) as Scope[] };
}
