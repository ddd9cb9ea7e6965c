import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../database/database.js';
import type { MessageEdit } from './message-edit.entity.js';
import { hashContent, MESSAGE_COLUMNS, type SavedMessage } from './messages.repository.js';

/** An edit to be made: the new content and whom it names, when, and its number among the changes of the channel. */
interface Edit {
  content: string;
  mentions: string | null;
  at: string;
  change: number;
}

// Postgres wants one type for a parameter wherever it stands.
const KEEP_CONTENT = `
  INSERT INTO message_edits (message_id, number, content, replaced_at)
  SELECT CAST($1 AS VARCHAR), coalesce(max(number), 0) + 1, $2, $3
    FROM message_edits WHERE message_id = CAST($1 AS VARCHAR)`;
const EDIT = `
  UPDATE messages SET content = $2, mentions = $3, edited_at = $4, change_seq = $5,
         content_hash = coalesce(content_hash, $6)
   WHERE id = $1`;
const DELETE = `
  UPDATE messages SET content = '', deleted_at = $2, change_seq = $3, mentions = NULL, edited_at = NULL,
         content_hash = NULL, pinned_at = NULL, pinned_by = NULL, deleted_by = $4
   WHERE id = $1`;
const FORGET_EDITS = 'DELETE FROM message_edits WHERE message_id = $1';
const PIN = 'UPDATE messages SET pinned_at = $2, pinned_by = $3, change_seq = $4 WHERE id = $1';
const MARK_REACTED = 'UPDATE messages SET change_seq = 0 WHERE id = $1 AND change_seq IS NULL';
const COUNT_PINS = `
  SELECT CAST(count(*) AS INTEGER) AS count FROM messages WHERE channel_id = $1 AND pinned_at IS NOT NULL`;
const PINS = `
  SELECT ${MESSAGE_COLUMNS} FROM messages
   WHERE channel_id = $1 AND pinned_at IS NOT NULL ORDER BY pinned_at DESC, seq DESC`;
const EDITS = `
  SELECT number, content, replaced_at FROM message_edits
   WHERE message_id = $1 AND number BETWEEN $2 AND $3 ORDER BY number`;
const COUNT_EDITS = 'SELECT coalesce(max(number), 0) AS count FROM message_edits WHERE message_id = $1';

/** The statements that change messages. All of them want the channel to be locked. */
@Injectable()
export class MessageChangesRepository {
  constructor(private readonly database: Database) {}

  /** Replaces the content of a message, and keeps the one that it had. */
  async edit({ query }: Transaction, { id, content }: SavedMessage, edit: Edit): Promise<void> {
    await query(KEEP_CONTENT, [id, content, edit.at]);
    await query(EDIT, [id, edit.content, edit.mentions, edit.at, edit.change, hashContent(content)]);
  }

  /** Takes everything out of a message but its place, its author and its times. `by` is null where that was its author. */
  async delete(
    { query }: Transaction,
    id: string,
    { at, by }: { at: string; by: string | null },
    change: number,
  ): Promise<void> {
    await query(DELETE, [id, at, change, by]);
    await query(FORGET_EDITS, [id]);
  }

  /** Pins a message, or with null unpins it. */
  async pin({ query }: Transaction, id: string, pin: { at: string; by: string } | null, change: number): Promise<void> {
    await query(PIN, [id, pin?.at ?? null, pin?.by ?? null, change]);
  }

  /** Notes that a message has reactions, so that whoever shows it looks for them. */
  async markReacted({ query }: Transaction, id: string): Promise<void> {
    await query(MARK_REACTED, [id]);
  }

  async countPins({ query }: Transaction, channelId: string): Promise<number> {
    const [row] = await query<{ count: number }>(COUNT_PINS, [channelId]);
    return row?.count ?? 0;
  }

  /** The pinned messages of a channel, the one that was pinned last first. */
  listPins(channelId: string): Promise<SavedMessage[]> {
    return this.database.query(PINS, [channelId]);
  }

  async countEdits(id: string): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(COUNT_EDITS, [id]);
    return row?.count ?? 0;
  }

  /** The edits `first` to `last` of a message, both included. */
  listEdits(id: string, first: number, last: number): Promise<MessageEdit[]> {
    return this.database.query(EDITS, [id, first, last]);
  }
}
