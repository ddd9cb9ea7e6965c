import { Injectable } from '@nestjs/common';
import { ChannelAccessService } from '../channels/channel-access.service.js';
import type { Actor } from '../permissions/permissions.js';
import { MessageNotFoundError } from './messages.errors.js';
import { MessagesRepository, type SavedMessage } from './messages.repository.js';

/** The way to a single message for whoever wants to read it. */
@Injectable()
export class MessageAccess {
  constructor(
    private readonly messages: MessagesRepository,
    private readonly channels: ChannelAccessService,
  ) {}

  /** @throws MessageNotFoundError also when the actor is not to know of its channel; ForbiddenError */
  async get(actor: Actor, id: string): Promise<SavedMessage> {
    const message = await this.messages.find(id);
    if (!message) {
      throw new MessageNotFoundError();
    }
    await this.channels.check(actor, 'read', message.channel_id, { absent: () => new MessageNotFoundError() });
    return message;
  }
}
