/** Why a session is over. */
export type SessionEnd =
  'signed_out' | 'revoked' | 'reused' | 'password_changed' | 'deactivated' | 'banned' | 'expired';

/** A session is over, and what its tokens opened must close. */
export class SessionEnded {
  constructor(
    readonly session_id: string,
    readonly user_id: string,
    readonly reason: SessionEnd,
  ) {}
}

/**
 * These sessions ended a moment ago, or these tokens of bots were revoked, here or by another process on the same database.
 * Told again and again for a while, so that nothing that was on its way with one of them is missed.
 */
export class SessionsFoundEnded {
  constructor(readonly session_ids: string[]) {}
}
