import { type KeyboardEvent, useMemo, useState } from 'react';
import { useChat } from '../state/context.js';
import { useStore } from '../state/store.js';
import { useFound } from '../state/use-found.js';
import { type BegunMention, findBegunMention, suggestNames } from './mention-search.js';

/** Without an answer, those who wrote here are suggested all the same. */
const ignore = (): void => undefined;

interface Mentions {
  names: string[];
  /** Index of the one that Enter takes. */
  chosen: number;
  /** Looks whether a mention is being written. */
  look: (text: string, caret: number) => void;
  take: (index: number) => void;
  /** @returns whether the key was for the suggestions. */
  takeKey: (event: KeyboardEvent) => boolean;
  close: () => void;
}

/** Suggests names while a mention is being written. */
export function useMentions(channelId: string, complete: (start: number, end: number, name: string) => void): Mentions {
  const chat = useChat();
  const [begun, setBegun] = useState<BegunMention | null>(null);
  const [chosen, setChosen] = useState(0);
  // The directory may come while the name is being written.
  const people = useStore(chat.people.state, (state) => state);
  const names = useMemo(
    () => (begun ? suggestNames(chat, people, channelId, begun.begun) : []),
    [begun, people, chat, channelId],
  );

  useFound(begun?.begun, ignore);

  const close = (): void => setBegun(null);
  const take = (index: number): void => {
    const name = names[index];
    if (begun && name !== undefined) {
      complete(begun.start, begun.start + begun.begun.length + 1, name);
    }
    close();
  };
  return {
    names,
    chosen,
    close,
    take,
    look(text, caret) {
      const found = findBegunMention(text, caret);
      setBegun(found);
      setChosen(0);
    },
    takeKey(event) {
      if (names.length === 0 || event.shiftKey) {
        return false;
      }
      const actions: Record<string, () => void> = {
        ArrowDown: () => setChosen((chosen + 1) % names.length),
        ArrowUp: () => setChosen((chosen + names.length - 1) % names.length),
        Enter: () => take(chosen),
        Tab: () => take(chosen),
        Escape: close,
      };
      const action = actions[event.key];
      if (action) {
        event.preventDefault();
        action();
      }
      return action !== undefined;
    },
  };
}
