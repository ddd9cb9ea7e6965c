import { Injectable } from '@nestjs/common';
import { ChannelPositionsService } from '../channels/channel-positions.service.js';
import { toDatabaseTime } from '../common/time/timestamp.js';
import { Database } from '../database/database.js';
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
    private readonly positions: ChannelPositionsService,
    private readonly view: MessageView,
    private readonly index: SearchIndexService,
    private readonly database: Database,
  ) {}

  /**
   * Lists the pinned messages of a channel, the one that was pinned last first.
   *
   * @throws ChannelNotFoundError
   */
  async list(channelId: string, viewer?: string): Promise<MessageResponse[]> {
    await this.positions.get(channelId);
    return this.view.show(this.database, await this.rows.listPins(channelId), viewer);
  }

  /**
   * Pins a message; once more changes nothing. Emits MessageUpdated.
   *
   * @throws MessageNotFoundError, MessageDeletedError, TooManyPinsError, ChannelArchivedError, StorageError
   */
  pin(id: string, { user_id }: ActorDto): Promise<MessageResponse> {
    return this.database.transaction(async (transaction) => {
      const message = await this.changes.takeStanding(transaction, id);
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
  unpin(id: string, { user_id }: ActorDto): Promise<MessageResponse> {
    return this.database.transaction(async (transaction) => {
      const message = await this.changes.takeStanding(transaction, id);
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
