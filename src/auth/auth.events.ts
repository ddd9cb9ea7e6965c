/** A session is over: signed out, revoked, expired, or its account is. */
export class SessionEnded {
  constructor(
    readonly session_id: string,
    readonly user_id: string,
  ) {}
}
