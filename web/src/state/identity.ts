import type { Account } from '../../../client/src/index.js';
import { randomId, readStored, storage } from './storage.js';
import { Store } from './store.js';

/** Who speaks here. Where the server asks for no account, that is a name of one's own choice and an id by chance. */
export interface Identity {
  id: string;
  name: string;
  /** What the account is on this server; absent where there is no account. */
  role?: Account['role'];
}

const KEY = 'chat-identity';

function isIdentity(value: unknown): value is Identity {
  const { id, name } = (value ?? {}) as Partial<Identity>;
  return typeof id === 'string' && typeof name === 'string' && id !== '' && name !== '';
}

export const identity = new Store<Identity | null>(
  readStored<Identity | null>(KEY, (value): value is Identity => isIdentity(value), null),
);

/** Takes a name; the id stays when there is one. */
export function takeName(name: string): void {
  const taken = { id: identity.get()?.id ?? `user_${randomId()}`, name };
  storage.setItem(KEY, JSON.stringify(taken));
  identity.set(taken);
}
