import { Injectable } from '@nestjs/common';
import type { Origin } from '../audit-log/audit-entry.js';
import { AuditLog } from '../audit-log/audit-log.service.js';
import type { Principal } from '../auth/principal.js';
import { ChannelAccessService } from '../channels/channel-access.service.js';
import { toDatabaseTime, toIsoTimestamp } from '../common/time/timestamp.js';
import { type Change, Database } from '../database/database.js';
import { MessageDeletedError } from '../messages/messages.errors.js';
import { MessagesService } from '../messages/messages.service.js';
import type { Actor } from '../permissions/permissions.js';
import type { ListReportsQueryDto } from './dto/list-reports-query.dto.js';
import type { ReportMessageDto } from './dto/report-message.dto.js';
import { type ReportReceiptResponse, toReportReceiptResponse } from './dto/report-receipt-response.dto.js';
import { type ReportResponse, type ReportsPageResponse, toReportResponse } from './dto/report-response.dto.js';
import type { ResolveReportDto } from './dto/resolve-report.dto.js';
import type { Report } from './report.js';
import { ReportNotFoundError, TooManyReportsError } from './reports.errors.js';
import { ReportCreated } from './reports.events.js';
import { type OpenReports, ReportsRepository } from './reports.repository.js';

/** Most reports that wait for review, of one user and of all: each holds a copy of a message. */
const MAX_OPEN_OF_USER = 100;
const MAX_OPEN = 5_000;
/** Most of those who did not sign in: they have as many ids as they like, and are to leave room for those who did. */
const MAX_OPEN_OF_UNKNOWN = 1_000;
/** For so long a resolved report is known. */
const RESOLVED_KEPT_MS = 30 * 24 * 3_600_000;
const ID = /^[1-9]\d{0,8}$/u;

/** Telling those who moderate of a message, and what they make of it. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly reports: ReportsRepository,
    private readonly messages: MessagesService,
    private readonly access: ChannelAccessService,
    private readonly audit: AuditLog,
    private readonly database: Database,
  ) {}

  /**
   * Reports a message that the actor may read, with what it says now. Once more, while the first report is open, changes what
   * is said about it, and not the copy. Emits ReportCreated.
   *
   * @returns the report, and whether it is a new one.
   * @throws MessageNotFoundError, ForbiddenError, MessageDeletedError, TooManyReportsError
   */
  async create(
    actor: Actor,
    message_id: string,
    { user_id: reported_by, category, reason }: ReportMessageDto,
  ): Promise<{ report: ReportReceiptResponse; isNew: boolean }> {
    const { channel_id } = await this.messages.get(actor, message_id);
    const created_at = toDatabaseTime(Date.now());
    return this.database.change(async (change) => {
      // So that nothing is kept of a channel that is deleted meanwhile.
      await change.lock('channels', [channel_id]);
      const report = { message_id, category, reason: reason ?? null, reported_by, created_at };
      if (!hasRoom(actor, await this.reports.countOpen(change, report))) {
        throw new TooManyReportsError();
      }
      const kept = await this.reports.put(change, report);
      if (!kept) {
        throw new MessageDeletedError();
      }
      await this.forgetOld(change);
      const isNew = kept.changed_at === null;
      if (isNew) {
        change.emit(toEvent(kept, await this.reports.listKeepers(change, kept.channel_id)));
      }
      return { report: toReportReceiptResponse(kept), isNew };
    });
  }

  /**
   * Lists the reports that somebody may review, newest first. Of one's own messages they are left out: who reported them
   * is not for their author.
   *
   * @throws ChannelNotFoundError, ForbiddenError for a channel that he may not review.
   */
  async list(
    reviewer: Principal,
    { status, channel_id, limit, cursor }: ListReportsQueryDto,
  ): Promise<ReportsPageResponse> {
    if (channel_id !== undefined) {
      await this.access.check(reviewer, 'review', channel_id);
    }
    const before = cursor === undefined ? undefined : Number(cursor);
    // One more tells whether there are more.
    const rows = await this.reports.list(reviewer, { status, channel_id, before, limit: limit + 1 });
    const reports = rows.slice(0, limit).map(toReportResponse);
    const has_more = rows.length > limit;
    return { reports, has_more, ...(has_more ? { next_cursor: String(reports.at(-1)?.id) } : {}) };
  }

  /**
   * Notes what came of a report, which the audit log tells; once more changes that.
   *
   * @throws ReportNotFoundError also where it is not his to review.
   */
  resolve(
    reviewer: Principal,
    id: string,
    { resolution, note }: ResolveReportDto,
    origin: Origin,
  ): Promise<ReportResponse> {
    return this.database.change(async (change) => {
      const known = ID.test(id) ? await this.reports.find(change, reviewer, Number(id)) : null;
      const resolved =
        known &&
        (await this.reports.resolve(change, {
          id: known.id,
          resolved_at: toDatabaseTime(Date.now()),
          resolution,
          resolved_by: reviewer.user_id,
          note: note ?? null,
        }));
      if (!resolved) {
        throw new ReportNotFoundError();
      }
      await this.forgetOld(change);
      const details = { channel: resolved.channel_id, message: resolved.message_id, resolution };
      await this.audit.record(change, origin, { action: 'report.resolved', target: `report:${resolved.id}`, details });
      return toReportResponse(resolved);
    });
  }

  private forgetOld(change: Change): Promise<void> {
    return this.reports.forget(change, toDatabaseTime(Date.now() - RESOLVED_KEPT_MS));
  }
}

/** Whether one more report may wait. One that changes what was said takes no room. */
function hasRoom(actor: Actor, { total, unknown, own, same }: OpenReports): boolean {
  return same > 0 || (own < MAX_OPEN_OF_USER && total < MAX_OPEN && (actor !== null || unknown < MAX_OPEN_OF_UNKNOWN));
}

function toEvent(report: Report, keepers: string[]): ReportCreated {
  const { id, message_id, channel_id, category, created_at, user_id } = report;
  const data = { id, message_id, channel_id, category, created_at: toIsoTimestamp(created_at) };
  return new ReportCreated(data, user_id, keepers);
}
