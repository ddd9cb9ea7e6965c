import { Injectable } from '@nestjs/common';
import type { DatabaseTime } from '../common/time/timestamp.js';
import { Database, type Reader } from '../database/database.js';
import { toRows } from '../database/dialect.js';
import { INDEX_COLUMNS } from '../database/search-dialect.js';
import { channelToken, type Mark, markToken, NOTHING, timeTokens, userToken } from './facets.js';
import { foldText, tokensOf, writeTokens } from './tokens.js';

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

/** Whoever changes the messages. */
type Writer = Reader;

const REACTED = 'SELECT 1 FROM reactions WHERE message_id = $1 AND removed_at IS NULL LIMIT 1';
const LINK = /\bhttps?:\/\/\S/iu;

/**
 * Keeps the index for searching true to messages that change. It is written in the transaction that changes them, which holds
 * their channel, so that what is edited or deleted counts at once. New messages are added by `IndexBuilder`, a little later
 * and many at once; until then nothing is noted of them here, because they are added as they are by then.
 */
@Injectable()
export class SearchIndexService {
  private readonly indexed: string;

  constructor(private readonly database: Database) {
    this.indexed = `
      SELECT ${database.search.placeOf('messages.rowid')} AS place
        FROM messages JOIN channels ON channels.id = messages.channel_id
       WHERE messages.id = $1 AND messages.seq <= channels.indexed_seq`;
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
    const [row] = await writer.query<{ place: number }>(this.indexed, [message.id]);
    if (!row) {
      return;
    }
    if (old.length > 0) {
      await this.write(writer, this.database.search.remove, row.place, old);
    }
    if (added.length > 0 || old.length > 0) {
      await this.write(writer, this.database.search.add, row.place, added);
    }
  }

  private async write(writer: Writer, sql: string, place: number, tokens: string[]): Promise<void> {
    await writer.query(sql, [toRows(INDEX_COLUMNS, [{ place, tokens: tokens.join(' ') }])]);
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
  return new Set([...tokensOf(foldText(message.content)), ...facetsOf(message)]);
}

/**
 * The same as one text, in which some pieces may come again. That is for adding a message only, where it does no harm: of what
 * is taken away there must not be more than was added, see the reserve of the index on SQLite.
 */
export function writeTokensOfMessage(message: Omit<IndexedMessage, 'id'>): string {
  return writeTokens(foldText(message.content)) + facetsOf(message).join(' ');
}

/** Where, by whom and when a message was sent, and what it has besides its text. */
function facetsOf(message: Omit<IndexedMessage, 'id'>): string[] {
  const { channel_id, user_id, created_at } = message;
  return [
    channelToken(channel_id),
    userToken(user_id),
    ...timeTokens(created_at),
    ...marksOf(message).map((mark) => markToken(mark)),
  ];
}

/** What a message has by itself; reactions are others' doing. */
export function marksOf({ content, mentions, reply_to, pinned_at }: Omit<IndexedMessage, 'id'>): Mark[] {
  const marks: Mark[] = [];
  if (content.includes('://') && LINK.test(content)) {
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
