import { Injectable } from '@nestjs/common';
import { OPERATOR, type Origin } from '../audit-log/audit-entry.js';
import { AuditLog } from '../audit-log/audit-log.service.js';
import type { Principal } from '../auth/principal.js';
import { hashSecret, makeSecret } from '../auth/secrets.js';
import { toDatabaseTime, toIsoTimestamp } from '../common/time/timestamp.js';
import { type Change, Database } from '../database/database.js';
import { ForbiddenError } from '../permissions/permissions.errors.js';
import { canManage } from '../permissions/permissions.js';
import type { Role } from '../users/account.js';
import { InvalidInvitationError } from './accounts.errors.js';
import type { InvitationResponse } from './dto/invitation.dto.js';

const TTL_MS = 7 * 86_400_000;

const INSERT = 'INSERT INTO invitations (hash, role, created_by, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)';
const TAKE = `
  UPDATE invitations SET used_by = $2 WHERE hash = $1 AND used_by IS NULL AND expires_at > $3 RETURNING role`;

/** Invitations: each lets one person register, within a week. Only its hash is kept. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Makes an invitation.
   *
   * @param inviter null: whoever runs the server.
   * @throws ForbiddenError when the inviter may not give this role.
   */
  async create(inviter: Principal | null, role: Role, origin: Origin = OPERATOR): Promise<InvitationResponse> {
    if (inviter && !canManage(inviter, role)) {
      throw new ForbiddenError();
    }
    const invitation = makeSecret();
    const now = Date.now();
    const expires_at = toDatabaseTime(now + TTL_MS);
    await this.database.change(async (change) => {
      const created_by = inviter?.user_id ?? null;
      await change.query(INSERT, [hashSecret(invitation), role, created_by, toDatabaseTime(now), expires_at]);
      await this.audit.record(change, origin, { action: 'invitation.created', target: null, details: { role } });
    });
    return { invitation, role, expires_at: toIsoTimestamp(expires_at) };
  }

  /**
   * Uses an invitation up, in the unit of work that makes the account.
   *
   * @param usedBy name of the account.
   * @throws InvalidInvitationError
   */
  async take({ query }: Change, invitation: string, usedBy: string): Promise<Role> {
    const [row] = await query<{ role: Role }>(TAKE, [hashSecret(invitation), usedBy, toDatabaseTime(Date.now())]);
    if (!row) {
      throw new InvalidInvitationError();
    }
    return row.role;
  }
}
