import { useEffect, useState } from 'react';
import { notify } from '../app/notice.js';
import { useChat } from '../state/context.js';
import { place } from '../state/navigation.js';
import { useStore } from '../state/store.js';
import type { Anchor } from './use-scroll.js';

/** So many come with a message that is looked up. */
const AROUND = 100;

/**
 * Shows the message that the address names.
 *
 * @returns its id while it is to be pointed out.
 */
export function useTarget(
  channelId: string,
  firstSeq: number,
  setFirstSeq: (seq: number) => void,
  hold: (anchor: Anchor) => void,
): string | undefined {
  const chat = useChat();
  const shown = useStore(place, (value) => value);
  const [found, setFound] = useState<{ seq: number; at: typeof shown }>();
  const messageId = shown.channelId === channelId ? shown.messageId : undefined;

  useEffect(() => {
    let isWanted = true;
    if (messageId !== undefined) {
      const known = chat.client.messageById(channelId, messageId)?.seq ?? null;
      const finding = known === null ? chat.client.loadAround(channelId, messageId, AROUND) : Promise.resolve(known);
      finding.then((seq) => isWanted && setFound({ seq, at: shown }), notify);
    }
    return () => {
      isWanted = false;
    };
    // The place is a new object each time that somebody goes there.
  }, [chat, channelId, messageId, shown]);

  useEffect(() => {
    if (found && found.seq < firstSeq) {
      setFirstSeq(Math.max(1, found.seq - AROUND));
    } else if (found) {
      hold({ kind: 'row', index: found.seq - firstSeq, align: 'center' });
    }
    // Once for each time that it was found: new messages do not bring it back.
  }, [found, firstSeq]);
  return messageId;
}
