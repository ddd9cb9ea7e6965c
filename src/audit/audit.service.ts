import { Injectable } from '@nestjs/common';
import type { AuditRow } from '../audit-log/audit-entry.js';
import { AuditLog } from '../audit-log/audit-log.service.js';
import type { Principal } from '../auth/principal.js';
import { parseTimestamp, toIsoTimestamp } from '../common/time/timestamp.js';
import { ForbiddenError } from '../permissions/permissions.errors.js';
import { canAudit } from '../permissions/permissions.js';
import type { AuditEntryResponse, AuditPageResponse } from './dto/audit-page-response.dto.js';
import type { ListAuditQueryDto } from './dto/list-audit-query.dto.js';

/** Reading the audit log. */
@Injectable()
export class AuditService {
  constructor(private readonly log: AuditLog) {}

  /**
   * Lists entries, newest first.
   *
   * @throws ForbiddenError when the reader is no administrator.
   */
  async list(reader: Principal, query: ListAuditQueryDto): Promise<AuditPageResponse> {
    if (!canAudit(reader)) {
      throw new ForbiddenError();
    }
    const { actor_id, action, target, from, to, cursor, limit } = query;
    const rows = await this.log.list({
      actor_id,
      action,
      target,
      from: from && (parseTimestamp(from) ?? undefined),
      to: to && (parseTimestamp(to) ?? undefined),
      before: cursor === undefined ? undefined : Number(cursor),
      // One more tells whether there are more.
      limit: limit + 1,
    });
    const entries = rows.slice(0, limit).map(toResponse);
    const has_more = rows.length > limit;
    return { entries, has_more, ...(has_more ? { next_cursor: String(entries.at(-1)?.seq) } : {}) };
  }
}

function toResponse({ at, details, ...row }: AuditRow): AuditEntryResponse {
  return { ...row, at: toIsoTimestamp(at), details: JSON.parse(details) as AuditEntryResponse['details'] };
}
