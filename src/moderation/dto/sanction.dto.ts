import { ApiProperty } from '@nestjs/swagger';
import { IdField, TextField, TimestampField } from '../../common/validation/fields.js';
import { toIsoTimestamp } from '../../common/time/timestamp.js';
import { type Sanction, SANCTION_KINDS, type SanctionKind } from '../../sanctions/sanction.js';

const REASON_MAX_LENGTH = 500;

/** Who is muted or banned. */
export class SanctionPathDto {
  @IdField({ description: 'Identifier of the user.', example: 'user_456' })
  user_id!: string;
}

/** Why somebody is muted or banned, and until when. */
export class ImposeSanctionDto {
  @TextField({ description: 'Why; moderators read it.', min: 1, max: REASON_MAX_LENGTH, optional: true })
  reason?: string;

  @TimestampField({ description: 'When it ends by itself; it has to be lifted where this is absent.', optional: true })
  expires_at?: string;
}

/** That somebody is muted or banned. */
export class SanctionResponse {
  @ApiProperty({ description: 'Identifier of the user.', example: 'user_456' })
  user_id!: string;

  @ApiProperty({ description: 'What it is.', enum: SANCTION_KINDS })
  kind!: SanctionKind;

  @ApiProperty({ description: 'Why.', required: false })
  reason?: string;

  @ApiProperty({ description: 'Who imposed it.' })
  created_by!: string;

  @ApiProperty({ description: 'Since when (UTC).', format: 'date-time' })
  created_at!: string;

  @ApiProperty({ description: 'When it ends by itself (UTC).', required: false, format: 'date-time' })
  expires_at?: string;
}

/** A page of those who are muted and banned. */
export class SanctionsPageResponse {
  @ApiProperty({ description: 'Newest first.', type: [SanctionResponse] })
  sanctions!: SanctionResponse[];

  @ApiProperty({ description: 'Whether there are older ones.' })
  has_more!: boolean;

  @ApiProperty({ description: 'Where to go on; absent where there is nothing more.', required: false })
  next_cursor?: string;
}

export function toSanctionResponse({
  user_id,
  kind,
  reason,
  created_by,
  created_at,
  expires_at,
}: Sanction): SanctionResponse {
  return {
    user_id,
    kind,
    ...(reason ? { reason } : {}),
    created_by,
    created_at: toIsoTimestamp(created_at),
    ...(expires_at ? { expires_at: toIsoTimestamp(expires_at) } : {}),
  };
}
