import { Injectable } from '@nestjs/common';
import { ChannelAccessService } from '../channels/channel-access.service.js';
import { ChannelPositionsService } from '../channels/channel-positions.service.js';
import { ValidationFailedError } from '../common/errors/domain-error.js';
import { toDatabaseTime } from '../common/time/timestamp.js';
import { Database } from '../database/database.js';
import { MessageLogService } from '../messages/message-log.service.js';
import type { Actor } from '../permissions/permissions.js';
import type { MarkReadDto } from './dto/mark-read.dto.js';
import type { ReadMarkerResponse } from './dto/read-marker-response.dto.js';
import type { ReadStateResponse } from './dto/read-state-response.dto.js';
import { ReadMarked } from './read-markers.events.js';
import { ReadMarkersRepository } from './read-markers.repository.js';

/**
 * How far users have read. What is unread is never counted up: it is the difference between two places in a channel, so
 * it is right however much a client missed. Sending moves one's own marker in the database itself.
 */
@Injectable()
export class ReadMarkersService {
  constructor(
    private readonly markers: ReadMarkersRepository,
    private readonly access: ChannelAccessService,
    private readonly positions: ChannelPositionsService,
    private readonly messages: MessageLogService,
    private readonly database: Database,
  ) {}

  /** Lists how far a user has read every channel that the actor may read, archived ones too. */
  async list(actor: Actor, userId: string): Promise<ReadStateResponse[]> {
    // Markers first: one that moves meanwhile then belongs to an older place, and nothing counts below zero.
    const markers = await this.markers.list(userId);
    const positions = await this.positions.list(actor);
    return positions.map(({ id, last_seq }) => {
      const seq = markers.get(id) ?? 0;
      return { channel_id: id, seq, last_seq, unread: last_seq - seq };
    });
  }

  /**
   * Notes that a user has read a channel up to a place, a message, or with neither everything. A marker never goes back.
   * Emits ReadMarked where it moved.
   *
   * @param origin the connection that it comes from.
   * @throws ChannelNotFoundError; ForbiddenError; MessageNotFoundError when the message is not in the channel; ValidationFailedError when the
   *   place is above the newest message, or both are given; StorageError
   */
  async mark(
    actor: Actor,
    channelId: string,
    { user_id, seq, message_id }: MarkReadDto,
    origin?: string,
  ): Promise<ReadMarkerResponse> {
    if (seq !== undefined && message_id !== undefined) {
      throw new ValidationFailedError([{ field: 'message_id', message: 'must not go with seq' }]);
    }
    await this.access.check(actor, 'read', channelId);
    const place = message_id === undefined ? seq : await this.messages.getSeq(channelId, message_id);
    const { last_seq } = await this.positions.get(channelId);
    if (place !== undefined && place > last_seq) {
      throw new ValidationFailedError([{ field: 'seq', message: `must not be above ${last_seq}, the newest message` }]);
    }
    return this.database.change(async (transaction) => {
      const marker = { user_id, channel_id: channelId, read_seq: place ?? last_seq };
      const moved = await this.markers.advance(transaction, { ...marker, updated_at: toDatabaseTime(Date.now()) });
      if (!moved) {
        marker.read_seq = await this.markers.get(user_id, channelId);
      }
      // The marker may be ahead of what was read of the channel before.
      const unread = Math.max(0, last_seq - marker.read_seq);
      const response = { channel_id: channelId, user_id, seq: marker.read_seq, unread };
      if (moved) {
        transaction.emit(new ReadMarked(response, origin));
      }
      return response;
    });
  }
}
