import { Injectable } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import type { Change } from '../database/database.js';
import { type Actor, canMakeAnyNumber, type ChannelKind } from '../permissions/permissions.js';
import { ChannelMembersRepository } from './channel-members.repository.js';
import { TooManyChannelsError, TooManyMembersError } from './channels.errors.js';
import { ChannelsRepository } from './channels.repository.js';

/** How many channels there may be of one maker, and how many members in one. */
@Injectable()
export class ChannelBounds {
  constructor(
    private readonly channels: ChannelsRepository,
    private readonly members: ChannelMembersRepository,
    private readonly config: AppConfig,
  ) {}

  /** Makes sure that somebody may make one more channel; all who did not sign in count as one. @throws TooManyChannelsError */
  async checkMaking(change: Change, actor: Actor): Promise<void> {
    const { max_per_user } = this.config.channels;
    if (canMakeAnyNumber(actor)) {
      return;
    }
    if ((await this.channels.countMadeBy(change, actor?.user_id ?? null)) >= max_per_user) {
      throw new TooManyChannelsError(max_per_user);
    }
  }

  /**
   * Makes sure that a channel that is locked has room for one more member. Only in private ones does membership decide who
   * hears them. @throws TooManyMembersError
   */
  async checkJoining(change: Change, kind: ChannelKind, channelId: string): Promise<void> {
    const { max_members } = this.config.channels;
    if (kind === 'private' && (await this.members.count(change, channelId)) >= max_members) {
      throw new TooManyMembersError(max_members);
    }
  }
}
