import { BooleanField, IdField, TextField, USER_NAME_MAX_LENGTH } from '../../common/validation/fields.js';

export const CONTENT_MAX_LENGTH = 10_000;

/** What a message on its way in carries, however it comes. */
export class MessageFields {
  @IdField({ description: 'Identifier of the sender.', example: 'user_456' })
  user_id!: string;

  @TextField({ description: 'Name of the sender for display.', min: 1, max: USER_NAME_MAX_LENGTH, example: 'ユーザー' })
  user_name!: string;

  @TextField({ description: 'The text.', min: 1, max: CONTENT_MAX_LENGTH, example: 'こんにちは' })
  content!: string;

  @BooleanField({ description: 'Kept and given back as it is; false when absent.', optional: true, example: true })
  is_own_message?: boolean;

  @IdField({ description: 'Id of a message of the same channel that this one answers.', optional: true })
  reply_to?: string;
}
