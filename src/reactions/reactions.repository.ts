import { Injectable } from '@nestjs/common';
import { Database, type Reader } from '../database/database.js';
import type { Dialect } from '../database/dialect.js';
import type { ReactionState } from './reactions.events.js';

/** Those who reacted to a message with the same emoji. */
interface SummaryRow {
  message_id: string;
  emoji: string;
  count: number;
  /** Whether the viewer is among them: 0 or 1. */
  me: number;
}

/** A reaction as it is after its latest change. */
interface ChangeRow extends ReactionState {
  change: number;
  removed_at: string | null;
}

function makeSummaries({ rows }: Dialect): string {
  return `
  SELECT message_id, emoji, CAST(count(*) AS INTEGER) AS count,
         max(CASE WHEN user_id = $2 THEN 1 ELSE 0 END) AS me
    FROM reactions
   WHERE message_id IN (SELECT id FROM ${rows('$1', { id: 'text' })} AS wanted) AND removed_at IS NULL
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
   WHERE changed.channel_id = $1 AND changed.change_seq BETWEEN $2 AND $3
   ORDER BY changed.change_seq`;

/** The statements on the reactions table. */
@Injectable()
export class ReactionsRepository {
  private readonly summaries: string;

  constructor(private readonly database: Database) {
    this.summaries = makeSummaries(database.dialect);
  }

  /** Sums up the reactions that stand, for each message by emoji, the one that has stood longest first. */
  summarize(reader: Reader, messageIds: string[], viewer: string | undefined): Promise<SummaryRow[]> {
    return reader.query(this.summaries, [JSON.stringify(messageIds.map((id) => ({ id }))), viewer ?? null]);
  }

  /** The rows that changed in a range of a channel's changes, as they are now. */
  listChanges(channelId: string, first: number, last: number): Promise<ChangeRow[]> {
    return this.database.query(CHANGES, [channelId, first, last]);
  }
}
