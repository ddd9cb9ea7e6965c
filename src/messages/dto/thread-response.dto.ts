import { ApiProperty } from '@nestjs/swagger';

/** How many answers a message has. */
export class ThreadResponse {
  @ApiProperty({ description: 'Identifier of the message that is answered.', example: 'msg_123' })
  id!: string;

  @ApiProperty({ description: 'The channel that it belongs to.', example: '1' })
  channel_id!: string;

  @ApiProperty({ description: 'Answers that are not deleted.', type: 'integer', example: 2 })
  reply_count!: number;
}
