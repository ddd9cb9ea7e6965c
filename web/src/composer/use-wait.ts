import { useEffect, useState } from 'react';
import type { Channel } from '../../../client/src/index.js';
import { useChat, useStanding } from '../state/context.js';
import { may } from '../state/rights.js';
import { useStore } from '../state/store.js';

interface Wait {
  /** Seconds between two messages of this user; none where there is no slow mode for them. */
  every: number;
  /** Seconds until the next one. */
  left: number;
}

/** How long the user has to wait in a channel, counted down. */
export function useWait(channel: Channel | undefined): Wait {
  const { slowMode } = useChat();
  const standing = useStanding(channel);
  const lastSent = useStore(slowMode.lastSent, (value) => value[channel?.id ?? ''] ?? 0);
  const [now, setNow] = useState(() => Date.now());
  const isExempt = channel !== undefined && may(standing, 'moderate', channel.kind ?? 'public');
  const every = isExempt ? 0 : (channel?.slowModeSeconds ?? 0);
  const until = lastSent + every * 1_000;
  const left = Math.max(0, Math.min(every, Math.ceil((until - now) / 1_000)));
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => {
      setNow(Date.now());
      if (Date.now() >= until) {
        clearInterval(timer);
      }
    }, 1_000);
    return () => clearInterval(timer);
  }, [until, every]);
  return { every, left };
}
