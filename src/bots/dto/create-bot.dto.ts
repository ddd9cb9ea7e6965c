import { ABOUT_MAX_LENGTH, TextField, USER_NAME_MAX_LENGTH } from '../../common/validation/fields.js';

/** A bot to be made. */
export class CreateBotDto {
  @TextField({ description: 'Its name.', min: 1, max: USER_NAME_MAX_LENGTH, example: 'Weather' })
  user_name!: string;

  @TextField({ description: 'What it says about itself.', min: 0, max: ABOUT_MAX_LENGTH, optional: true })
  about?: string;
}
