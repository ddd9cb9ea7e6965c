import { ApiProperty } from '@nestjs/swagger';
import type { Message } from '../message.entity.js';

/** Which message was deleted. */
export class DeletedMessageResponse {
  @ApiProperty({ description: 'Identifier of the message.', example: 'msg_123' })
  id!: string;

  @ApiProperty({ description: 'The channel that it belonged to.', example: '1' })
  channel_id!: string;

  @ApiProperty({ description: 'Who deleted it, where that was not its author.', required: false })
  deleted_by?: string;

  @ApiProperty({ description: 'How many answers it has; none where this is absent.', type: 'integer', required: false })
  reply_count?: number;
}

/** The shape of a message that was deleted. */
export function toDeletedMessageResponse({
  id,
  channel_id,
  deleted_by,
  reply_count,
}: Pick<Message, 'id' | 'channel_id'> & {
  deleted_by?: string | null | undefined;
  reply_count?: number | undefined;
}): DeletedMessageResponse {
  return { id, channel_id, ...(deleted_by ? { deleted_by } : {}), ...(reply_count ? { reply_count } : {}) };
}
