import { ApiProperty } from '@nestjs/swagger';

/** Which message was deleted. */
export class DeletedMessageResponse {
  @ApiProperty({ description: 'Identifier of the message.', example: 'msg_123' })
  id!: string;

  @ApiProperty({ description: 'The channel that it belonged to.', example: '1' })
  channel_id!: string;
}
