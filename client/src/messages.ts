import type { CamelCased } from './camel-case.js';
import type { components as Frames } from './generated/frames.js';
import type { components as Rest } from './generated/rest.js';

/** A message as the server gives it, in an answer of REST or in a frame. */
export type MessageResponse = Rest['schemas']['MessageResponse'] & CamelCased<Frames['schemas']['MessageResponse']>;

/** The people behind one emoji. */
export interface Reaction {
  emoji: string;
  count: number;
  /** Whether the user of this client is one of them. */
  me: boolean;
}

/** A message of a channel, as it is now. It is replaced, never changed, when something happens to it. */
export interface ChatMessage extends Omit<
  MessageResponse,
  'createdAt' | 'deletedAt' | 'isOwnMessage' | 'reactions' | 'replyCount'
> {
  /** Place in its channel, from 1 without a gap; null until the server has told it. */
  seq: number | null;
  /** `sending`: not acknowledged yet; `saved`: durable. */
  state: 'sending' | 'saved';
  /** When the server saved it; absent before. */
  createdAt?: string;
  isOwnMessage: boolean;
  /** Only its place is left; `content` is empty. */
  isDeleted: boolean;
  /** How many answers it has. */
  replyCount: number;
  /** Most people first. */
  reactions: Reaction[];
}

/** Reads a message of the server for the user with this id. */
export function toChatMessage(message: MessageResponse, seq: number | null, userId: string): ChatMessage {
  const { deletedAt, reactions = [], replyCount = 0, ...rest } = message;
  return {
    ...rest,
    seq,
    state: 'saved',
    isOwnMessage: rest.userId === userId,
    isDeleted: deletedAt !== undefined,
    replyCount,
    reactions: sorted(reactions.map(({ emoji, count, me = false }) => ({ emoji, count, me }))),
  };
}

/** What is left of a message when it is deleted; `deletedBy` where that was not its author. */
export function withoutContent(message: ChatMessage, deletedBy?: string): ChatMessage {
  const { editedAt: _edited, mentions: _mentions, pinnedAt: _at, pinnedBy: _by, ...rest } = message;
  return {
    ...rest,
    content: '',
    isDeleted: true,
    reactions: [],
    ...(deletedBy === undefined ? {} : { deletedBy }),
  };
}

/** A message with so many people behind an emoji. */
export function withReaction(message: ChatMessage, reaction: Reaction): ChatMessage {
  const others = message.reactions.filter(({ emoji }) => emoji !== reaction.emoji);
  return { ...message, reactions: sorted(reaction.count > 0 ? [...others, reaction] : others) };
}

/** Everybody sees the same order, whatever they saw happen. */
function sorted(reactions: Reaction[]): Reaction[] {
  return reactions.toSorted((a, b) => b.count - a.count || (a.emoji < b.emoji ? -1 : 1));
}
