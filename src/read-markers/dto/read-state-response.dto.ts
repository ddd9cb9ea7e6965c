import { ApiProperty } from '@nestjs/swagger';

/** How far a channel has come, and how far somebody has read it. */
export class ReadStateResponse {
  @ApiProperty({ description: 'The channel.', example: '1' })
  channel_id!: string;

  @ApiProperty({ description: 'Place of the newest message that was read; 0 for none.', type: 'integer', example: 12 })
  seq!: number;

  @ApiProperty({
    description: 'Place of the newest message, which is also how many there are.',
    type: 'integer',
    example: 15,
  })
  last_seq!: number;

  @ApiProperty({ description: 'Messages after the one that was read.', type: 'integer', example: 3 })
  unread!: number;
}
