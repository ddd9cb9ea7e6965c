import type { ChannelKind } from '../permissions/permissions.js';
import type { ChannelMemberResponse } from './dto/channel-member-response.dto.js';
import type { ChannelResponse } from './dto/channel-response.dto.js';

/** A channel was made. */
export class ChannelCreated {
  /** @param members ids of those who belong to it from the beginning. */
  constructor(
    readonly channel: ChannelResponse,
    readonly members: string[],
  ) {}
}

/** A channel was renamed, described, archived, brought back or slowed down. */
export class ChannelUpdated {
  constructor(readonly channel: ChannelResponse) {}
}

/** A channel is gone for good, deleted by any server on the database; it may be told more than once. */
export class ChannelDeleted {
  constructor(
    readonly channel_id: string,
    readonly kind: ChannelKind,
  ) {}
}

/** Somebody belongs to a channel, or is something else in it than before. */
export class ChannelMemberAdded {
  /** @param position how far the channel had come then. */
  constructor(
    readonly member: ChannelMemberResponse,
    readonly channel: ChannelResponse,
    readonly position: { seq: number; change: number },
  ) {}
}

/** Who was taken out of channels in the last moments, by any server on the database, and was not let in again. */
export class ChannelRemovalsFound {
  constructor(readonly removals: { channel_id: string; user_id: string }[]) {}
}

/** Somebody belongs to a channel no longer. */
export class ChannelMemberRemoved {
  constructor(
    readonly channel_id: string,
    readonly user_id: string,
  ) {}
}
