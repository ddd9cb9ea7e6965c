import { FormField } from '../../common/validation/fields.js';
import { CredentialsDto } from './credentials.dto.js';

const CODE_MAX_LENGTH = 128;

/** An account to be made. */
export class RegisterDto extends CredentialsDto {
  @FormField({
    description: 'An invitation, where nobody may register without one.',
    optional: true,
    max: CODE_MAX_LENGTH,
    matches: (text) => /^[\w-]+$/u.test(text),
    message: 'must be an invitation',
  })
  invitation?: string;
}
