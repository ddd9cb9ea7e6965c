import { Injectable } from '@nestjs/common';
import { ChannelPositionsService } from '../channels/channel-positions.service.js';
import type { Transaction } from '../database/database.js';
import type { Actor, ChannelAction } from '../permissions/permissions.js';
import type { MessageResponse } from './dto/message-response.dto.js';
import { MessageView } from './message-view.js';
import { MessageDeletedError, MessageNotFoundError } from './messages.errors.js';
import { MessageUpdated } from './messages.events.js';
import { MessagesRepository, type SavedMessage } from './messages.repository.js';

/** What all changes to messages have in common: the way to the message, its number, and telling of it. */
@Injectable()
export class MessageChanges {
  constructor(
    private readonly messages: MessagesRepository,
    private readonly positions: ChannelPositionsService,
    private readonly view: MessageView,
  ) {}

  /**
   * Reads a message that nobody else changes until the end of the transaction: its channel is held. `action` is what the
   * actor is about to do there, which may depend on whose message it is.
   *
   * @throws MessageNotFoundError, ForbiddenError, ChannelArchivedError
   */
  async take(
    transaction: Transaction,
    actor: Actor,
    action: ChannelAction | ((seen: SavedMessage) => ChannelAction),
    id: string,
  ): Promise<SavedMessage> {
    const seen = await this.messages.find(id, transaction);
    if (!seen) {
      throw new MessageNotFoundError();
    }
    const wanted = typeof action === 'function' ? action(seen) : action;
    await this.positions.lock(transaction, actor, wanted, seen.channel_id, () => new MessageNotFoundError());
    // It may have changed until the channel was ours.
    return (await this.messages.find(id, transaction)) as SavedMessage;
  }

  /** @throws MessageDeletedError and what `take` throws. */
  async takeStanding(transaction: Transaction, actor: Actor, action: ChannelAction, id: string): Promise<SavedMessage> {
    const message = await this.take(transaction, actor, action, id);
    if (message.deleted_at) {
      throw new MessageDeletedError();
    }
    return message;
  }

  /** The number of the next change in the channel of a message that was taken. */
  next(transaction: Transaction, { channel_id }: SavedMessage): Promise<number> {
    return this.positions.nextChange(transaction, channel_id);
  }

  /** Shows a message as one transaction sees it. */
  async show(transaction: Transaction, message: SavedMessage, viewer?: string): Promise<MessageResponse> {
    const [response] = await this.view.show(transaction, [message], viewer);
    return response as MessageResponse;
  }

  /**
   * Announces that a message is not what it was, with MessageUpdated. Everybody hears of it in the same words; the answer
   * for whoever changed it also tells which reactions are their own.
   */
  async announce(transaction: Transaction, id: string, change: number, user_id: string): Promise<MessageResponse> {
    const message = (await this.messages.find(id, transaction)) as SavedMessage;
    transaction.emit(new MessageUpdated(await this.show(transaction, message), change));
    return this.show(transaction, message, user_id);
  }
}
