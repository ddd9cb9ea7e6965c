import { PasswordField } from '../../common/validation/fields.js';

/** Closing one's own account. */
export class DeactivateDto {
  @PasswordField({ description: 'The password, once more.' })
  password!: string;
}
