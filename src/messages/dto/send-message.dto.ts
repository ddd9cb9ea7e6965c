import { IdField, TimestampField } from '../../common/validation/fields.js';
import { MessageFields } from './message-fields.dto.js';

/** The data of a `message:send` frame. */
export class SendMessageDto extends MessageFields {
  @IdField({ description: 'Identifier; the same id with the same content is the same message.', example: 'msg_123' })
  id!: string;

  @IdField({ description: 'The channel to send to.', example: '1' })
  channel_id!: string;

  @TimestampField({
    description: 'When it was sent, ISO 8601 with an offset or in UTC.',
    example: '2024-01-01T12:00:00Z',
  })
  timestamp!: string;
}
