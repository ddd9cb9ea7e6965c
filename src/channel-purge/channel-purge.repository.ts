import { Injectable } from '@nestjs/common';
import { type Change, Database } from '../database/database.js';
import { type ColumnType, type Dialect, toRows } from '../database/dialect.js';
import type { SearchDialect } from '../database/search-dialect.js';
import type { GoneMessage } from '../search-index/stored-messages.js';

/** Rows that one statement takes away, of those that are cheap. */
const STEP_ROWS = 1_000;

const ID_COLUMN = { id: 'text' } as const satisfies Record<string, ColumnType>;

/** What the original may have written since, to a channel that it made again, is not meant. */
function makeNextMessages({ placeOf }: SearchDialect): string {
  return `
  SELECT ${placeOf('messages.rowid')} AS place, messages.id, messages.channel_id, messages.user_id, messages.content, messages.created_at,
         messages.seq, messages.reply_to, messages.mentions, messages.pinned_at, messages.deleted_at,
         EXISTS (SELECT 1 FROM reactions WHERE message_id = messages.id AND removed_at IS NULL) AS is_reacted
    FROM messages WHERE messages.channel_id = $1 AND messages.created_at <= $2 ORDER BY messages.seq LIMIT $3`;
}

const DELETE_MEMBERS = `
  DELETE FROM channel_members WHERE channel_id = $1 AND user_id IN (
    SELECT user_id FROM channel_members WHERE channel_id = $1 LIMIT ${STEP_ROWS}) RETURNING 1`;
const DELETE_REPORTS = `
  DELETE FROM reports WHERE id IN (SELECT id FROM reports WHERE channel_id = $1 LIMIT ${STEP_ROWS}) RETURNING 1`;
const DELETE_TURNS = `
  DELETE FROM slow_mode_turns WHERE channel_id = $1 AND user_id IN (
    SELECT user_id FROM slow_mode_turns WHERE channel_id = $1 LIMIT ${STEP_ROWS}) RETURNING 1`;
const DELETE_MARKERS = `
  DELETE FROM read_markers WHERE channel_id = $1 AND user_id IN (
    SELECT user_id FROM read_markers WHERE channel_id = $1 LIMIT ${STEP_ROWS}) RETURNING 1`;

/** What belongs to messages, and themselves. */
function makeDeletions({ rows }: Dialect): string[] {
  const gone = `(SELECT gone.id FROM ${rows('$1', ID_COLUMN)} AS gone)`;
  return [
    `DELETE FROM message_edits WHERE message_id IN ${gone}`,
    `DELETE FROM reactions WHERE message_id IN ${gone}`,
    `DELETE FROM messages WHERE id IN ${gone}`,
  ];
}

/** The statements that take away what belonged to a channel, a step at a time; each tells how much there was. */
@Injectable()
export class ChannelPurgeRepository {
  private readonly nextMessages: string;
  private readonly deletions: string[];

  constructor(database: Database) {
    this.nextMessages = makeNextMessages(database.search);
    this.deletions = makeDeletions(database.dialect);
  }

  /** The first messages of a channel that were saved until a time. */
  listMessages({ query }: Change, channelId: string, until: string, limit: number): Promise<GoneMessage[]> {
    return query(this.nextMessages, [channelId, until, limit]);
  }

  /** Deletes messages with their edits and reactions. */
  async deleteMessages({ query }: Change, messages: { id: string }[]): Promise<void> {
    for (const sql of this.deletions) {
      await query(sql, [toRows(ID_COLUMN, messages)]);
    }
  }

  async deleteMembers({ query }: Change, channelId: string): Promise<number> {
    return (await query(DELETE_MEMBERS, [channelId])).length;
  }

  async deleteReports({ query }: Change, channelId: string): Promise<number> {
    return (await query(DELETE_REPORTS, [channelId])).length;
  }

  /** When somebody wrote last in slow mode. */
  async deleteTurns({ query }: Change, channelId: string): Promise<number> {
    return (await query(DELETE_TURNS, [channelId])).length;
  }

  /** How far users have read. */
  async deleteMarkers({ query }: Change, channelId: string): Promise<number> {
    return (await query(DELETE_MARKERS, [channelId])).length;
  }
}
