/** Why a session is over. */
export type SessionEnd = 'signed_out' | 'revoked' | 'reused' | 'password_changed' | 'deactivated' | 'expired';

/** A session is over, and what its tokens opened must close. */
export class SessionEnded {
  constructor(
    readonly session_id: string,
    readonly user_id: string,
    readonly reason: SessionEnd,
  ) {}
}
