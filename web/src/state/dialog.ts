import { Store } from './store.js';

/** What asks for the whole attention. */
export type OpenDialog =
  | { kind: 'person'; userId: string; userName: string }
  | { kind: 'edits'; messageId: string; content: string }
  | { kind: 'report'; messageId: string };

export const dialog = new Store<OpenDialog | null>(null);

export function closeDialog(): void {
  dialog.set(null);
}
