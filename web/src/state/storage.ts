import type { ClientStorage } from '../../../client/src/index.js';

/** A storage of the browser, where it gives one: without it, or when it is full, the client works on and forgets at a reload. */
function forgiving(open: () => Storage): ClientStorage {
  const attempt = <T>(use: (storage: Storage) => T, otherwise: T): T => {
    try {
      return use(open());
    } catch {
      // Full or forbidden.
      return otherwise;
    }
  };
  return {
    get length() {
      return attempt((storage) => storage.length, 0);
    },
    key: (index) => attempt((storage) => storage.key(index), null),
    getItem: (key) => attempt((storage) => storage.getItem(key), null),
    setItem: (key, value) => attempt((storage) => storage.setItem(key, value), undefined),
    removeItem: (key) => attempt((storage) => storage.removeItem(key), undefined),
  };
}

/** What all tabs have in common. */
export const storage = forgiving(() => localStorage);
/** What this tab keeps for itself, also over a reload. */
export const tabStorage = forgiving(() => sessionStorage);

/** Reads what was kept as JSON; `fallback` where there is nothing, or nothing of that kind. */
export function readStored<T>(key: string, isFitting: (value: unknown) => value is T, fallback: T): T {
  try {
    const value: unknown = JSON.parse(storage.getItem(key) ?? 'null');
    return isFitting(value) ? value : fallback;
  } catch {
    return fallback;
  }
}

/** Two ids of pages that are not served over https either. */
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
