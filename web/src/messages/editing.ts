import { Store } from '../state/store.js';

/** The id of the message that is being edited. */
export const editing = new Store<string | null>(null);
