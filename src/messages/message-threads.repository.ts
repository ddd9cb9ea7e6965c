import { Injectable } from '@nestjs/common';
import { type Change, Database, type Reader } from '../database/database.js';
import { type ColumnType, type Dialect, toRows } from '../database/dialect.js';
import { MESSAGE_COLUMNS, type SavedMessage } from './messages.repository.js';

/** What decides whether a message can be answered. */
type Answerable = Pick<SavedMessage, 'id' | 'channel_id' | 'reply_to' | 'deleted_at'>;

/** Replies past a place, nearest first: `after` it going forward, before it going back. */
interface Replies {
  /** Id of the message that they answer. */
  id: string;
  direction: 'forward' | 'back';
  /** Place in the channel, itself left out. */
  from: number;
  limit: number;
}

const ID_COLUMN = { id: 'text' } as const satisfies Record<string, ColumnType>;

function makeAnswerable({ rows }: Dialect): string {
  return `
  SELECT id, channel_id, reply_to, deleted_at FROM messages
   WHERE id IN (SELECT id FROM ${rows('$1', ID_COLUMN)} AS wanted) AND seq IS NOT NULL`;
}

const COUNT = `
  UPDATE messages SET reply_count = reply_count + $2, change_seq = $3 WHERE id = $1 RETURNING reply_count`;
const REPLIES = `SELECT ${MESSAGE_COLUMNS} FROM messages WHERE reply_to = $1 AND deleted_at IS NULL`;
const FORWARD = `${REPLIES} AND seq > $2 ORDER BY seq LIMIT $3`;
const BACK = `${REPLIES} AND seq < $2 ORDER BY seq DESC LIMIT $3`;

/** The statements on messages that answer others. */
@Injectable()
export class MessageThreadsRepository {
  private readonly answerable: string;

  constructor(private readonly database: Database) {
    this.answerable = makeAnswerable(database.dialect);
  }

  /** Finds those of some messages that are there. */
  findAnswerable(reader: Reader, ids: string[]): Promise<Answerable[]> {
    return reader.query(this.answerable, [
      toRows(
        ID_COLUMN,
        ids.map((id) => ({ id })),
      ),
    ]);
  }

  /** Adds to the number of a message's replies, as a change of this number, and hands out what it is then. */
  async count({ query }: Change, id: string, difference: number, change: number): Promise<number> {
    const [row] = await query<{ reply_count: number }>(COUNT, [id, difference, change]);
    return row?.reply_count ?? 0;
  }

  list({ id, direction, from, limit }: Replies): Promise<SavedMessage[]> {
    return this.database.query(direction === 'forward' ? FORWARD : BACK, [id, from, limit]);
  }
}
