import { ApiProperty } from '@nestjs/swagger';
import { toIsoTimestamp } from '../../common/time/timestamp.js';
import {
  type Report,
  REPORT_CATEGORIES,
  REPORT_RESOLUTIONS,
  REPORT_STATUSES,
  type ReportCategory,
  type ReportResolution,
  type ReportStatus,
} from '../report.js';

/** A report as those see it who review it. */
export class ReportResponse {
  @ApiProperty({ description: 'Number of the report.', example: 42 })
  id!: number;

  @ApiProperty({ description: 'Whether it waits for somebody to look at it.', enum: REPORT_STATUSES })
  status!: ReportStatus;

  @ApiProperty({ description: 'The message.', example: 'msg_123' })
  message_id!: string;

  @ApiProperty({ description: 'Its channel.', example: '1' })
  channel_id!: string;

  @ApiProperty({ description: 'Who wrote it.', example: 'user_456' })
  user_id!: string;

  @ApiProperty({ description: 'The name under which it was written.', example: 'ユーザー' })
  user_name!: string;

  @ApiProperty({ description: 'What it said when it was reported, whatever became of it.' })
  content!: string;

  @ApiProperty({ description: 'When it was saved (UTC).', format: 'date-time', example: '2024-01-01T12:00:00Z' })
  sent_at!: string;

  @ApiProperty({ description: 'What is wrong with it.', enum: REPORT_CATEGORIES })
  category!: ReportCategory;

  @ApiProperty({ description: 'What else the reporter says.', required: false })
  reason?: string;

  @ApiProperty({ description: 'Who reported it.', example: 'user_789' })
  reported_by!: string;

  @ApiProperty({ description: 'When it was reported (UTC).', format: 'date-time' })
  created_at!: string;

  @ApiProperty({
    description: 'When the reporter changed what they say (UTC).',
    format: 'date-time',
    required: false,
  })
  changed_at?: string;

  @ApiProperty({ description: 'When it was resolved (UTC).', format: 'date-time', required: false })
  resolved_at?: string;

  @ApiProperty({ description: 'What came of it.', enum: REPORT_RESOLUTIONS, required: false })
  resolution?: ReportResolution;

  @ApiProperty({ description: 'Who resolved it.', required: false })
  resolved_by?: string;

  @ApiProperty({ description: 'What whoever resolved it says.', required: false })
  note?: string;
}

/** A page of reports, newest first. */
export class ReportsPageResponse {
  @ApiProperty({ type: [ReportResponse] })
  reports!: ReportResponse[];

  @ApiProperty({ description: 'Whether there are older ones.' })
  has_more!: boolean;

  @ApiProperty({ description: 'Where to go on; absent where there is nothing more.', required: false, example: '42' })
  next_cursor?: string;
}

/** The shape of a report. A field that holds nothing is left out. */
export function toReportResponse(report: Report): ReportResponse {
  const { reason, changed_at, resolved_at, resolution, resolved_by, note, sent_at, created_at, ...plain } = report;
  return {
    ...plain,
    status: resolved_at === null ? 'open' : 'resolved',
    sent_at: toIsoTimestamp(sent_at),
    created_at: toIsoTimestamp(created_at),
    ...(reason ? { reason } : {}),
    ...(changed_at ? { changed_at: toIsoTimestamp(changed_at) } : {}),
    ...(resolved_at ? { resolved_at: toIsoTimestamp(resolved_at) } : {}),
    ...(resolution ? { resolution } : {}),
    ...(resolved_by ? { resolved_by } : {}),
    ...(note ? { note } : {}),
  };
}
