import { Injectable } from '@nestjs/common';
import { type Change, Database } from '../database/database.js';
import type { Actor, ChannelAction } from '../permissions/permissions.js';
import { ChannelAccessService, makeReadable, readableBy } from './channel-access.service.js';
import { ChannelArchivedError, ChannelNotFoundError } from './channels.errors.js';

/** How far a channel has come: the numbers of its newest message and of its newest change; 0 where there is none. */
export interface ChannelPosition {
  id: string;
  last_seq: number;
  last_change: number;
}

const POSITION = 'SELECT channels.id, channels.last_seq, channels.last_change FROM channels';
const GET = `${POSITION} WHERE channels.id = $1`;
const STATE = 'SELECT archived_at FROM channels WHERE id = $1';
const NEXT_CHANGE = 'UPDATE channels SET last_change = last_change + 1 WHERE id = $1 RETURNING last_change';

/** The two counters of every channel, by which clients know what they have and what they missed. */
@Injectable()
export class ChannelPositionsService {
  private readonly listing: string;

  constructor(
    private readonly access: ChannelAccessService,
    private readonly database: Database,
  ) {
    this.listing = `${POSITION} WHERE ${makeReadable(database.dialect, '$1', '$2')}
      ORDER BY channels.created_at, channels.rowid`;
  }

  /** Positions of every channel that somebody may read, archived ones too. */
  list(actor: Actor): Promise<ChannelPosition[]> {
    return this.database.query(this.listing, readableBy(actor));
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
   * Makes sure that a channel can be written by an actor, for the rest of the transaction. Whatever happens in a channel
   * begins with this, so that two changes never wait for each other's rows crosswise.
   *
   * @param absent what is thrown where the actor is not to know of the channel.
   * @throws ForbiddenError, ChannelArchivedError
   */
  async lock(
    change: Change,
    actor: Actor,
    action: ChannelAction,
    channelId: string,
    absent: () => Error,
  ): Promise<void> {
    await change.lock('channels', [channelId]);
    await this.access.check(actor, action, channelId, { reader: change, absent });
    const [channel] = await change.query<{ archived_at: string | null }>(STATE, [channelId]);
    if (!channel) {
      throw absent();
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
