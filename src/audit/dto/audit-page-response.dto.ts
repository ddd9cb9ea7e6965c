import { ApiProperty } from '@nestjs/swagger';
import { type AuditAction, AUDIT_ACTIONS } from '../../audit-log/audit-actions.js';

/** One thing that happened. */
export class AuditEntryResponse {
  @ApiProperty({ description: 'Number of the entry, from 1 and without a gap.', example: 42 })
  seq!: number;

  @ApiProperty({ description: 'When it happened (UTC).', format: 'date-time', example: '2024-01-01T00:00:00Z' })
  at!: string;

  @ApiProperty({
    description: Object.entries(AUDIT_ACTIONS)
      .map(([action, meaning]) => `\`${action}\`: ${meaning}.`)
      .join(' '),
    enum: Object.keys(AUDIT_ACTIONS),
    example: 'channel.archived',
  })
  action!: AuditAction;

  @ApiProperty({
    description: 'Account that did it; null where nobody signed in, or the operator did it on the machine itself.',
    type: 'string',
    nullable: true,
  })
  actor_id!: string | null;

  @ApiProperty({
    description: 'What it happened to: a kind and an id; null where there is no such thing.',
    type: 'string',
    nullable: true,
    example: 'channel:1',
  })
  target!: string | null;

  @ApiProperty({
    description: 'Address of the client; null where it was done on the machine itself.',
    type: 'string',
    nullable: true,
    example: '203.0.113.7',
  })
  address!: string | null;

  @ApiProperty({
    description: 'What else there is to know, by name.',
    type: 'object',
    additionalProperties: { type: ['string', 'number', 'boolean', 'null'] } as never,
  })
  details!: Record<string, string | number | boolean | null>;

  @ApiProperty({
    description: 'SHA-256 over the entry and the hash of the one before: it stands for all entries so far.',
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  })
  hash!: string;
}

/** A page of the audit log, newest first. */
export class AuditPageResponse {
  @ApiProperty({ type: [AuditEntryResponse] })
  entries!: AuditEntryResponse[];

  @ApiProperty({ description: 'Whether there are older entries.' })
  has_more!: boolean;

  @ApiProperty({ description: 'Where to go on; absent where there is nothing more.', required: false, example: '42' })
  next_cursor?: string;
}
