import { Injectable } from '@nestjs/common';
import type { Origin } from '../audit-log/audit-entry.js';
import { AuditLog } from '../audit-log/audit-log.service.js';
import type { Principal } from '../auth/principal.js';
import { toDatabaseTime, toIsoTimestamp } from '../common/time/timestamp.js';
import { Database } from '../database/database.js';
import { ForbiddenError } from '../permissions/permissions.errors.js';
import { type Actor, can, type ChannelKind } from '../permissions/permissions.js';
import { AccountsService } from '../users/accounts.service.js';
import { ChannelAccessService } from './channel-access.service.js';
import { ChannelBounds } from './channel-bounds.js';
import { ChannelMembersRepository, type MemberRow } from './channel-members.repository.js';
import { ChannelMemberAdded, ChannelMemberRemoved } from './channels.events.js';
import { ChannelsRepository, type PlacedChannel } from './channels.repository.js';
import type {
  ChannelMemberPathDto,
  ListChannelMembersQueryDto,
  SetChannelMemberDto,
} from './dto/channel-member.dto.js';
import type { ChannelMemberResponse, ChannelMembersResponse } from './dto/channel-member-response.dto.js';
import { toChannelResponse } from './dto/channel-response.dto.js';

/** Who belongs to which channel. */
@Injectable()
export class ChannelMembersService {
  constructor(
    private readonly members: ChannelMembersRepository,
    private readonly channels: ChannelsRepository,
    private readonly bounds: ChannelBounds,
    private readonly access: ChannelAccessService,
    private readonly accounts: AccountsService,
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Lists the members of a channel, in the order of their ids.
   *
   * @throws ChannelNotFoundError
   */
  async list(
    actor: Actor,
    channelId: string,
    { limit, after = '' }: ListChannelMembersQueryDto,
  ): Promise<ChannelMembersResponse> {
    await this.access.check(actor, 'see', channelId);
    // One more than asked for tells whether there are more.
    const rows = await this.members.list(channelId, after, limit + 1);
    return { members: rows.slice(0, limit).map(toResponse), has_more: rows.length > limit };
  }

  /** The channels that a user belongs to. */
  listChannels(userId: string): Promise<{ id: string; kind: ChannelKind }[]> {
    return this.members.listChannels(userId);
  }

  /**
   * Lets somebody into a channel, oneself (joining) or others, or says what they are in it. Emits ChannelMemberAdded, unless
   * nothing changed.
   *
   * @throws ChannelNotFoundError, ForbiddenError; UserNotFoundError when that is no account in use; TooManyMembersError
   */
  async put(
    actor: Principal,
    { channel_id, user_id }: ChannelMemberPathDto,
    { role }: SetChannelMemberDto,
    origin: Origin,
  ): Promise<ChannelMemberResponse> {
    const { name: user_name } = await this.accounts.getInUse(user_id);
    return this.database.change(async (change) => {
      await change.lock('channels', [channel_id]);
      const standing = await this.access.getStanding(change, actor, channel_id);
      const isJoining = user_id === actor.user_id && role === undefined;
      const known = await this.members.find(change, channel_id, user_id);
      if (known && isJoining) {
        return toResponse(known);
      }
      if (!can(actor, 'invite', standing) && !(isJoining && can(actor, 'join', standing))) {
        throw new ForbiddenError();
      }
      if (known && (role === undefined || role === known.role)) {
        return toResponse(known);
      }
      if (!known) {
        await this.bounds.checkJoining(change, standing.kind, channel_id);
      }
      const member: MemberRow = {
        channel_id,
        user_id,
        user_name,
        role: role ?? 'member',
        joined_at: known?.joined_at ?? toDatabaseTime(Date.now()),
      };
      await this.members.put(change, { ...member, added_by: actor.user_id });
      const channel = (await this.channels.find(change, channel_id)) as PlacedChannel;
      const position = { seq: channel.last_seq, change: channel.last_change };
      change.emit(new ChannelMemberAdded(toResponse(member), toChannelResponse(channel), position));
      await this.audit.record(change, origin, {
        action: 'member.added',
        target: `channel:${channel_id}`,
        details: { user_id, role: member.role },
      });
      return toResponse(member);
    });
  }

  /**
   * Takes somebody out of a channel, oneself (leaving) or others; who is not in it stays out. Emits ChannelMemberRemoved.
   *
   * @throws ChannelNotFoundError, ForbiddenError
   */
  remove(actor: Principal, { channel_id, user_id }: ChannelMemberPathDto, origin: Origin): Promise<void> {
    return this.database.change(async (change) => {
      await change.lock('channels', [channel_id]);
      const standing = await this.access.getStanding(change, actor, channel_id);
      const isLeaving = user_id === actor.user_id;
      if (isLeaving && standing.membership === null) {
        return;
      }
      if (!can(actor, isLeaving ? 'leave' : 'remove', standing)) {
        throw new ForbiddenError();
      }
      if (await this.members.remove(change, channel_id, user_id)) {
        change.emit(new ChannelMemberRemoved(channel_id, user_id));
        await this.audit.record(change, origin, {
          action: 'member.removed',
          target: `channel:${channel_id}`,
          details: { user_id },
        });
      }
    });
  }
}

function toResponse({ joined_at, ...member }: MemberRow): ChannelMemberResponse {
  return { ...member, joined_at: toIsoTimestamp(joined_at) };
}
