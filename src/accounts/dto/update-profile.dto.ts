import { ABOUT_MAX_LENGTH, TextField, USER_NAME_MAX_LENGTH } from '../../common/validation/fields.js';

/** Changes to one's own account; what is absent stays as it is. */
export class UpdateProfileDto {
  @TextField({ description: 'New name.', min: 1, max: USER_NAME_MAX_LENGTH, optional: true, example: 'Hana' })
  user_name?: string;

  @TextField({
    description: 'What the account says about itself; null or an empty text takes it away.',
    min: 0,
    max: ABOUT_MAX_LENGTH,
    optional: true,
    nullable: true,
  })
  about?: string | null;
}
