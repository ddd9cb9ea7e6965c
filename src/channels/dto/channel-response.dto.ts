import { ApiProperty } from '@nestjs/swagger';
import { toIsoTimestamp } from '../../common/time/timestamp.js';
import { CHANNEL_KINDS, type ChannelKind } from '../../permissions/permissions.js';
import type { Channel } from '../channel.entity.js';

/** A channel as clients see it. */
export class ChannelResponse {
  @ApiProperty({ description: 'Identifier of the channel.', example: '1' })
  id!: string;

  @ApiProperty({ description: 'Name for display, 1 to 100 characters.', example: '雑談' })
  name!: string;

  @ApiProperty({ description: 'When it was made (UTC).', format: 'date-time', example: '2024-01-01T00:00:00Z' })
  created_at!: string;

  @ApiProperty({ description: 'What it is about; absent where nobody said.', required: false, example: '何でもどうぞ' })
  description?: string;

  @ApiProperty({
    description: 'Since when it is archived: readable, closed for new messages; absent while it is in use.',
    required: false,
    format: 'date-time',
  })
  archived_at?: string;

  @ApiProperty({
    description:
      'Absent where it is public. `private`: its members only; `direct`: between certain users; `announcement`: only the ' +
      'staff writes.',
    enum: CHANNEL_KINDS.filter((kind) => kind !== 'public'),
    required: false,
  })
  kind?: Exclude<ChannelKind, 'public'>;

  @ApiProperty({
    description: 'Seconds that a sender has to wait between two messages; absent where nobody has to.',
    type: 'integer',
    required: false,
    example: 30,
  })
  slow_mode_seconds?: number;
}

/** What is read of a channel to show it; one that was made just now has no slow mode. */
export type ChannelRow = Pick<Channel, 'id' | 'name' | 'created_at' | 'description' | 'archived_at' | 'kind'> &
  Partial<Pick<Channel, 'slow_mode_seconds'>>;

/** The shape of a channel. A field beyond those of a plain one is there only where it holds something. */
export function toChannelResponse({
  id,
  name,
  created_at,
  description,
  archived_at,
  kind,
  slow_mode_seconds = 0,
}: ChannelRow): ChannelResponse {
  return {
    id,
    name,
    created_at: toIsoTimestamp(created_at),
    ...(description ? { description } : {}),
    ...(archived_at ? { archived_at: toIsoTimestamp(archived_at) } : {}),
    ...(kind === 'public' ? {} : { kind: kind as ChannelResponse['kind'] }),
    ...(slow_mode_seconds > 0 ? { slow_mode_seconds } : {}),
  };
}
