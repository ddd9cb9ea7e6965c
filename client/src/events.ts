import type { ConnectionState } from './connection.js';
import type { ChatError } from './errors.js';
import type { components } from './generated/rest.js';
import type { ChatMessage } from './messages.js';

export type Channel = components['schemas']['ChannelResponse'];
export type ReadMarker = components['schemas']['ReadMarkerResponse'];
export type Account = components['schemas']['AccountResponse'];
export type ChannelMember = components['schemas']['ChannelMemberResponse'];
export type Report = components['schemas']['ReportResponse'];
export type UserPresence = components['schemas']['UserPresence'];

/** What a client tells its application. */
export interface ChatClientEvents {
  state: ConnectionState;
  /** Whether the channels that are heard have everything now: `true` after each subscription, `false` without a connection. */
  caughtUp: boolean;
  /** A message is new, or has its place in the channel now. */
  message: ChatMessage;
  /** Something happened to a message. */
  updated: ChatMessage;
  /** The server refused a message of this user; it is gone from the channel. */
  failed: { message: ChatMessage; error: ChatError };
  /** A channel has to be read anew: what was known of it is gone, and comes again. */
  reset: { channelId: string };
  /** A channel was made or changed, or this user was let into it. */
  channel: Channel;
  /** A channel is gone for good. */
  channelDeleted: { channelId: string };
  /**
   * Somebody belongs to a channel, as what `member` tells, or no longer. Who is taken out of a channel that is not public
   * hears it no more.
   */
  member: { channelId: string; userId: string; isMember: boolean; member?: ChannelMember };
  /** This user has read so far, on another connection. */
  read: ReadMarker;
  /** Somebody reported a message that this user may review. */
  report: { id: number; messageId: string; channelId: string };
  presence: UserPresence[];
  typing: { channelId: string; userId: string; userName: string; isTyping: boolean };
  /** The server will not have this client again: it broke the protocol, or its session is over. */
  error: Error;
}
