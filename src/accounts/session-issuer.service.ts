import { Injectable } from '@nestjs/common';
import { AccessTokensService } from '../auth/access-tokens.service.js';
import { type OpenedSession, SessionStore } from '../auth/session-store.js';
import { toDatabaseTime, toIsoTimestamp } from '../common/time/timestamp.js';
import type { Account } from '../users/account.js';
import { toAccountResponse } from './dto/account-response.dto.js';
import type { SignedInResponse } from './dto/signed-in-response.dto.js';

/** Where somebody signs in from: what the client calls itself, and its address. */
export interface Device {
  user_agent: string;
  address: string;
}

/** Begins sessions, for whoever showed to be the holder of an account, and makes the access tokens of those that go on. */
@Injectable()
export class SessionIssuer {
  constructor(
    private readonly sessions: SessionStore,
    private readonly tokens: AccessTokensService,
  ) {}

  async open(account: Account, device: Device): Promise<SignedInResponse> {
    return this.goOn(account, await this.sessions.create({ user_id: account.id, ...device }));
  }

  async goOn(account: Account, { session, refresh_token }: OpenedSession): Promise<SignedInResponse> {
    const { token, expires_at } = await this.tokens.sign(session);
    return {
      access_token: token,
      access_expires_at: toIsoTimestamp(toDatabaseTime(expires_at)),
      refresh_token,
      user: toAccountResponse(account),
    };
  }
}
