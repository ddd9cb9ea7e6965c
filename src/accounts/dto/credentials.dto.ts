import { PasswordField, TextField, USER_NAME_MAX_LENGTH } from '../../common/validation/fields.js';

/** By what somebody signs in. */
export class CredentialsDto {
  @TextField({
    description: 'Name of the account; width and case do not matter.',
    min: 1,
    max: USER_NAME_MAX_LENGTH,
    example: 'Hana',
  })
  user_name!: string;

  @PasswordField({ description: 'The password.' })
  password!: string;
}
