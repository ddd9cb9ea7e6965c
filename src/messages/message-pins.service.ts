import { Injectable } from '@nestjs/common';
import { ChannelAccessService } from '../channels/channel-access.service.js';
import { toDatabaseTime } from '../common/time/timestamp.js';
import { Database } from '../database/database.js';
import type { Actor } from '../permissions/permissions.js';
import { SearchIndexService } from '../search-index/search-index.service.js';
import type { ActorDto } from './dto/actor.dto.js';
import type { MessageResponse } from './dto/message-response.dto.js';
import { MessageChangesRepository } from './message-changes.repository.js';
import { MessageChanges } from './message-changes.js';
import { MessageView } from './message-view.js';
import { TooManyPinsError } from './messages.errors.js';

const MAX_PINS = 100;

/** The messages that are pinned to their channel, by anybody. */
@Injectable()
export class MessagePinsService {
  constructor(
    private readonly rows: MessageChangesRepository,
    private readonly changes: MessageChanges,
    private readonly access: ChannelAccessService,
    private readonly view: MessageView,
    private readonly index: SearchIndexService,
    private readonly database: Database,
  ) {}

  /**
   * Lists the pinned messages of a channel, the one that was pinned last first.
   *
   * @throws ChannelNotFoundError, ForbiddenError
   */
  async list(actor: Actor, channelId: string, viewer?: string): Promise<MessageResponse[]> {
    await this.access.check(actor, 'read', channelId);
    return this.view.show(this.database, await this.rows.listPins(channelId), viewer);
  }

  /**
   * Pins a message; once more changes nothing. Emits MessageUpdated.
   *
   * @throws MessageNotFoundError, ForbiddenError, MessageDeletedError, TooManyPinsError, ChannelArchivedError, StorageError
   */
  pin(actor: Actor, id: string, { user_id }: ActorDto): Promise<MessageResponse> {
    return this.database.transaction(async (transaction) => {
      const message = await this.changes.takeStanding(transaction, actor, 'write', id);
      if (message.pinned_at) {
        return this.changes.show(transaction, message, user_id);
      }
      if ((await this.rows.countPins(transaction, message.channel_id)) >= MAX_PINS) {
        throw new TooManyPinsError(MAX_PINS);
      }
      const change = await this.changes.next(transaction, message);
      await this.rows.pin(transaction, id, { at: toDatabaseTime(Date.now()), by: user_id }, change);
      await this.index.mark(transaction, message, 'pin', true);
      return this.changes.announce(transaction, id, change, user_id);
    });
  }

  /** Takes a message from the pins; errors and event as for `pin`. */
  unpin(actor: Actor, id: string, { user_id }: ActorDto): Promise<MessageResponse> {
    return this.database.transaction(async (transaction) => {
      const message = await this.changes.takeStanding(transaction, actor, 'write', id);
      if (!message.pinned_at) {
        return this.changes.show(transaction, message, user_id);
      }
      const change = await this.changes.next(transaction, message);
      await this.rows.pin(transaction, id, null, change);
      await this.index.mark(transaction, message, 'pin', false);
      return this.changes.announce(transaction, id, change, user_id);
    });
  }
}
