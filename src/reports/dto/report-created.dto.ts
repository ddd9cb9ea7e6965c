import { ApiProperty } from '@nestjs/swagger';
import { REPORT_CATEGORIES, type ReportCategory } from '../report.js';

/** That a message was reported; the rest is read over REST. */
export class ReportCreatedData {
  @ApiProperty({ description: 'Number of the report.', example: 42 })
  id!: number;

  @ApiProperty({ description: 'The message.', example: 'msg_123' })
  message_id!: string;

  @ApiProperty({ description: 'Its channel.', example: '1' })
  channel_id!: string;

  @ApiProperty({ description: 'What is wrong with it.', enum: REPORT_CATEGORIES })
  category!: ReportCategory;

  @ApiProperty({ description: 'When it was reported (UTC).', format: 'date-time', example: '2024-01-01T12:00:00Z' })
  created_at!: string;
}
