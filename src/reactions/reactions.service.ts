import { Injectable } from '@nestjs/common';
import { toDatabaseTime } from '../common/time/timestamp.js';
import type { Reader, Transaction } from '../database/database.js';
import type { ReactionResponse } from './dto/reaction-response.dto.js';
import type { ReactionSummary } from './dto/reaction-summary.dto.js';
import { TooManyReactionsError } from './reactions.errors.js';
import { ReactionAdded, ReactionRemoved } from './reactions.events.js';
import { type ReactionKey, ReactionsRepository } from './reactions.repository.js';

const MAX_KINDS = 100;

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
   * Puts a reaction, inside a transaction that holds the channel of its message. One that stands already stays as it is.
   * Emits ReactionAdded.
   *
   * @param next takes the number of the change, where there is one.
   * @returns the reaction, and whether anything changed.
   * @throws TooManyReactionsError
   */
  async add(
    transaction: Transaction,
    key: ReactionKey,
    next: () => Promise<number>,
  ): Promise<{ reaction: ReactionResponse; changed: boolean }> {
    const count = await this.reactions.count(transaction, key);
    if (await this.reactions.stands(transaction, key)) {
      return { reaction: { ...key, count }, changed: false };
    }
    if (count === 0 && (await this.reactions.countKinds(transaction, key)) >= MAX_KINDS) {
      throw new TooManyReactionsError(MAX_KINDS);
    }
    const change = await next();
    await this.reactions.put(transaction, key, toDatabaseTime(Date.now()), change);
    const reaction = { ...key, count: count + 1 };
    transaction.emit(new ReactionAdded(reaction, change));
    return { reaction, changed: true };
  }

  /** Takes a reaction back, like `add`; one that does not stand stays so. Emits ReactionRemoved. */
  async remove(transaction: Transaction, key: ReactionKey, next: () => Promise<number>): Promise<ReactionResponse> {
    const count = await this.reactions.count(transaction, key);
    if (!(await this.reactions.stands(transaction, key))) {
      return { ...key, count };
    }
    const change = await next();
    await this.reactions.takeBack(transaction, key, toDatabaseTime(Date.now()), change);
    const reaction = { ...key, count: count - 1 };
    transaction.emit(new ReactionRemoved(reaction, change));
    return reaction;
  }

  /** Forgets every reaction to a message that is deleted. */
  clear(transaction: Transaction, messageId: string): Promise<void> {
    return this.reactions.clear(transaction, messageId);
  }

  /** The first `limit` reactions whose latest change has the number `first` or a greater one, in the order of the changes. */
  async listChanges(
    channelId: string,
    first: number,
    limit: number,
  ): Promise<{ change: number; removed: boolean; reaction: ReactionResponse }[]> {
    const rows = await this.reactions.listChanges(channelId, first, limit);
    return rows.map(({ change, removed_at, ...reaction }) => ({ change, removed: removed_at !== null, reaction }));
  }
}
