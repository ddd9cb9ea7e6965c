import { IdField, TextField, USER_NAME_MAX_LENGTH } from '../../common/validation/fields.js';

/** The user that a client speaks for. */
export class UserFields {
  @IdField({ description: 'Identifier of the user.', example: 'user_456' })
  user_id!: string;

  @TextField({ description: 'Name of the user for display.', min: 1, max: USER_NAME_MAX_LENGTH, example: 'ユーザー' })
  user_name!: string;
}
