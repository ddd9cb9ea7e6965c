import type { SessionEnd } from './auth.events.js';

/** A session: one signed-in device. Times are those of the tables. */
export interface Session {
  id: string;
  user_id: string;
  created_at: string;
  /** When it was refreshed last. */
  used_at: string;
  expires_at: string;
  /** What the device called itself, and where it came from, at the beginning. */
  user_agent: string;
  address: string;
}

/** Whoever begins a session. */
export type SessionOwner = Pick<Session, 'user_id' | 'user_agent' | 'address'>;

/** A session with the refresh token that keeps it going, which is told only now. */
export interface OpenedSession {
  session: Session;
  refresh_token: string;
}

/** Two tabs of a browser may come with the same token at once; who comes later than this after the other has stolen it. */
export const REFRESH_GRACE_MS = 10_000;

/**
 * Where sessions are kept. A session goes on as long as it is refreshed, but no longer than AUTH_SESSION_TTL_MS, with a token that
 * is good once; only its hash is kept.
 * Whatever ends a session emits SessionEnded, after it is over for good.
 */
export abstract class SessionStore {
  /** Begins a session. */
  abstract create(owner: SessionOwner): Promise<OpenedSession>;

  /** Finds a session that is still going on. */
  abstract find(id: string): Promise<Session | null>;

  /** Whether a user has been signed in from an address, of late. */
  abstract hasComeFrom(userId: string, address: string): Promise<boolean>;

  /** Finds the session of a refresh token, used or not, while it is going on. */
  abstract findByToken(refreshToken: string): Promise<Session | null>;

  /** Lists the sessions of a user that are still going on, the one that was refreshed last first. */
  abstract list(userId: string): Promise<Session[]>;

  /**
   * Keeps a session going, and takes its token for the next one. Within REFRESH_GRACE_MS the same token gets the same
   * next one once more; later it is a theft, which ends the session.
   *
   * @returns null when the token is not good, or the session has lasted as long as one may.
   */
  abstract refresh(refreshToken: string): Promise<OpenedSession | null>;

  /** Ends a session; false when it was over. */
  abstract end(id: string, reason: SessionEnd): Promise<boolean>;

  /** Ends every session of a user, but one. */
  abstract endAll(userId: string, reason: SessionEnd, except?: string): Promise<void>;

  /** Ids of the sessions that ended since a Unix time, in milliseconds. */
  abstract listEnded(since: number): Promise<string[]>;

  /** Ends the sessions that nobody refreshed in time, and forgets those that ended long ago. */
  abstract expire(): Promise<void>;
}
