import { ApiProperty } from '@nestjs/swagger';

/** A message as clients see it. */
export class MessageResponse {
  @ApiProperty({ description: 'Identifier, as its sender gave it.', example: 'msg_123' })
  id!: string;

  @ApiProperty({ description: 'The channel that it belongs to.', example: '1' })
  channel_id!: string;

  @ApiProperty({ description: 'Identifier of the sender.', example: 'user_456' })
  user_id!: string;

  @ApiProperty({ description: 'Name of the sender for display.', example: 'ユーザー' })
  user_name!: string;

  @ApiProperty({ description: 'The text.', example: 'こんにちは' })
  content!: string;

  @ApiProperty({ description: 'When the sender sent it (UTC).', format: 'date-time', example: '2024-01-01T12:00:00Z' })
  timestamp!: string;

  @ApiProperty({ description: 'What the sender stored here.', example: true })
  is_own_message!: boolean;

  @ApiProperty({ description: 'When the server saved it (UTC).', format: 'date-time', example: '2024-01-01T12:00:00Z' })
  created_at!: string;
}
