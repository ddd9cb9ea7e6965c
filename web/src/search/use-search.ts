import { useEffect, useRef, useState } from 'react';
import { ChatError } from '../../../client/src/index.js';
import type { Chat } from '../state/chat.js';
import { useChat } from '../state/context.js';

const SEARCH_AFTER_MS = 300;

type Answer = Awaited<ReturnType<typeof ask>>;
export type Found = Answer['messages'][number];

type SearchState =
  | { kind: 'idle' | 'building' }
  | { kind: 'found'; messages: Found[]; cursor: string | null }
  | { kind: 'failed'; error: ChatError };

interface Query {
  q: string;
  channelId?: string;
}

function ask(chat: Chat, query: Query & { cursor?: string }) {
  return chat.client.request('get', '/api/search/messages', { query });
}

/** Searches while one types; what was asked before and comes late is dropped. */
export function useSearch(): {
  state: SearchState;
  search: (q: string, channelId: string | undefined) => void;
  more: () => void;
} {
  const chat = useChat();
  const [state, setState] = useState<SearchState>({ kind: 'idle' });
  const [query, setQuery] = useState<Query>({ q: '' });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const last = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);

  const run = async (wanted: Query, before: Found[], cursor?: string): Promise<void> => {
    last.current += 1;
    const number = last.current;
    const show = (shown: SearchState): void => {
      if (number === last.current) {
        setState(shown);
      }
    };
    try {
      const answer = await ask(chat, { ...wanted, ...(cursor === undefined ? {} : { cursor }) });
      // While the index is being made, the server says so instead of a page.
      show(
        'messages' in answer
          ? { kind: 'found', messages: [...before, ...answer.messages], cursor: answer.nextCursor }
          : { kind: 'building' },
      );
    } catch (error) {
      show({ kind: 'failed', error: error instanceof ChatError ? error : new ChatError('network', String(error)) });
    }
  };
  return {
    state,
    search(text, channelId) {
      const wanted = { q: text.trim(), ...(channelId === undefined ? {} : { channelId }) };
      setQuery(wanted);
      clearTimeout(timer.current);
      last.current += 1;
      if (wanted.q === '') {
        setState({ kind: 'idle' });
      } else {
        timer.current = setTimeout(() => void run(wanted, []), SEARCH_AFTER_MS);
      }
    },
    more() {
      if (state.kind === 'found' && state.cursor !== null) {
        void run(query, state.messages, state.cursor);
      }
    },
  };
}
