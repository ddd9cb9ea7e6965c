import { Injectable } from '@nestjs/common';
import { type Change, Database } from '../database/database.js';
import { ChannelArchivedError, ChannelNotFoundError } from './channels.errors.js';

/** How far a channel has come: the numbers of its newest message and of its newest change; 0 where there is none. */
export interface ChannelPosition {
  id: string;
  last_seq: number;
  last_change: number;
}

const LIST = 'SELECT id, last_seq, last_change FROM channels ORDER BY created_at, rowid';
const GET = 'SELECT id, last_seq, last_change FROM channels WHERE id = $1';
const STATE = 'SELECT archived_at FROM channels WHERE id = $1';
const NEXT_CHANGE = 'UPDATE channels SET last_change = last_change + 1 WHERE id = $1 RETURNING last_change';

/** The two counters of every channel, by which clients know what they have and what they missed. */
@Injectable()
export class ChannelPositionsService {
  constructor(private readonly database: Database) {}

  /** Positions of every channel, archived ones too. */
  list(): Promise<ChannelPosition[]> {
    return this.database.query(LIST, []);
  }

  /** @throws ChannelNotFoundError */
  async get(channelId: string): Promise<ChannelPosition> {
    const [position] = await this.database.query<ChannelPosition>(GET, [channelId]);
    if (!position) {
      throw new ChannelNotFoundError();
    }
    return position;
  }

  /**
   * Makes sure that a channel can be written, for the rest of the transaction. Whatever happens in a channel begins with
   * this, so that two changes never wait for each other's rows crosswise.
   *
   * @throws ChannelNotFoundError, ChannelArchivedError
   */
  async lock({ lock, query }: Change, channelId: string): Promise<void> {
    await lock('channels', [channelId]);
    const [channel] = await query<{ archived_at: string | null }>(STATE, [channelId]);
    if (!channel) {
      throw new ChannelNotFoundError();
    }
    if (channel.archived_at !== null) {
      throw new ChannelArchivedError();
    }
  }

  /** Takes the next number for a change in a channel that `lock` has locked. */
  async nextChange({ query }: Change, channelId: string): Promise<number> {
    const [row] = await query<{ last_change: number }>(NEXT_CHANGE, [channelId]);
    if (!row) {
      throw new ChannelNotFoundError();
    }
    return row.last_change;
  }
}
