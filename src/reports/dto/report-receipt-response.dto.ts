import { ApiProperty } from '@nestjs/swagger';
import { toIsoTimestamp } from '../../common/time/timestamp.js';
import { type Report, REPORT_CATEGORIES, type ReportCategory } from '../report.js';

/** A report as whoever made it sees it. */
export class ReportReceiptResponse {
  @ApiProperty({ description: 'The message.', example: 'msg_123' })
  message_id!: string;

  @ApiProperty({ description: 'What is wrong with it.', enum: REPORT_CATEGORIES })
  category!: ReportCategory;

  @ApiProperty({ description: 'What else there is to say.', required: false })
  reason?: string;

  @ApiProperty({ description: 'When it was reported (UTC).', format: 'date-time', example: '2024-01-01T12:00:00Z' })
  created_at!: string;
}

export function toReportReceiptResponse({ message_id, category, reason, created_at }: Report): ReportReceiptResponse {
  return { message_id, category, ...(reason ? { reason } : {}), created_at: toIsoTimestamp(created_at) };
}
