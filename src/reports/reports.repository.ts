import { Injectable } from '@nestjs/common';
import { type Change, Database, type Reader } from '../database/database.js';
import { type ColumnType, type Dialect, toRows } from '../database/dialect.js';
import type { Principal } from '../auth/principal.js';
import { standingsFor } from '../permissions/permissions.js';
import type { Report, ReportStatus } from './report.js';

/** A report to be made. */
export type NewReport = Pick<Report, 'message_id' | 'category' | 'reason' | 'reported_by' | 'created_at'>;

/** What came of a report. */
export type Resolved = Pick<Report, 'id' | 'resolved_at' | 'resolution' | 'resolved_by' | 'note'>;

/** How many reports are open. */
export interface OpenReports {
  total: number;
  /** Of those who did not sign in, under whatever ids. */
  unknown: number;
  /** Of this reporter, and of those the ones about this message. */
  own: number;
  same: number;
}

/** Which reports to list; `before` is the id to go on below. */
export interface ReportsFilter {
  status: ReportStatus;
  channel_id: string | undefined;
  before: number | undefined;
  limit: number;
}

const COLUMNS =
  'id, message_id, channel_id, user_id, user_name, content, sent_at, category, reason, reported_by, created_at, ' +
  'changed_at, resolved_at, resolution, resolved_by, note';
const STANDING_COLUMNS = { kind: 'text', membership: 'text' } as const satisfies Record<string, ColumnType>;

/** One that is open already keeps the message as it was then. */
const PUT = `
  INSERT INTO reports (message_id, channel_id, user_id, user_name, content, sent_at, category, reason, reported_by, created_at)
  SELECT messages.id, messages.channel_id, messages.user_id, messages.user_name, messages.content, messages.created_at,
         $2, $3, $4, $5
    FROM messages JOIN channels ON channels.id = messages.channel_id
   WHERE messages.id = $1 AND messages.deleted_at IS NULL
  ON CONFLICT (reported_by, message_id) WHERE resolved_at IS NULL
  DO UPDATE SET category = excluded.category, reason = excluded.reason, changed_at = excluded.created_at
  RETURNING ${COLUMNS}`;
const COUNT_OPEN = `
  SELECT CAST(count(*) AS INTEGER) AS total,
         CAST(count(CASE WHEN NOT EXISTS (SELECT 1 FROM users WHERE id = reported_by) THEN 1 END) AS INTEGER) AS unknown,
         CAST(count(CASE WHEN reported_by = $1 THEN 1 END) AS INTEGER) AS own,
         CAST(count(CASE WHEN reported_by = $1 AND message_id = $2 THEN 1 END) AS INTEGER) AS same
    FROM reports WHERE resolved_at IS NULL`;
const KEEPERS = "SELECT user_id FROM channel_members WHERE channel_id = $1 AND role = 'owner'";
const RESOLVE = `
  UPDATE reports SET resolved_at = $2, resolution = $3, resolved_by = $4, note = $5 WHERE id = $1 RETURNING ${COLUMNS}`;
const FORGET = 'DELETE FROM reports WHERE resolved_at < $1';

/** Those that somebody may review; what one wrote oneself others look at. */
function makeReviewable({ rows }: Dialect): string {
  return `
  SELECT ${COLUMNS.replaceAll(/\w+/gu, 'reports.$&')}
    FROM reports JOIN channels ON channels.id = reports.channel_id
    LEFT JOIN channel_members ON channel_members.channel_id = channels.id AND channel_members.user_id = $2
   WHERE reports.user_id <> $2 AND EXISTS (
     SELECT 1 FROM ${rows('$1', STANDING_COLUMNS)} AS allowed
      WHERE allowed.kind = channels.kind
        AND (allowed.membership IS NULL OR allowed.membership = channel_members.role))`;
}

/** The statements on the reports table. */
@Injectable()
export class ReportsRepository {
  private readonly reviewable: string;

  constructor(private readonly database: Database) {
    this.reviewable = makeReviewable(database.dialect);
  }

  /** How many reports are open, before this one. */
  async countOpen({ query }: Change, { reported_by, message_id }: NewReport): Promise<OpenReports> {
    const [counts] = await query<OpenReports>(COUNT_OPEN, [reported_by, message_id]);
    return counts ?? { total: 0, unknown: 0, own: 0, same: 0 };
  }

  /** Keeps a report with the message as it is, or changes the one that is open; null where the message is not there. */
  async put({ query }: Change, report: NewReport): Promise<Report | null> {
    const { message_id, category, reason, reported_by, created_at } = report;
    const [row] = await query<Report>(PUT, [message_id, category, reason, reported_by, created_at]);
    return row ?? null;
  }

  /** The owners of a channel. */
  async listKeepers({ query }: Change, channelId: string): Promise<string[]> {
    return (await query<{ user_id: string }>(KEEPERS, [channelId])).map(({ user_id }) => user_id);
  }

  /** Finds a report that somebody may review. */
  async find(reader: Reader, reviewer: Principal, id: number): Promise<Report | null> {
    const [row] = await reader.query<Report>(`${this.reviewable} AND reports.id = $3`, [...reviewableBy(reviewer), id]);
    return row ?? null;
  }

  /** The reports that somebody may review, newest first. */
  list(reviewer: Principal, { status, channel_id, before, limit }: ReportsFilter): Promise<Report[]> {
    const parameters: unknown[] = [...reviewableBy(reviewer), limit];
    const conditions = [`AND reports.resolved_at ${status === 'open' ? 'IS NULL' : 'IS NOT NULL'}`];
    if (channel_id !== undefined) {
      conditions.push(`AND reports.channel_id = $${parameters.push(channel_id)}`);
    }
    if (before !== undefined) {
      conditions.push(`AND reports.id < $${parameters.push(before)}`);
    }
    const sql = `${this.reviewable} ${conditions.join(' ')} ORDER BY reports.id DESC LIMIT $3`;
    return this.database.query(sql, parameters);
  }

  async resolve(
    { query }: Change,
    { id, resolved_at, resolution, resolved_by, note }: Resolved,
  ): Promise<Report | null> {
    const [row] = await query<Report>(RESOLVE, [id, resolved_at, resolution, resolved_by, note]);
    return row ?? null;
  }

  /** Forgets what was resolved before a time. */
  async forget({ query }: Change, before: string): Promise<void> {
    await query(FORGET, [before]);
  }
}

/** The first two parameters of what `makeReviewable` makes. */
function reviewableBy(reviewer: Principal): [standings: string, user: string] {
  return [toRows(STANDING_COLUMNS, standingsFor(reviewer, 'review')), reviewer.user_id];
}
