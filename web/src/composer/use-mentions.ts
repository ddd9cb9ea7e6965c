import { type KeyboardEvent, useState } from 'react';
import { useChat } from '../state/context.js';
import { type BegunMention, findBegunMention, suggestNames } from './mention-search.js';

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
  const [names, setNames] = useState<string[]>([]);
  const [chosen, setChosen] = useState(0);

  const close = (): void => {
    setBegun(null);
    setNames([]);
  };
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
      setNames(found ? suggestNames(chat, channelId, found.begun) : []);
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
