import { Injectable } from '@nestjs/common';
import type { Origin } from '../audit-log/audit-entry.js';
import { AuditLog } from '../audit-log/audit-log.service.js';
import type { Principal } from '../auth/principal.js';
import { SessionStore } from '../auth/session-store.js';
import { ValidationFailedError } from '../common/errors/domain-error.js';
import { parseTimestamp, toDatabaseTime } from '../common/time/timestamp.js';
import { Database } from '../database/database.js';
import { ForbiddenError } from '../permissions/permissions.errors.js';
import { canModerate } from '../permissions/permissions.js';
import type { SanctionKind } from '../sanctions/sanction.js';
import { SanctionsService } from '../sanctions/sanctions.service.js';
import { AccountsService } from '../users/accounts.service.js';
import type { ListSanctionsQueryDto } from './dto/list-sanctions-query.dto.js';
import {
  type ImposeSanctionDto,
  type SanctionResponse,
  type SanctionsPageResponse,
  toSanctionResponse,
} from './dto/sanction.dto.js';
import { readCursor, writeCursor } from './sanctions-cursor.js';

/** Muting and banning. Somebody without an account is known by the id that they give themselves, and by nothing else. */
@Injectable()
export class ModerationService {
  constructor(
    private readonly sanctions: SanctionsService,
    private readonly accounts: AccountsService,
    private readonly sessions: SessionStore,
    private readonly audit: AuditLog,
    private readonly database: Database,
  ) {}

  /** Lists who is muted and banned now, newest first. @throws ForbiddenError for whoever mutes and bans nobody. */
  async list(
    actor: Principal,
    { kind, user_id, limit, cursor = '' }: ListSanctionsQueryDto,
  ): Promise<SanctionsPageResponse> {
    if (!canModerate(actor, null)) {
      throw new ForbiddenError();
    }
    // One more than asked for tells whether there are more.
    const rows = await this.sanctions.list({
      kind,
      user_id,
      before: readCursor(cursor) ?? undefined,
      limit: limit + 1,
    });
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return {
      sanctions: page.map(toSanctionResponse),
      has_more: last !== undefined,
      ...(last ? { next_cursor: writeCursor(last) } : {}),
    };
  }

  /**
   * Mutes or bans somebody, or changes until when and why. A ban ends their sessions. Emits SanctionChanged, SessionEnded.
   *
   * @throws ForbiddenError; ValidationFailedError when it would end in the past.
   */
  async impose(
    actor: Principal,
    kind: SanctionKind,
    user_id: string,
    { reason, expires_at: until }: ImposeSanctionDto,
    origin: Origin,
  ): Promise<SanctionResponse> {
    const expires_at = until === undefined ? null : parseTimestamp(until);
    if (expires_at !== null && expires_at <= toDatabaseTime(Date.now())) {
      throw new ValidationFailedError([{ field: 'expires_at', message: 'must be in the future' }]);
    }
    await this.check(actor, user_id);
    const imposed = await this.database.change(async (change) => {
      const sanction = await this.sanctions.impose(change, {
        user_id,
        kind,
        reason: reason ?? null,
        created_by: actor.user_id,
        expires_at,
      });
      const details = { expires_at: sanction.expires_at };
      const action = kind === 'ban' ? 'user.banned' : 'user.muted';
      await this.audit.record(change, origin, { action, target: `user:${user_id}`, details });
      return sanction;
    });
    if (kind === 'ban') {
      await this.sessions.endAll(user_id, 'banned');
    }
    return toSanctionResponse(imposed);
  }

  /** Lifts a mute or a ban; where there is none, nothing changes. Emits SanctionChanged. @throws ForbiddenError */
  async lift(actor: Principal, kind: SanctionKind, user_id: string, origin: Origin): Promise<void> {
    await this.check(actor, user_id);
    await this.database.change(async (change) => {
      if (await this.sanctions.lift(change, user_id, kind)) {
        const action = kind === 'ban' ? 'user.unbanned' : 'user.unmuted';
        await this.audit.record(change, origin, { action, target: `user:${user_id}` });
      }
    });
  }

  private async check(actor: Principal, userId: string): Promise<void> {
    const account = await this.accounts.find(userId);
    if (!canModerate(actor, account?.role ?? null)) {
      throw new ForbiddenError();
    }
  }
}
