import { Injectable } from '@nestjs/common';
import type { Reader } from '../database/database.js';
import type { ReactionSummary } from './dto/reaction-summary.dto.js';
import type { ReactionState } from './reactions.events.js';
import { ReactionsRepository } from './reactions.repository.js';

/** Reactions to messages. What a message is, and whether it can be reacted to, the messages module knows. */
@Injectable()
export class ReactionsService {
  constructor(private readonly reactions: ReactionsRepository) {}

  /**
   * Sums up the standing reactions of messages, by message; one without any is left out.
   *
   * @param viewer whose own reactions are marked `me`.
   */
  async summarize(reader: Reader, messageIds: string[], viewer?: string): Promise<Map<string, ReactionSummary[]>> {
    const summaries = new Map<string, ReactionSummary[]>();
    for (const { message_id, emoji, count, me } of await this.reactions.summarize(reader, messageIds, viewer)) {
      const summary: ReactionSummary = me ? { emoji, count, me: true } : { emoji, count };
      summaries.set(message_id, [...(summaries.get(message_id) ?? []), summary]);
    }
    return summaries;
  }

  /**
   * Lists the reactions whose latest change lies in a range of a channel's changes, both ends included, in their order.
   * The caller keeps the range small enough to be answered at once.
   */
  async listChanges(
    channelId: string,
    first: number,
    last: number,
  ): Promise<{ change: number; removed: boolean; reaction: ReactionState }[]> {
    const rows = await this.reactions.listChanges(channelId, first, last);
    return rows.map(({ change, removed_at, ...reaction }) => ({ change, removed: removed_at !== null, reaction }));
  }
}
