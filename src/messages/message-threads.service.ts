import { Injectable } from '@nestjs/common';
import { ChannelPositionsService } from '../channels/channel-positions.service.js';
import { type DomainError, ValidationFailedError } from '../common/errors/domain-error.js';
import { type Change, Database } from '../database/database.js';
import type { Actor } from '../permissions/permissions.js';
import type { ListRepliesQueryDto } from './dto/list-replies-query.dto.js';
import type { MessagesListResponse } from './dto/messages-list-response.dto.js';
import { MessageAccess } from './message-access.js';
import { MessageThreadsRepository } from './message-threads.repository.js';
import { MessageView } from './message-view.js';
import { MessageDeletedError, MessageNotFoundError, ThreadTooDeepError } from './messages.errors.js';
import { ThreadUpdated } from './messages.events.js';
import { MessagesRepository, type NewMessage, type SavedMessage } from './messages.repository.js';

/** A place that no message has: the highest that every database counts to. */
const BEHIND_ALL = 2_147_483_647;

/** Threads: messages that answer another one, a single level deep. */
@Injectable()
export class MessageThreadsService {
  constructor(
    private readonly access: MessageAccess,
    private readonly messages: MessagesRepository,
    private readonly rows: MessageThreadsRepository,
    private readonly positions: ChannelPositionsService,
    private readonly view: MessageView,
    private readonly database: Database,
  ) {}

  /**
   * Reads a page of the replies to a message; deleted ones are left out. `total` is how many there are.
   *
   * @throws MessageNotFoundError when there is no such message, or a cursor is no reply to it; ForbiddenError;
   *   ValidationFailedError when both cursors are given.
   */
  async list(actor: Actor, id: string, query: ListRepliesQueryDto): Promise<MessagesListResponse> {
    const { limit, order, before, after, user_id } = query;
    if (before !== undefined && after !== undefined) {
      throw new ValidationFailedError([{ field: 'after', message: 'must not go with before' }]);
    }
    const parent = await this.access.get(actor, id);
    const isBack = before !== undefined || (after === undefined && order === 'desc');
    const cursor = before ?? after;
    const from = cursor === undefined ? (isBack ? BEHIND_ALL : 0) : await this.getSeq(id, cursor);
    const direction = isBack ? 'back' : 'forward';
    // One more than asked for tells whether there are more.
    const nearest = await this.rows.list({ id, direction, from, limit: limit + 1 });
    const page = nearest.slice(0, limit);
    const rows = isBack === (order === 'desc') ? page : page.toReversed();
    return {
      messages: await this.view.show(this.database, rows, user_id),
      total: parent.reply_count ?? 0,
      has_more: nearest.length > limit,
    };
  }

  /** Tells which of some messages answer what cannot be answered, and why. One that was saved before is not judged again. */
  async findRefusals(transaction: Change, messages: NewMessage[]): Promise<Map<NewMessage, DomainError>> {
    const refusals = new Map<NewMessage, DomainError>();
    const replies = messages.filter(({ reply_to }) => reply_to !== null);
    if (replies.length === 0) {
      return refusals;
    }
    const ids = replies.flatMap(({ id, reply_to }) => [id, reply_to as string]);
    const rows = await this.rows.findAnswerable(transaction, [...new Set(ids)]);
    const known = new Map(rows.map((row) => [row.id, row]));
    for (const message of replies.filter(({ id }) => !known.has(id))) {
      const parent = known.get(message.reply_to as string);
      if (parent?.channel_id !== message.channel_id) {
        refusals.set(message, new MessageNotFoundError());
      } else if (parent.reply_to) {
        refusals.set(message, new ThreadTooDeepError());
      } else if (parent.deleted_at) {
        refusals.set(message, new MessageDeletedError());
      }
    }
    return refusals;
  }

  /** Counts replies that were saved, once for each message that they answer. Emits ThreadUpdated. */
  async countSaved(transaction: Change, saved: SavedMessage[]): Promise<void> {
    const counts = new Map<string, { channel_id: string; count: number }>();
    for (const { reply_to, channel_id } of saved) {
      if (reply_to) {
        counts.set(reply_to, { channel_id, count: (counts.get(reply_to)?.count ?? 0) + 1 });
      }
    }
    for (const [id, { channel_id, count }] of counts) {
      await this.count(transaction, { id, channel_id }, count);
    }
  }

  /** Takes a reply that was deleted from the count of the message that it answers. Emits ThreadUpdated. */
  async countDeleted(transaction: Change, { reply_to, channel_id }: SavedMessage): Promise<void> {
    if (reply_to) {
      await this.count(transaction, { id: reply_to, channel_id }, -1);
    }
  }

  private async count(
    transaction: Change,
    thread: { id: string; channel_id: string },
    difference: number,
  ): Promise<void> {
    const change = await this.positions.nextChange(transaction, thread.channel_id);
    const reply_count = await this.rows.count(transaction, thread.id, difference, change);
    transaction.emit(new ThreadUpdated({ ...thread, reply_count }, change));
  }

  private async getSeq(id: string, cursor: string): Promise<number> {
    const reply = await this.messages.find(cursor);
    if (reply?.reply_to !== id) {
      throw new MessageNotFoundError();
    }
    return reply.seq;
  }
}
