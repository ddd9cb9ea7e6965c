import { ApiProperty } from '@nestjs/swagger';

/** Somebody's reaction to a message, and how many people stand behind the emoji now. */
export class ReactionResponse {
  @ApiProperty({ description: 'The message.', example: 'msg_123' })
  message_id!: string;

  @ApiProperty({ description: 'The channel that the message belongs to.', example: '1' })
  channel_id!: string;

  @ApiProperty({ description: 'An emoji, or a `:shortcode:`.', example: '👍' })
  emoji!: string;

  @ApiProperty({ description: 'Whose reaction it is, or was.', example: 'user_456' })
  user_id!: string;

  @ApiProperty({ description: 'How many people have this reaction now.', type: 'integer', example: 3 })
  count!: number;
}
