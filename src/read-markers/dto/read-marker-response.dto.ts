import { ApiProperty } from '@nestjs/swagger';

/** How far a user has read a channel. */
export class ReadMarkerResponse {
  @ApiProperty({ description: 'The channel.', example: '1' })
  channel_id!: string;

  @ApiProperty({ description: 'Identifier of the user.', example: 'user_456' })
  user_id!: string;

  @ApiProperty({ description: 'Place of the newest message that was read; 0 for none.', type: 'integer', example: 12 })
  seq!: number;

  @ApiProperty({ description: 'Messages after it.', type: 'integer', example: 3 })
  unread!: number;
}
