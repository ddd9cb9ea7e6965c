import { BooleanField, IdField, TextField, TimestampField } from '../../common/validation/fields.js';

const CONTENT_MAX_LENGTH = 10_000;
const USER_NAME_MAX_LENGTH = 100;

/** A message on its way in over REST; the channel is in the path. */
export class CreateMessageDto {
  @IdField({
    description:
      'Identifier. Sent again with the same content it is the same message; made up by the server when absent.',
    optional: true,
    example: 'msg_123',
  })
  id?: string;

  @IdField({ description: 'Identifier of the sender.', example: 'user_456' })
  user_id!: string;

  @TextField({
    description: 'Name of the sender for display.',
    min: 1,
    max: USER_NAME_MAX_LENGTH,
    example: 'ユーザー',
  })
  user_name!: string;

  @TextField({ description: 'The text.', min: 1, max: CONTENT_MAX_LENGTH, example: 'こんにちは' })
  content!: string;

  @TimestampField({
    description: 'When it was sent, ISO 8601 with an offset or in UTC; now when absent.',
    optional: true,
    example: '2024-01-01T12:00:00Z',
  })
  timestamp?: string;

  @BooleanField({ description: 'Kept and given back as it is; false when absent.', optional: true, example: true })
  is_own_message?: boolean;
}

/** The data of a `message:send` frame. */
export class SendMessageDto {
  @IdField({ description: 'Identifier; the same id with the same content is the same message.', example: 'msg_123' })
  id!: string;

  @IdField({ description: 'The channel to send to.', example: '1' })
  channel_id!: string;

  @IdField({ description: 'Identifier of the sender.', example: 'user_456' })
  user_id!: string;

  @TextField({
    description: 'Name of the sender for display.',
    min: 1,
    max: USER_NAME_MAX_LENGTH,
    example: 'ユーザー',
  })
  user_name!: string;

  @TextField({ description: 'The text.', min: 1, max: CONTENT_MAX_LENGTH, example: 'こんにちは' })
  content!: string;

  @TimestampField({
    description: 'When it was sent, ISO 8601 with an offset or in UTC.',
    example: '2024-01-01T12:00:00Z',
  })
  timestamp!: string;

  @BooleanField({ description: 'Kept and given back as it is; false when absent.', optional: true, example: true })
  is_own_message?: boolean;
}
