import { Injectable } from '@nestjs/common';
import type { DatabaseTime } from '../common/time/timestamp.js';
import { Database, type Reader } from '../database/database.js';
import { toRows } from '../database/dialect.js';
import { INDEX_COLUMNS } from '../database/search-dialect.js';
import { channelToken, type Mark, markToken, NOTHING, timeTokens, userToken } from './facets.js';
import { foldText, tokensOf } from './tokens.js';

/** What the index takes from a message. */
export interface IndexedMessage {
  id: string;
  channel_id: string;
  user_id: string;
  content: string;
  created_at: DatabaseTime;
  seq: number;
  reply_to?: string | null;
  mentions?: string | null;
  pinned_at?: string | null;
}

/** A message that was inserted just now, with the number of its row. */
export type InsertedMessage = IndexedMessage & { rowid: number };

/** Whoever changes the messages. */
type Writer = Reader;

const ROW = 'SELECT rowid FROM messages WHERE id = $1';
const PENDING = 'SELECT 1 FROM search_pending WHERE channel_id = $1 AND $2 BETWEEN first_seq AND last_seq';
const REACTED = 'SELECT 1 FROM reactions WHERE message_id = $1 AND removed_at IS NULL LIMIT 1';
const LINK = /\bhttps?:\/\/\S/iu;

/**
 * The index for searching. It is written in the transaction that changes the messages, so that what is acknowledged is
 * found, and what is deleted is not.
 */
@Injectable()
export class SearchIndexService {
  constructor(private readonly database: Database) {}

  /** Adds new messages. */
  async add(writer: Writer, messages: readonly InsertedMessage[]): Promise<void> {
    if (messages.length > 0) {
      await this.write(
        writer,
        this.database.search.add,
        messages.map((message) => ({ message: message.rowid, tokens: [...tokensOfMessage(message)] })),
      );
    }
  }

  /** Puts a message under what it holds now instead of what it held before. Marks other than its pin are left alone. */
  async replace(writer: Writer, before: IndexedMessage, after: IndexedMessage): Promise<void> {
    const [old, current] = [tokensOfMessage(before), tokensOfMessage(after)];
    await this.exchange(writer, before, without(old, current), without(current, old));
  }

  /** Notes that a message is pinned or reacted to now, or no longer. */
  async mark(writer: Writer, message: IndexedMessage, mark: Mark, holds: boolean): Promise<void> {
    const token = markToken(mark);
    // As many pieces come as go, whether the mark was there or not: see the reserve of the index on SQLite.
    await this.exchange(writer, message, holds ? [] : [token], [holds ? token : NOTHING]);
  }

  /** Notes whether a message is reacted to, after a reaction was taken back. */
  async markReacted(writer: Writer, message: IndexedMessage): Promise<void> {
    await this.mark(writer, message, 'reaction', await isReacted(writer, message.id));
  }

  /** Takes a message out, before its reactions are taken away. */
  async remove(writer: Writer, message: IndexedMessage): Promise<void> {
    const tokens = tokensOfMessage(message);
    if (await isReacted(writer, message.id)) {
      tokens.add(markToken('reaction'));
    }
    await this.exchange(writer, message, [...tokens], []);
  }

  private async exchange(writer: Writer, message: IndexedMessage, old: string[], added: string[]): Promise<void> {
    const [row] = await writer.query<{ rowid: number }>(ROW, [message.id]);
    const isPending = (await writer.query(PENDING, [message.channel_id, message.seq])).length > 0;
    if (!row) {
      return;
    }
    // What was never added cannot be taken away.
    if (!isPending && old.length > 0) {
      await this.write(writer, this.database.search.remove, [{ message: row.rowid, tokens: old }]);
    }
    if (added.length > 0 || old.length > 0) {
      await this.write(writer, this.database.search.add, [{ message: row.rowid, tokens: added }]);
    }
  }

  private async write(writer: Writer, sql: string, rows: { message: number; tokens: string[] }[]): Promise<void> {
    const joined = rows.map(({ message, tokens }) => ({ message, tokens: tokens.join(' ') }));
    await writer.query(sql, [toRows(INDEX_COLUMNS, joined)]);
  }
}

async function isReacted({ query }: Writer, id: string): Promise<boolean> {
  return (await query(REACTED, [id])).length > 0;
}

function without(tokens: Set<string>, others: Set<string>): string[] {
  return [...tokens].filter((token) => !others.has(token));
}

/** Everything under which a message is found. */
export function tokensOfMessage(message: IndexedMessage): Set<string> {
  const tokens = tokensOf(foldText(message.content));
  tokens.add(channelToken(message.channel_id)).add(userToken(message.user_id));
  for (const token of timeTokens(message.created_at)) {
    tokens.add(token);
  }
  for (const mark of marksOf(message)) {
    tokens.add(markToken(mark));
  }
  return tokens;
}

/** What a message has by itself; reactions are others' doing. */
export function marksOf({ content, mentions, reply_to, pinned_at }: IndexedMessage): Mark[] {
  const marks: Mark[] = [];
  if (LINK.test(content)) {
    marks.push('link');
  }
  if (mentions) {
    marks.push('mention');
  }
  if (reply_to) {
    marks.push('reply');
  }
  if (pinned_at) {
    marks.push('pin');
  }
  return marks;
}
