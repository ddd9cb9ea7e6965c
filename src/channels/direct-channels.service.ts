import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Principal } from '../auth/principal.js';
import { toDatabaseTime } from '../common/time/timestamp.js';
import { type Change, Database } from '../database/database.js';
import { ForbiddenError } from '../permissions/permissions.errors.js';
import { can } from '../permissions/permissions.js';
import { AccountsService } from '../users/accounts.service.js';
import { ChannelBounds } from './channel-bounds.js';
import { ChannelMembersRepository } from './channel-members.repository.js';
import { ChannelCreated } from './channels.events.js';
import { ChannelsRepository } from './channels.repository.js';
import { CHANNEL_NAME_MAX_LENGTH } from './dto/create-channel.dto.js';
import { type ChannelResponse, toChannelResponse } from './dto/channel-response.dto.js';
import type { OpenDirectChannelDto } from './dto/open-direct-channel.dto.js';

/** A direct channel, and whether it was made just now. */
interface Opened {
  channel: ChannelResponse;
  isNew: boolean;
}

/** Channels between certain users, who are the same for ever. The same users have one only. */
@Injectable()
export class DirectChannelsService {
  constructor(
    private readonly channels: ChannelsRepository,
    private readonly members: ChannelMembersRepository,
    private readonly bounds: ChannelBounds,
    private readonly accounts: AccountsService,
    private readonly database: Database,
  ) {}

  /**
   * Finds the channel between the actor and other users, or makes it. Emits ChannelCreated.
   *
   * @throws ForbiddenError; UserNotFoundError when one of them is no account in use; TooManyChannelsError
   */
  async open(actor: Principal, { user_ids }: OpenDirectChannelDto): Promise<Opened> {
    if (!can(actor, 'create', { kind: 'direct', membership: null })) {
      throw new ForbiddenError();
    }
    const ids = [...new Set([actor.user_id, ...user_ids])].toSorted();
    const users = await Promise.all(ids.map((id) => this.accounts.getInUse(id)));
    const direct_key = createHash('sha256').update(JSON.stringify(ids)).digest('base64url');
    const known = await this.channels.findDirect(this.database, direct_key);
    if (known) {
      return { channel: toChannelResponse(known), isNew: false };
    }
    const name = [...users.map((user) => user.name).join(', ')].slice(0, CHANNEL_NAME_MAX_LENGTH).join('');
    return this.database.change((change) => this.make(change, actor, { ids, name, direct_key }));
  }

  private async make(
    change: Change,
    actor: Principal,
    { ids, name, direct_key }: { ids: string[]; name: string; direct_key: string },
  ): Promise<Opened> {
    await this.bounds.checkMaking(change, actor);
    const now = toDatabaseTime(Date.now());
    const { user_id } = actor;
    const row = { id: randomUUID(), name, created_at: now, description: null, archived_at: null, kind: 'direct' };
    if (!(await this.channels.insert(change, { ...row, direct_key, created_by: user_id }))) {
      // Another one of them opened it meanwhile.
      const known = await this.channels.findDirect(change, direct_key);
      return { channel: toChannelResponse(known ?? row), isNew: false };
    }
    for (const id of ids) {
      const member = { channel_id: row.id, user_id: id, role: 'member', joined_at: now, added_by: user_id };
      await this.members.put(change, member);
    }
    const channel = toChannelResponse(row);
    change.emit(new ChannelCreated(channel, ids));
    return { channel, isNew: true };
  }
}
