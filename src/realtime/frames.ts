import type { Type } from '@nestjs/common';
import type { Scope } from '../auth/scopes.js';
import { ChannelMemberResponse } from '../channels/dto/channel-member-response.dto.js';
import { ChannelResponse } from '../channels/dto/channel-response.dto.js';
import { DeletedMessageResponse } from '../messages/dto/deleted-message-response.dto.js';
import { MessageResponse } from '../messages/dto/message-response.dto.js';
import { ThreadResponse } from '../messages/dto/thread-response.dto.js';
import { SendMessageDto } from '../messages/dto/send-message.dto.js';
import { PresenceResponse, SetPresenceDto } from '../presence/dto/presence.dto.js';
import { TypingData, TypingDto } from '../presence/dto/typing.dto.js';
import { ReadMarkerResponse } from '../read-markers/dto/read-marker-response.dto.js';
import { ReactionResponse } from '../reactions/dto/reaction-response.dto.js';
import { ReportCreatedData } from '../reports/dto/report-created.dto.js';
import { AuthenticatedData, AuthenticateDto } from './dto/authenticate.dto.js';
import { ChannelSubscribeDto, ChannelUnsubscribeDto } from './dto/channel-subscribe.dto.js';
import { ChannelDeletedData } from './dto/channel-deleted.dto.js';
import { ChannelMemberRemovedData } from './dto/channel-member-removed.dto.js';
import { ChannelCaughtUpData, ChannelSubscribedData, ChannelUnsubscribedData } from './dto/channel-subscribed.dto.js';
import { FailureData } from './dto/failure.dto.js';
import { ReadMarkDto } from './dto/read-mark.dto.js';
import { MessageActionDto, MessageEditDto, MessageReactionDto } from './dto/message-commands.dto.js';
import { MessageErrorData, MessageSavedData } from './dto/message-answers.dto.js';

/** What stands beside the data of a frame, besides its type. */
export interface FramePosition {
  /** Place of the message in its channel, beside a push that brings a message. */
  seq?: number;
  /** Number of the change in its channel, beside a push that brings a change. */
  change?: number;
}

/** A frame of the server: what its data is, what it is for, and which position stands beside it. */
interface ServerFrameDefinition {
  data: Type;
  summary: string;
  /** Whether what answers one client is told to others too. */
  pushed?: true;
  /** The scopes that a bot needs to be told it unasked; no bot is, where it says nothing. */
  scopes?: readonly Scope[];
  position?: keyof FramePosition;
}

/** A frame of a client: what its data must be, which frame answers it when all is well, and what it is for. */
interface ClientFrameDefinition {
  data: Type;
  answer: ServerFrameType;
  /** The scopes that a bot needs to send it. */
  scopes: readonly Scope[];
  summary: string;
}

/**
 * Every frame that the server sends, by its type. Types, validation and the AsyncAPI document come from here and from
 * CLIENT_FRAMES; the tables in the README files are held to them by a test.
 */
export const SERVER_FRAMES = {
  'message:saved': {
    data: MessageSavedData,
    position: 'seq',
    summary: 'Your message is durable; also the answer to a retry',
  },
  'message:error': {
    data: MessageErrorData,
    summary: 'Your message was not saved; `id` is the one you sent, or null where it was no text',
  },
  'message:broadcast': {
    data: MessageResponse,
    position: 'seq',
    pushed: true,
    scopes: ['messages:read'],
    summary: "Somebody else's message; the connection that sent it does not hear it",
  },
  'message:updated': {
    data: MessageResponse,
    position: 'change',
    pushed: true,
    scopes: ['messages:read'],
    summary: 'A message as it is now: edited, pinned, or changed while you were away',
  },
  'message:deleted': {
    data: DeletedMessageResponse,
    position: 'change',
    pushed: true,
    scopes: ['messages:read'],
    summary: 'A message was deleted; its place in the channel stays',
  },
  'reaction:added': {
    data: ReactionResponse,
    position: 'change',
    pushed: true,
    scopes: ['messages:read'],
    summary: 'Somebody reacted to a message; `count` is how many people did so with this emoji',
  },
  'reaction:removed': {
    data: ReactionResponse,
    position: 'change',
    pushed: true,
    scopes: ['messages:read'],
    summary: 'Somebody took a reaction back; `count` is how many people are left',
  },
  'thread:updated': {
    data: ThreadResponse,
    pushed: true,
    scopes: ['messages:read'],
    position: 'change',
    summary: 'A message has more answers than before, or fewer',
  },
  'channel:created': {
    data: ChannelResponse,
    pushed: true,
    scopes: ['channels:read'],
    summary: 'A channel was made, or you were let into it; whoever subscribed to all hears it from now on',
  },
  'channel:updated': {
    data: ChannelResponse,
    pushed: true,
    scopes: ['channels:read'],
    summary: 'A channel was renamed, described, archived, brought back or slowed down',
  },
  'channel:deleted': {
    data: ChannelDeletedData,
    pushed: true,
    scopes: ['channels:read'],
    summary: 'A channel is gone for good, and you hear it no longer',
  },
  'channel:member_added': {
    data: ChannelMemberResponse,
    pushed: true,
    scopes: ['channels:read'],
    summary: 'Somebody belongs to a channel, or is something else in it than before',
  },
  'channel:member_removed': {
    data: ChannelMemberRemovedData,
    pushed: true,
    scopes: ['channels:read'],
    summary: 'Somebody belongs to a channel no longer; where that is you, you may hear it no longer',
  },
  'channel:subscribed': {
    data: ChannelSubscribedData,
    summary: 'What you hear from now on; the frames that you missed follow',
  },
  'channel:caught_up': {
    data: ChannelCaughtUpData,
    pushed: true,
    scopes: ['messages:read'],
    summary: 'You have everything of this channel; what comes now is new',
  },
  'channel:unsubscribed': {
    data: ChannelUnsubscribedData,
    summary: 'What you hear no longer',
  },
  'read:marked': {
    data: ReadMarkerResponse,
    pushed: true,
    scopes: ['messages:read'],
    summary: 'You have read so far, here or on another connection of yours',
  },
  'presence:changed': {
    data: PresenceResponse,
    pushed: true,
    scopes: ['users:read'],
    summary: 'Users came, went or are otherwise there; the answer tells you of yourself',
  },
  'typing:started': {
    data: TypingData,
    pushed: true,
    scopes: ['users:read'],
    summary: 'Somebody types in a channel of yours, or types on',
  },
  'typing:stopped': {
    data: TypingData,
    pushed: true,
    scopes: ['users:read'],
    summary: 'Somebody who typed in a channel of yours stopped, sent, or went silent',
  },
  'report:created': {
    data: ReportCreatedData,
    pushed: true,
    summary: 'Somebody reported a message that is yours to review',
  },
  'auth:authenticated': {
    data: AuthenticatedData,
    summary: 'As whom you act on this connection from now on',
  },
  error: {
    data: FailureData,
    pushed: true,
    summary: 'The frame was not understood, or what it asked for failed; the connection stays usable',
  },
} as const satisfies Record<string, ServerFrameDefinition>;

export type ServerFrameType = keyof typeof SERVER_FRAMES;

/** The scopes that a bot needs to be told a frame of this type unasked; undefined where no bot is. */
export function scopesToHear(type: ServerFrameType): readonly Scope[] | undefined {
  const { scopes }: ServerFrameDefinition = SERVER_FRAMES[type];
  return scopes;
}

/** Every frame that a client may send, by its type. Each is answered by `answer`, or by an error. */
export const CLIENT_FRAMES = {
  'message:send': {
    data: SendMessageDto,
    answer: 'message:saved',
    scopes: ['messages:write'],
    summary: 'Save this message',
  },
  'message:edit': {
    data: MessageEditDto,
    answer: 'message:updated',
    scopes: ['messages:write'],
    summary: 'Replace the text of a message of yours; the one before is kept among its edits',
  },
  'message:delete': {
    data: MessageActionDto,
    answer: 'message:deleted',
    scopes: ['messages:write'],
    summary: 'Delete a message of yours, or one of others where you moderate',
  },
  'message:pin': {
    data: MessageActionDto,
    answer: 'message:updated',
    scopes: ['messages:read', 'messages:write'],
    summary: 'Pin a message to its channel',
  },
  'message:unpin': {
    data: MessageActionDto,
    answer: 'message:updated',
    scopes: ['messages:read', 'messages:write'],
    summary: 'Take a message from the pins of its channel',
  },
  'reaction:add': {
    data: MessageReactionDto,
    answer: 'reaction:added',
    scopes: ['reactions:write'],
    summary: 'React to a message; each user once with each emoji',
  },
  'reaction:remove': {
    data: MessageReactionDto,
    answer: 'reaction:removed',
    scopes: ['reactions:write'],
    summary: 'Take a reaction back',
  },
  'channel:subscribe': {
    data: ChannelSubscribeDto,
    answer: 'channel:subscribed',
    scopes: ['messages:read'],
    summary: 'Hear these channels only, or all of them, with every kind of push; go on where you were',
  },
  'channel:unsubscribe': {
    data: ChannelUnsubscribeDto,
    answer: 'channel:unsubscribed',
    scopes: ['messages:read'],
    summary: 'Hear these channels no longer',
  },
  'read:mark': {
    data: ReadMarkDto,
    answer: 'read:marked',
    scopes: ['messages:read'],
    summary: 'Mark a channel as read: up to a place, up to a message, or all of it',
  },
  'presence:set': {
    data: SetPresenceDto,
    answer: 'presence:changed',
    scopes: ['presence:write'],
    summary: 'Tell others that you are there, until the connection closes',
  },
  'typing:start': {
    data: TypingDto,
    answer: 'typing:started',
    scopes: ['presence:write'],
    summary: 'Tell others that you type; say it again every few seconds',
  },
  'typing:stop': {
    data: TypingDto,
    answer: 'typing:stopped',
    scopes: ['presence:write'],
    summary: 'Tell others that you stopped',
  },
  'auth:authenticate': {
    data: AuthenticateDto,
    answer: 'auth:authenticated',
    scopes: [],
    summary: 'Sign in on this connection; what you send behind it waits for the answer',
  },
} as const satisfies Record<string, ClientFrameDefinition>;

export type ClientFrameType = keyof typeof CLIENT_FRAMES;

/** Names a request among those of its connection; the answer carries it back. */
export type FrameRef = string | number;
export const REF_MAX_LENGTH = 128;

/** A frame of the server, of one type. */
export interface ServerFrame<T extends ServerFrameType = ServerFrameType> extends FramePosition {
  type: T;
  data: InstanceType<(typeof SERVER_FRAMES)[T]['data']>;
  ref?: FrameRef;
}

/** The frame that answers a request of one type. */
export type AnswerTo<T extends ClientFrameType> = ServerFrame<(typeof CLIENT_FRAMES)[T]['answer']>;

/** Makes a frame; only the data that belongs to the type compiles. */
export function frame<T extends ServerFrameType>(
  type: T,
  data: ServerFrame<T>['data'],
  position?: FramePosition,
): ServerFrame<T> {
  return { type, data, ...position };
}

/** How a connection can end, besides the codes that the client itself sends. */
export interface CloseCode {
  code: number;
  meaning: string;
  /** What a client does then. */
  reconnect: string;
}

/** Every code with which the server closes a connection; the tables in the README files are held to them by a test. */
export const CLOSE_CODES = {
  GOING_AWAY: {
    code: 1001,
    meaning: 'The server is stopping; what you asked before was answered',
    reconnect: 'Yes, after a moment',
  },
  UNSUPPORTED_DATA: {
    code: 1003,
    meaning: 'You sent a binary frame',
    reconnect: 'No, mend the client: send text',
  },
  INVALID_TEXT: {
    code: 1007,
    meaning: 'A text frame was not valid UTF-8',
    reconnect: 'No, mend the client',
  },
  POLICY_VIOLATION: {
    code: 1008,
    meaning: 'A message came in too many fragments',
    reconnect: 'No, mend the client',
  },
  TOO_LARGE: {
    code: 1009,
    meaning: 'A message was larger than `SOCKET_MAX_FRAME_BYTES`',
    reconnect: 'No, send less',
  },
  TRY_AGAIN: {
    code: 1013,
    meaning: 'What you missed cannot be read from the database now',
    reconnect: 'Yes, after a moment',
  },
  TOO_OFTEN: {
    code: 4008,
    meaning: 'You went on sending while your frames were refused with `rate_limited`',
    reconnect: 'Yes, after a minute, and then heed `retry_after`',
  },
  TOO_SLOW: {
    code: 4010,
    meaning: 'You read too slowly and too much was waiting for you',
    reconnect: 'Yes, then catch up',
  },
  NOT_SIGNED_IN: {
    code: 4011,
    meaning: 'An account is required, and you did not sign in within `AUTH_SOCKET_TIMEOUT_MS`',
    reconnect: 'Yes, with a ticket',
  },
  SESSION_ENDED: {
    code: 4012,
    meaning: 'Your session is over: signed out, revoked, expired, or its account is out of use',
    reconnect: 'Not before you signed in again',
  },
  ROLE_CHANGED: {
    code: 4013,
    meaning: 'Your account has another role now, so what you may hear is decided anew',
    reconnect: 'Yes, at once',
  },
} as const satisfies Record<string, CloseCode>;

/** The protocol as the AsyncAPI document describes it. */
export const PROTOCOL = {
  clientFrames: CLIENT_FRAMES,
  serverFrames: SERVER_FRAMES,
  closeCodes: Object.values(CLOSE_CODES),
  refMaxLength: REF_MAX_LENGTH,
  /** What answers a request that fails; `message:send` has a frame of its own for that. */
  failureOf: (type: string): ServerFrameType => (type === 'message:send' ? 'message:error' : 'error'),
};
