import { IdField, TimestampField } from '../../common/validation/fields.js';
import { MessageFields } from './message-fields.dto.js';

/** A message on its way in over REST; the channel is in the path. */
export class CreateMessageDto extends MessageFields {
  @IdField({
    description:
      'Identifier. Sent again with the same content it is the same message; made up by the server when absent.',
    optional: true,
    example: 'msg_123',
  })
  id?: string;

  @TimestampField({
    description: 'When it was sent, ISO 8601 with an offset or in UTC; now when absent.',
    optional: true,
    example: '2024-01-01T12:00:00Z',
  })
  timestamp?: string;
}
