import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { MessageResponse } from './dto/message-response.dto.js';
import { MessageView } from './message-view.js';
import { MessagesRepository, type SavedMessage } from './messages.repository.js';

/** A message with its place in its channel. */
export interface PlacedMessage {
  seq: number;
  message: MessageResponse;
}

/** A message as it is now, with the number of its latest change among the changes of its channel. */
export interface ChangedMessage extends PlacedMessage {
  change: number;
}

/** What happened in a channel, for those who were away. The tables are the log, so any gap of any age can be read. */
@Injectable()
export class MessageLogService {
  constructor(
    private readonly messages: MessagesRepository,
    private readonly view: MessageView,
    private readonly database: Database,
  ) {}

  /**
   * Place of a message in its channel.
   *
   * @throws MessageNotFoundError also when it belongs to another channel.
   */
  getSeq(channelId: string, id: string): Promise<number> {
    return this.messages.getSeq(channelId, id);
  }

  /** Messages in the places `first` to `last` of a channel, both included, as they are now. */
  async list(channelId: string, first: number, last: number): Promise<PlacedMessage[]> {
    return this.place(await this.messages.listRange(channelId, first, last));
  }

  /**
   * The first `limit` messages whose latest change has the number `first` or a greater one, in the order of the changes.
   * One that was deleted is a tombstone.
   */
  async listChanged(channelId: string, first: number, limit: number): Promise<ChangedMessage[]> {
    const rows = await this.messages.listChanged(channelId, first, limit);
    const placed = await this.place(rows);
    return placed.map((message, index) => ({ ...message, change: rows[index]?.change_seq as number }));
  }

  private async place(rows: SavedMessage[]): Promise<PlacedMessage[]> {
    const messages = await this.view.show(this.database, rows);
    return messages.map((message, index) => ({ seq: rows[index]?.seq as number, message }));
  }
}
