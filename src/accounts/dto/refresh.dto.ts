import { FormField } from '../../common/validation/fields.js';

const MAX_LENGTH = 128;

/** How a session goes on, or ends. */
export class RefreshDto {
  @FormField({
    description: 'The refresh token; browsers have it in their cookie and send none.',
    optional: true,
    max: MAX_LENGTH,
    matches: (text) => /^[\w-]+$/u.test(text),
    message: 'must be a refresh token',
  })
  refresh_token?: string;
}
