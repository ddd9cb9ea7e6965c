import { Store } from '../state/store.js';

/** Whether a menu of a message's actions is open. */
export const toolbarInUse = new Store(false);
