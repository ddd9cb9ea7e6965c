import { Injectable } from '@nestjs/common';
import { Database, type Reader, type Transaction } from '../database/database.js';
import { type ColumnType, type Dialect, toRows } from '../database/dialect.js';
import type { ReactionResponse } from './dto/reaction-response.dto.js';

/** One reaction, whether it stands or not. */
export type ReactionKey = Omit<ReactionResponse, 'count'>;

/** Those who reacted to a message with the same emoji. */
interface SummaryRow {
  message_id: string;
  emoji: string;
  count: number;
  /** Whether the viewer is among them: 0 or 1. */
  me: number;
}

/** A reaction as it is after its latest change. */
interface ChangeRow extends ReactionResponse {
  change: number;
  removed_at: string | null;
}

const WANTED = { id: 'text' } as const satisfies Record<string, ColumnType>;

function makeSummaries({ rows }: Dialect): string {
  return `
  SELECT message_id, emoji, CAST(count(*) AS INTEGER) AS count,
         max(CASE WHEN user_id = $2 THEN 1 ELSE 0 END) AS me
    FROM reactions
   WHERE message_id IN (SELECT id FROM ${rows('$1', WANTED)} AS wanted) AND removed_at IS NULL
   GROUP BY message_id, emoji
   ORDER BY message_id, min(change_seq)`;
}

const CHANGES = `
  SELECT changed.change_seq AS change, changed.message_id, changed.channel_id, changed.emoji, changed.user_id,
         changed.removed_at,
         (SELECT CAST(count(*) AS INTEGER) FROM reactions standing
           WHERE standing.message_id = changed.message_id AND standing.emoji = changed.emoji
             AND standing.removed_at IS NULL) AS count
    FROM reactions changed
   WHERE changed.channel_id = $1 AND changed.change_seq >= $2
   ORDER BY changed.change_seq
   LIMIT $3`;

const KEY = 'message_id = $1 AND emoji = $2 AND user_id = $3';
const STANDS = `SELECT 1 FROM reactions WHERE ${KEY} AND removed_at IS NULL`;
const COUNT = `
  SELECT CAST(count(*) AS INTEGER) AS count FROM reactions
   WHERE message_id = $1 AND emoji = $2 AND removed_at IS NULL`;
const COUNT_KINDS = `
  SELECT CAST(count(DISTINCT emoji) AS INTEGER) AS count FROM reactions WHERE message_id = $1 AND removed_at IS NULL`;
const PUT = `
  INSERT INTO reactions (message_id, emoji, user_id, channel_id, change_seq, created_at) VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (message_id, emoji, user_id)
  DO UPDATE SET change_seq = excluded.change_seq, created_at = excluded.created_at, removed_at = NULL`;
const TAKE_BACK = `UPDATE reactions SET change_seq = $4, removed_at = $5 WHERE ${KEY}`;
const CLEAR = 'DELETE FROM reactions WHERE message_id = $1';

/** The statements on the reactions table. */
@Injectable()
export class ReactionsRepository {
  private readonly summaries: string;

  constructor(private readonly database: Database) {
    this.summaries = makeSummaries(database.dialect);
  }

  async stands({ query }: Transaction, { message_id, emoji, user_id }: ReactionKey): Promise<boolean> {
    return (await query(STANDS, [message_id, emoji, user_id])).length > 0;
  }

  /** How many people stand behind an emoji. */
  async count({ query }: Transaction, { message_id, emoji }: ReactionKey): Promise<number> {
    const [row] = await query<{ count: number }>(COUNT, [message_id, emoji]);
    return row?.count ?? 0;
  }

  /** How many different emoji a message has. */
  async countKinds({ query }: Transaction, { message_id }: ReactionKey): Promise<number> {
    const [row] = await query<{ count: number }>(COUNT_KINDS, [message_id]);
    return row?.count ?? 0;
  }

  async put({ query }: Transaction, key: ReactionKey, at: string, change: number): Promise<void> {
    await query(PUT, [key.message_id, key.emoji, key.user_id, key.channel_id, change, at]);
  }

  async takeBack({ query }: Transaction, key: ReactionKey, at: string, change: number): Promise<void> {
    await query(TAKE_BACK, [key.message_id, key.emoji, key.user_id, change, at]);
  }

  /** Sums up the reactions that stand, for each message by emoji, the one that has stood longest first. */
  summarize(reader: Reader, messageIds: string[], viewer: string | undefined): Promise<SummaryRow[]> {
    return reader.query(this.summaries, [
      toRows(
        WANTED,
        messageIds.map((id) => ({ id })),
      ),
      viewer ?? null,
    ]);
  }

  async clear({ query }: Transaction, messageId: string): Promise<void> {
    await query(CLEAR, [messageId]);
  }

  /** The rows with the latest change `first` or a later one, in the order of these. */
  listChanges(channelId: string, first: number, limit: number): Promise<ChangeRow[]> {
    return this.database.query(CHANGES, [channelId, first, limit]);
  }
}
