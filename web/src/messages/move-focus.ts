import type { KeyboardEvent } from 'react';

const ROW = '.message[tabindex]';

/** Arrow keys walk from message to message; those that the keys reach are drawn, so they can be focused. */
export function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
  const target = event.target as HTMLElement;
  if (step === 0 || !(target === event.currentTarget || target.matches(ROW))) {
    return;
  }
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>(ROW)];
  const from = rows.indexOf(target);
  const next = from === -1 ? lastOnScreen(rows, event.currentTarget) : rows[from + step];
  if (next) {
    event.preventDefault();
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
  }
}

function lastOnScreen(rows: HTMLElement[], scroller: HTMLElement): HTMLElement | undefined {
  const { bottom } = scroller.getBoundingClientRect();
  return rows.findLast((row) => row.getBoundingClientRect().top < bottom);
}
