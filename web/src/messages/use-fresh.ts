import { useCallback, useEffect, useRef, useState } from 'react';
import { ChatError, type ChatMessage } from '../../../client/src/index.js';
import { notify } from '../app/notice.js';
import { useChat, useChatState } from '../state/context.js';

/** Changes that come together are read together. */
const READ_AFTER_MS = 150;

/**
 * Something that the server tells, read anew whenever a message that it depends on changes, and when a connection comes back.
 *
 * @param concerns whether what was read depends on a message.
 * @returns what was read last, and null before; and what reads it again.
 */
export function useFresh<T>(
  read: () => Promise<T>,
  concerns: (message: ChatMessage, value: T | null) => boolean,
): [T | null, () => void] {
  const chat = useChat();
  const isOpen = useChatState((state) => state.connection === 'open');
  const [value, setValue] = useState<T | null>(null);
  const latest = useRef({ read, concerns, value });
  latest.current = { read, concerns, value };
  const isGone = useRef(false);

  const refresh = useCallback(() => {
    latest.current.read().then(
      (fresh) => isGone.current || setValue(fresh),
      (error: unknown) => {
        // Without a connection it is read when there is one again.
        if (!(error instanceof ChatError && error.code === 'network')) {
          notify(error);
        }
      },
    );
  }, []);

  useEffect(() => {
    isGone.current = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    if (isOpen) {
      refresh();
    }
    const stop = chat.onMessage((message) => {
      if (latest.current.concerns(message, latest.current.value)) {
        clearTimeout(timer);
        timer = setTimeout(refresh, READ_AFTER_MS);
      }
    });
    return () => {
      isGone.current = true;
      clearTimeout(timer);
      stop();
    };
  }, [chat, isOpen, refresh]);
  return [value, refresh];
}
