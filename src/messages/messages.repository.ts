import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ChannelArchivedError, ChannelNotFoundError } from '../channels/channels.errors.js';
import type { DomainError } from '../common/errors/domain-error.js';
import { toDatabaseTime } from '../common/time/timestamp.js';
import { type Change, Database, type Reader } from '../database/database.js';
import { type ColumnType, type Dialect, fromRows, toRows } from '../database/dialect.js';
import type { Outcome } from '../database/group-commit.js';
import type { Message } from './message.entity.js';
import { MessageIdConflictError, MessageNotFoundError } from './messages.errors.js';

/** A message to be saved; times as the tables hold them. */
export type NewMessage = Pick<
  Message,
  'id' | 'channel_id' | 'user_id' | 'user_name' | 'content' | 'timestamp' | 'is_own_message' | 'reply_to'
>;
/** What may have happened to a message since; absent in the row of one that was saved just now. */
type Changes = Pick<
  Message,
  | 'change_seq'
  | 'edited_at'
  | 'deleted_at'
  | 'content_hash'
  | 'reply_count'
  | 'mentions'
  | 'pinned_at'
  | 'pinned_by'
  | 'deleted_by'
>;
/** A row as the database hands it out; SQLite knows no booleans. */
export type SavedMessage = Omit<NewMessage, 'is_own_message'> &
  Partial<Changes> & { created_at: string; seq: number; is_own_message: boolean | 0 | 1 };

/** What saving a message came to: the row, and whether it was there already. */
export interface Saved {
  message: SavedMessage;
  replayed: boolean;
}

const NEW_COLUMNS = {
  id: 'text',
  channel_id: 'text',
  user_id: 'text',
  user_name: 'text',
  content: 'text',
  timestamp: 'text',
  is_own_message: 'boolean',
  reply_to: 'text',
} as const satisfies Record<keyof NewMessage, ColumnType>;
const REFUSED_COLUMNS = { id: 'text', channel_id: 'text' } as const satisfies Record<string, ColumnType>;
const COLUMNS = `${Object.keys(NEW_COLUMNS).join(', ')}, created_at, seq`;
/** What is read of a message to show it. */
export const MESSAGE_COLUMNS = `${COLUMNS}, change_seq, edited_at, deleted_at, reply_count, mentions, pinned_at, pinned_by, deleted_by`;
export const MESSAGE_COLUMN_NAMES = MESSAGE_COLUMNS.split(', ');

/** Numbers and inserts a batch in one statement. What is there already, or has no open channel, is left out. */
function makeInsert({ rows, greatest }: Dialect): string {
  return `
  INSERT INTO messages (${COLUMNS}, user_type)
  SELECT new.id, new.channel_id, new.user_id, new.user_name, new.content, new.timestamp, new.is_own_message, new.reply_to,
         ${greatest(
           '$2',
           `coalesce((SELECT newest.created_at FROM messages newest
                       WHERE newest.channel_id = channels.id AND newest.seq = channels.last_seq), $2)`,
         )},
         channels.last_seq + row_number() OVER (PARTITION BY new.channel_id ORDER BY new.position),
         'user'
    FROM ${rows('$1', NEW_COLUMNS)} AS new
    JOIN channels ON channels.id = new.channel_id AND channels.archived_at IS NULL
   WHERE NOT EXISTS (SELECT 1 FROM messages old WHERE old.id = new.id)
   ORDER BY new.position
  RETURNING id, created_at, seq`;
}

function makeListByIds({ rows }: Dialect): string {
  return `
  SELECT ${MESSAGE_COLUMNS} FROM messages
   WHERE id IN (SELECT id FROM ${rows('$1', { id: 'text' })} AS wanted) AND seq IS NOT NULL`;
}

/** Finds out about messages that were not inserted: whether there is their channel, and the earlier message of their id. */
function makeExplain({ rows }: Dialect): string {
  const columns = `${MESSAGE_COLUMNS}, content_hash`.replaceAll(/\w+/gu, 'messages.$&');
  return `
  SELECT channels.id AS known_channel, ${columns}
    FROM ${rows('$1', REFUSED_COLUMNS)} AS refused
    LEFT JOIN channels ON channels.id = refused.channel_id
    LEFT JOIN messages ON messages.id = refused.id
   ORDER BY refused.position`;
}

const FIND = `SELECT ${MESSAGE_COLUMNS}, content_hash FROM messages WHERE id = $1`;
const SET_MENTIONS = 'UPDATE messages SET mentions = $2 WHERE id = $1';
const CHANNEL = 'SELECT last_seq FROM channels WHERE id = $1';
/** Messages of a channel in a range of places. */
function makeListRange({ pack }: Dialect): string {
  const rows = `SELECT ${MESSAGE_COLUMNS} FROM messages WHERE channel_id = $1 AND seq BETWEEN $2 AND $3 ORDER BY seq`;
  return `SELECT (${pack(MESSAGE_COLUMN_NAMES, rows)}) AS packed`;
}

const CHANGED = `
  SELECT ${MESSAGE_COLUMNS} FROM messages
   WHERE channel_id = $1 AND change_seq >= $2 AND change_seq IS NOT NULL ORDER BY change_seq LIMIT $3`;

/** The statements on the messages table. They are written out, because these are the paths that every client waits on. */
@Injectable()
export class MessagesRepository {
  private readonly insertion: string;
  private readonly explanation: string;
  private readonly range: string;
  private readonly byIds: string;

  constructor(private readonly database: Database) {
    this.insertion = makeInsert(database.dialect);
    this.explanation = makeExplain(database.dialect);
    this.range = makeListRange(database.dialect);
    this.byIds = makeListByIds(database.dialect);
  }

  /**
   * Inserts a batch, in order, with one statement; what was there already or has no open channel is left out, and
   * `explain` tells why.
   */
  async insert({ query }: Reader, messages: NewMessage[]): Promise<Map<NewMessage, SavedMessage>> {
    const first = new Map(messages.toReversed().map((message) => [message.id, message]));
    const fresh = messages.filter((message) => first.get(message.id) === message);
    const rows = await query<Pick<SavedMessage, 'id' | 'created_at' | 'seq'>>(this.insertion, [
      toRows(NEW_COLUMNS, fresh),
      toDatabaseTime(Date.now()),
    ]);
    const saved = new Map<NewMessage, SavedMessage>();
    for (const row of rows) {
      const message = first.get(row.id) as NewMessage;
      saved.set(message, { ...message, ...row });
    }
    return saved;
  }

  /**
   * Tells why messages were not inserted: their channel, or an earlier message of their id, which may be themselves.
   *
   * @param refusals what else speaks against some, which therefore were not tried.
   */
  async explain(
    { query }: Reader,
    messages: NewMessage[],
    refusals?: Map<NewMessage, DomainError>,
  ): Promise<Outcome<Saved>[]> {
    type Explanation = { known_channel: string | null } & (SavedMessage | { id: null });
    const rows = await query<Explanation>(this.explanation, [toRows(REFUSED_COLUMNS, messages)]);
    return rows.map(({ known_channel, ...existing }, index) => {
      const message = messages[index] as NewMessage;
      if (known_channel === null) {
        return { error: new ChannelNotFoundError() };
      }
      if (existing.id === null) {
        return { error: refusals?.get(message) ?? new ChannelArchivedError() };
      }
      return isSame(existing, message)
        ? { result: { message: existing, replayed: true } }
        : { error: new MessageIdConflictError() };
    });
  }

  /** Keeps whom a message names. */
  async setMentions({ query }: Change, { id, mentions }: SavedMessage): Promise<void> {
    await query(SET_MENTIONS, [id, mentions]);
  }

  /** Finds a message that has a place in a channel. */
  async find(id: string, reader: Reader = this.database): Promise<SavedMessage | null> {
    const [row] = await reader.query<SavedMessage>(FIND, [id]);
    return row && row.seq !== null ? row : null;
  }

  /**
   * Place of the newest message of a channel, which is also how many there are.
   *
   * @throws ChannelNotFoundError
   */
  async getLastSeq(channelId: string): Promise<number> {
    const [channel] = await this.database.query<{ last_seq: number }>(CHANNEL, [channelId]);
    if (!channel) {
      throw new ChannelNotFoundError();
    }
    return channel.last_seq;
  }

  /**
   * Place of a message in its channel.
   *
   * @throws MessageNotFoundError also when it belongs to another channel.
   */
  async getSeq(channelId: string, id: string): Promise<number> {
    const message = await this.find(id);
    if (message?.channel_id !== channelId) {
      throw new MessageNotFoundError();
    }
    return message.seq;
  }

  /** Reads the messages in the places `first` to `last` of a channel, both included, oldest first. */
  async listRange(channelId: string, first: number, last: number): Promise<SavedMessage[]> {
    const [row] = await this.database.query<{ packed: string }>(this.range, [channelId, first, last]);
    return fromRows<SavedMessage>(MESSAGE_COLUMN_NAMES, row?.packed ?? '[]');
  }

  /** Reads messages by their ids, in no certain order; one that is not there is left out. */
  listByIds(ids: string[]): Promise<SavedMessage[]> {
    const rows = ids.map((id) => ({ id }));
    return ids.length === 0 ? Promise.resolve([]) : this.database.query(this.byIds, [toRows({ id: 'text' }, rows)]);
  }

  /** Reads the messages with the latest change `first` or a later one, in the order of these. */
  listChanged(channelId: string, first: number, limit: number): Promise<SavedMessage[]> {
    return this.database.query(CHANGED, [channelId, first, limit]);
  }
}

/** A retry may differ in name and time, which clients make anew; its content is the one that was sent first. */
function isSame(existing: SavedMessage, message: NewMessage): boolean {
  return (
    existing.channel_id === message.channel_id &&
    existing.user_id === message.user_id &&
    wasSentWith(existing, message.content)
  );
}

function wasSentWith({ content, content_hash, deleted_at }: SavedMessage, sent: string): boolean {
  return Boolean(deleted_at) || (content_hash ? content_hash === hashContent(sent) : content === sent);
}

/** What is kept of the content that a message was sent with when an edit replaces it. */
export function hashContent(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}
