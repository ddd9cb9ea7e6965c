import { createContext, use } from 'react';
import type { Channel, ChannelMember } from '../../../client/src/index.js';
import type { Chat, ChatState } from './chat.js';
import { type ChannelAction, may, type Standing } from './rights.js';
import { useStore } from './store.js';

export const ChatContext = createContext<Chat | null>(null);

export function useChat(): Chat {
  const chat = use(ChatContext);
  if (!chat) {
    throw new Error('This component needs a chat around it.');
  }
  return chat;
}

/** A part of the state of the chat; `select` returns what is kept there. */
export function useChatState<T>(select: (state: ChatState) => T): T {
  return useStore(useChat().state, select);
}

/** The members of a channel, where they are known. */
export function useMembers(channelId: string): ChannelMember[] | undefined {
  return useStore(useChat().people.state, ({ members }) => members[channelId]);
}

/** What the user is here and in a channel. */
export function useStanding(channel: Channel | undefined): Standing {
  const chat = useChat();
  const role = useStore(chat.people.state, (state) => state.role);
  const known = useStore(
    chat.people.state,
    ({ members }) => channel && members[channel.id]?.find(({ userId }) => userId === chat.user.id)?.role,
  );
  // Only those who belong to such a channel know of it.
  const isInside = channel?.kind === 'private' || channel?.kind === 'direct';
  return { role, membership: known ?? (isInside ? 'member' : null) };
}

/** Whether the user may do something with a channel. */
export function useMay(channel: Channel, action: ChannelAction): boolean {
  return may(useStanding(channel), action, channel.kind ?? 'public');
}
