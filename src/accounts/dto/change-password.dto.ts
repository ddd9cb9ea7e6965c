import { PasswordField } from '../../common/validation/fields.js';

/** A new password, and the one until now. */
export class ChangePasswordDto {
  @PasswordField({ description: 'The password until now.' })
  password!: string;

  @PasswordField({ description: 'The new password.' })
  new_password!: string;
}
