import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { VirtualizerHandle } from 'virtua';

/** So near the end counts as at the end. */
const NEAR_END_PX = 32;
/** How long a movement that we asked for may take to be over. */
const SETTLING_MS = 250;

/** What the view holds on to while the rows around it get their sizes. */
export type Anchor = { kind: 'end' } | { kind: 'row'; index: number; align: 'start' | 'center' } | null;

interface Scroll {
  list: RefObject<VirtualizerHandle | null>;
  /** For the scrolling element. */
  ref: RefObject<HTMLDivElement | null>;
  isAtEnd: boolean;
  hold: (anchor: Anchor) => void;
  onScroll: () => void;
  onResize: () => void;
}

/**
 * Keeps the view where it belongs: at the end while it is there, at the row that was asked for until the user moves.
 *
 * @param count how many rows there are.
 * @param first where to begin.
 * @param moved called with the first and last row on the screen.
 */
export function useScroll(count: number, first: Anchor, moved: (from: number, to: number) => void): Scroll {
  const list = useRef<VirtualizerHandle>(null);
  const ref = useRef<HTMLDivElement>(null);
  const anchor = useRef<Anchor>(first);
  const askedAt = useRef(0);
  const [isAtEnd, setIsAtEnd] = useState(first?.kind === 'end');

  const look = useCallback(() => {
    const handle = list.current;
    if (handle && handle.viewportSize > 0) {
      const { scrollOffset, viewportSize } = handle;
      moved(handle.findItemIndex(scrollOffset), handle.findItemIndex(scrollOffset + viewportSize));
    }
  }, [moved]);

  const goToAnchor = useCallback(() => {
    const held = anchor.current;
    if (held && list.current && count > 0) {
      askedAt.current = Date.now();
      if (held.kind === 'end') {
        list.current.scrollToIndex(count - 1, { align: 'end' });
      } else {
        list.current.scrollToIndex(Math.min(held.index, count - 1), { align: held.align });
      }
    }
  }, [count]);

  const hold = useCallback(
    (wanted: Anchor) => {
      anchor.current = wanted;
      goToAnchor();
    },
    [goToAnchor],
  );

  const onScroll = useCallback(() => {
    const element = ref.current;
    if (!element) {
      return;
    }
    const isNearEnd = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END_PX;
    setIsAtEnd(isNearEnd);
    if (isNearEnd && anchor.current === null) {
      anchor.current = { kind: 'end' };
    } else if (!isNearEnd && Date.now() - askedAt.current > SETTLING_MS) {
      anchor.current = null;
    }
    look();
  }, [look]);

  const onResize = useCallback(() => {
    goToAnchor();
    look();
  }, [goToAnchor, look]);

  useLayoutEffect(goToAnchor, [goToAnchor]);
  useLayoutEffect(look, [look, count]);

  // Whoever moves by hand is not held back. The end is let go of when the view has left it: to turn the wheel there is no wish
  // to miss what comes.
  useEffect(() => {
    const element = ref.current;
    const letGo = (): void => {
      askedAt.current = 0;
      if (anchor.current?.kind === 'row') {
        anchor.current = null;
      }
    };
    const events = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;
    events.forEach((name) => element?.addEventListener(name, letGo, { passive: true }));
    return () => events.forEach((name) => element?.removeEventListener(name, letGo));
  }, []);

  return { list, ref, isAtEnd, hold, onScroll, onResize };
}
