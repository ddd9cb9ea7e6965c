import type { ChatErrorCode } from '../../../client/src/index.js';
import { storage } from './storage.js';

const KEY = 'chat-place-to-return-to';

/** How the browser came back from signing in elsewhere; the server says it in the address. */
interface Arrival {
  isSignedIn: boolean;
  /** Why it is not: a code, unless somebody made the address up. */
  error: ChatErrorCode | null;
}

export const arrival = arrive();

/** Takes down where the page is, before it leaves to sign in elsewhere. */
export function rememberPlace(): void {
  storage.setItem(KEY, location.pathname);
}

/** Gives the page back the address that it had before it left. */
function arrive(): Arrival {
  const query = new URLSearchParams(location.search);
  const [outcome, error] = [query.get('signIn'), query.get('signInError') as ChatErrorCode | null];
  if (outcome !== null || error !== null) {
    const place = storage.getItem(KEY);
    storage.removeItem(KEY);
    history.replaceState(null, '', place?.startsWith('/app') ? place : location.pathname);
  }
  return { isSignedIn: outcome === 'done', error };
}
