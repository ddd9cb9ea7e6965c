import { Store } from './store.js';

/** What stands beside the messages. */
export type Panel =
  | { kind: 'thread'; messageId: string }
  | { kind: 'pins' }
  | { kind: 'search' }
  | { kind: 'members' }
  | { kind: 'reports' };

export const panel = new Store<Panel | null>(null);

/** On a narrow screen the panel stands on the messages; whoever goes to one wants to see it. */
export function makeRoom(): void {
  if (matchMedia('(max-width: 1000px)').matches) {
    panel.set(null);
  }
}

/** Opens a panel, or closes it when it is open. */
export function togglePanel(kind: 'pins' | 'search' | 'members' | 'reports'): void {
  panel.set(panel.get()?.kind === kind ? null : { kind });
}
