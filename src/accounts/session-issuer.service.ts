import { Injectable } from '@nestjs/common';
import type { AuditEvent } from '../audit-log/audit-entry.js';
import { AuditLog } from '../audit-log/audit-log.service.js';
import { AccessTokensService } from '../auth/access-tokens.service.js';
import { type OpenedSession, SessionStore } from '../auth/session-store.js';
import { toDatabaseTime, toIsoTimestamp } from '../common/time/timestamp.js';
import { SanctionsService } from '../sanctions/sanctions.service.js';
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
    private readonly audit: AuditLog,
    private readonly sanctions: SanctionsService,
  ) {}

  /** Begins a session. @param details for the audit log: by what, where it was no password. @throws BannedError */
  async open(account: Account, device: Device, details: AuditEvent['details'] = {}): Promise<SignedInResponse> {
    this.sanctions.checkBan(account.id);
    const opened = await this.sessions.create({ user_id: account.id, ...device });
    const origin = { actor_id: account.id, address: device.address };
    await this.audit.note(origin, { action: 'session.opened', target: `session:${opened.session.id}`, details });
    return this.goOn(account, opened);
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
