import { Injectable } from '@nestjs/common';
import { toDatabaseTime } from '../common/time/timestamp.js';
import { type Change, Database } from '../database/database.js';
import { type ColumnType, type Dialect, toRows } from '../database/dialect.js';
import { GroupCommit, type Outcome } from '../database/group-commit.js';
import { hashSecret, makeSecret } from './secrets.js';

const TICKET_TTL_MS = 30_000;
const MAX_BATCH = 500;

const INSERT = 'INSERT INTO socket_tickets (hash, session_id, expires_at) VALUES ($1, $2, $3)';
const FORGET = 'DELETE FROM socket_tickets WHERE expires_at < $1';
const COLUMNS = { hash: 'text' } as const satisfies Record<string, ColumnType>;

function makeSpend({ rows }: Dialect): string {
  return `
  DELETE FROM socket_tickets WHERE hash IN (SELECT hash FROM ${rows('$1', COLUMNS)} AS spent)
  RETURNING hash, session_id, expires_at`;
}

/**
 * Tickets, with which a session opens a WebSocket: browsers can send no header there, and a token in a URL ends up in logs.
 * Each is good once and for half a minute, on any server of the database, which keeps only hashes of them.
 */
@Injectable()
export class SocketTicketsService {
  private readonly spending: GroupCommit<string, string | null>;
  private readonly spendingStatement: string;
  private forgottenAt = -Infinity;

  constructor(private readonly database: Database) {
    this.spendingStatement = makeSpend(database.dialect);
    // Many come back at once after a restart; they share a commit.
    this.spending = new GroupCommit(
      database,
      (change, hashes) => this.spendAll(change, hashes),
      () => false,
      MAX_BATCH,
    );
  }

  /** Makes a ticket for a session. @returns it, and the Unix time, in milliseconds, from which on it is good no longer. */
  async create(session_id: string): Promise<{ ticket: string; expires_at: number }> {
    const now = Date.now();
    const ticket = makeSecret();
    const expires_at = now + TICKET_TTL_MS;
    await this.database.change(async ({ query }) => {
      await query(INSERT, [hashSecret(ticket), session_id, toDatabaseTime(expires_at)]);
      if (now - this.forgottenAt > TICKET_TTL_MS) {
        this.forgottenAt = now;
        await query(FORGET, [toDatabaseTime(now)]);
      }
    });
    return { ticket, expires_at };
  }

  /** Takes a ticket, which is good no longer then. @returns the session that it was made for; null when it was not good. */
  spend(ticket: string): Promise<string | null> {
    return this.spending.add(hashSecret(ticket));
  }

  private async spendAll({ query }: Change, hashes: string[]): Promise<Outcome<string | null>[]> {
    const now = toDatabaseTime(Date.now());
    const wanted = toRows(
      COLUMNS,
      hashes.map((hash) => ({ hash })),
    );
    const spent = await query<{ hash: string; session_id: string; expires_at: string }>(this.spendingStatement, [
      wanted,
    ]);
    const sessions = new Map(
      spent.filter(({ expires_at }) => expires_at > now).map(({ hash, session_id }) => [hash, session_id]),
    );
    return hashes.map((hash) => {
      const result = sessions.get(hash) ?? null;
      sessions.delete(hash);
      return { result };
    });
  }
}
