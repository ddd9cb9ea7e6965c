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

/** Where sessions are kept. A refresh token is good once; only its hash is kept. */
export abstract class SessionStore {
  /** Begins a session. */
  abstract create(owner: SessionOwner): Promise<OpenedSession>;

  /** Finds a session that is still going on. */
  abstract find(id: string): Promise<Session | null>;
}
