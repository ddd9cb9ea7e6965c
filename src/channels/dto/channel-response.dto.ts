import { ApiProperty } from '@nestjs/swagger';

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
}
