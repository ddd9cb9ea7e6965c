import { Injectable } from '@nestjs/common';
import { InvalidTokenError } from '../auth/auth.errors.js';
import { Authenticator } from '../auth/authenticator.js';
import type { Principal } from '../auth/principal.js';
import { SessionStore } from '../auth/session-store.js';
import { AccountsService } from '../users/accounts.service.js';
import { SessionNotFoundError } from './accounts.errors.js';
import { type SessionResponse, toSessionResponse } from './dto/session-response.dto.js';
import type { SignedInResponse } from './dto/signed-in-response.dto.js';
import { SessionIssuer } from './session-issuer.service.js';

/** One's sessions: going on, looking at them, ending them. What ends one emits SessionEnded. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly sessions: SessionStore,
    private readonly issuer: SessionIssuer,
    private readonly accounts: AccountsService,
    private readonly authenticator: Authenticator,
  ) {}

  /** @param current marks the session that asks. */
  async list({ user_id, session_id: current }: Principal): Promise<SessionResponse[]> {
    return (await this.sessions.list(user_id)).map((session) => toSessionResponse(session, current));
  }

  /**
   * Takes a refresh token for the next one and an access token. One that was used before ends its session.
   *
   * @throws InvalidTokenError
   */
  async refresh(refreshToken: string | undefined): Promise<SignedInResponse> {
    const opened = refreshToken === undefined ? null : await this.sessions.refresh(refreshToken);
    const account = opened && (await this.accounts.find(opened.session.user_id));
    if (!opened || !account || account.deactivated_at !== null) {
      throw new InvalidTokenError();
    }
    return this.issuer.goOn(account, opened);
  }

  /** Ends the session of a refresh token and of an access token, as far as they are good. */
  async signOut(refreshToken: string | undefined, accessToken: string | undefined): Promise<void> {
    const session = refreshToken === undefined ? null : await this.sessions.findByToken(refreshToken);
    const ids = [session?.id, accessToken === undefined ? undefined : await this.sessionOf(accessToken)];
    for (const id of new Set(ids.filter((known) => known !== undefined))) {
      await this.sessions.end(id, 'signed_out');
    }
  }

  /** @throws SessionNotFoundError when the user has no such session, whoever else may. */
  async revoke({ user_id }: Principal, sessionId: string): Promise<void> {
    const session = await this.sessions.find(sessionId);
    if (session?.user_id !== user_id || !(await this.sessions.end(sessionId, 'revoked'))) {
      throw new SessionNotFoundError();
    }
  }

  /** Ends every session of the user but the one that asks. */
  async revokeOthers({ user_id, session_id }: Principal): Promise<void> {
    await this.sessions.endAll(user_id, 'revoked', session_id);
  }

  private async sessionOf(accessToken: string): Promise<string | undefined> {
    try {
      return (await this.authenticator.authenticate(accessToken)).session_id;
    } catch (error) {
      if (error instanceof InvalidTokenError) {
        return undefined;
      }
      throw error;
    }
  }
}
