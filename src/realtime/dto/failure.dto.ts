import { ApiProperty } from '@nestjs/swagger';
import { ERROR_CODES, type ErrorCodeName } from '../../common/errors/error-codes.js';

/** Why a request failed. */
export class FailureData {
  @ApiProperty({ description: 'Always false.', enum: [false] })
  success!: false;

  @ApiProperty({ description: 'One sentence for people.', example: 'Channel not found' })
  error!: string;

  @ApiProperty({
    description: 'Stable name for programs; the same as on REST.',
    enum: Object.keys(ERROR_CODES),
    example: 'channel_not_found',
  })
  code!: ErrorCodeName;

  @ApiProperty({
    description: 'Beside rate_limited and slow_mode: seconds after which to go on.',
    type: 'integer',
    required: false,
    example: 1,
  })
  retry_after?: number;

  @ApiProperty({
    description: 'Beside muted and banned: when it ends by itself.',
    required: false,
    format: 'date-time',
  })
  expires_at?: string;
}
