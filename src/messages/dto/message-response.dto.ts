import { ApiProperty } from '@nestjs/swagger';
import { ReactionSummary } from '../../reactions/dto/reaction-summary.dto.js';

/** Somebody whom a message names. */
export class MentionResponse {
  @ApiProperty({ description: 'Identifier of the user.', example: 'user_456' })
  user_id!: string;

  @ApiProperty({ description: 'Name of the user when the message was written.', example: 'ユーザー' })
  user_name!: string;
}

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

  @ApiProperty({
    description: 'What the sender stored here; for a reader who is signed in, whether it is their own.',
    example: true,
  })
  is_own_message!: boolean;

  @ApiProperty({ description: 'When the server saved it (UTC).', format: 'date-time', example: '2024-01-01T12:00:00Z' })
  created_at!: string;

  @ApiProperty({ description: 'When its author last changed the text.', required: false, format: 'date-time' })
  edited_at?: string;

  @ApiProperty({
    description: 'When it was deleted; only its place is left then, and `content` is empty.',
    required: false,
    format: 'date-time',
  })
  deleted_at?: string;

  @ApiProperty({ description: 'Who deleted it, where that was not its author.', required: false })
  deleted_by?: string;

  @ApiProperty({ description: 'Id of the message that it answers.', required: false })
  reply_to?: string;

  @ApiProperty({ description: 'How many answers it has.', type: 'integer', required: false })
  reply_count?: number;

  @ApiProperty({ description: 'Whom it names with `@`.', required: false, type: [MentionResponse] })
  mentions?: MentionResponse[];

  @ApiProperty({ description: 'Since when it is pinned.', required: false, format: 'date-time' })
  pinned_at?: string;

  @ApiProperty({ description: 'Who pinned it.', required: false })
  pinned_by?: string;

  @ApiProperty({
    description: 'Reactions, those that have stood longest first.',
    required: false,
    type: [ReactionSummary],
  })
  reactions?: ReactionSummary[];
}
