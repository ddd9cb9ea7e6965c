import { createContext, use } from 'react';
import type { Chat, ChatState } from './chat.js';
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
