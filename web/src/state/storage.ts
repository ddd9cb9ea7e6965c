/** `localStorage`, where the browser gives it: without it, or when it is full, the client works on and forgets at a reload. */
export const storage = {
  getItem(key: string): string | null {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  setItem(key: string, value: string): void {
    try {
      localStorage.setItem(key, value);
    } catch {
      // Full or forbidden.
    }
  },
  removeItem(key: string): void {
    try {
      localStorage.removeItem(key);
    } catch {
      // Forbidden.
    }
  },
};

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
