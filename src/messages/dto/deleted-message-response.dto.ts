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
}

/** The shape of a message that was deleted. */
export function toDeletedMessageResponse({
  id,
  channel_id,
  deleted_by,
}: Pick<Message, 'id' | 'channel_id'> & { deleted_by?: string | null | undefined }): DeletedMessageResponse {
  return { id, channel_id, ...(deleted_by ? { deleted_by } : {}) };
}
