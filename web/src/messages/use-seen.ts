import { useCallback, useEffect, useRef } from 'react';
import { useChat } from '../state/context.js';

/** So many are read before they are seen, on both sides. */
const MARGIN = 60;
/** Who drags the scroll bar passes much that need not be read. */
const LOAD_AFTER_MS = 40;

/**
 * What follows from rows being on the screen: they are loaded with their surroundings, and count as read while the page is
 * looked at.
 *
 * @returns takes the first and the last row on the screen.
 */
export function useSeen(channelId: string, firstSeq: number, lastSeq: number): (from: number, to: number) => void {
  const chat = useChat();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const range = useRef<[number, number]>([lastSeq, lastSeq]);

  const act = useCallback(() => {
    timer.current = undefined;
    const [from, to] = range.current;
    chat.ensureLoaded(channelId, from - MARGIN, to + MARGIN);
    if (!document.hidden && chat.client.messageAt(channelId, to)) {
      chat.markRead(channelId, to);
    }
  }, [chat, channelId]);

  useEffect(() => {
    document.addEventListener('visibilitychange', act);
    const stop = chat.onMessage(
      (message) => message.channelId === channelId && message.seq === range.current[1] && act(),
    );
    return () => {
      clearTimeout(timer.current);
      document.removeEventListener('visibilitychange', act);
      stop();
    };
  }, [act, chat, channelId]);

  return useCallback(
    (from, to) => {
      range.current = [firstSeq + from, Math.min(lastSeq, firstSeq + to)];
      timer.current ??= setTimeout(act, LOAD_AFTER_MS);
    },
    [act, firstSeq, lastSeq],
  );
}
