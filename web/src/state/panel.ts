import { Store } from './store.js';

/** What stands beside the messages. */
export type Panel = { kind: 'thread'; messageId: string } | { kind: 'pins' } | { kind: 'search' } | { kind: 'members' };

export const panel = new Store<Panel | null>(null);

/** Opens a panel, or closes it when it is open. */
export function togglePanel(kind: 'pins' | 'search' | 'members'): void {
  panel.set(panel.get()?.kind === kind ? null : { kind });
}
