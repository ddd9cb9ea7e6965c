import { ListField } from '../../common/validation/fields.js';

/** Most users of a direct channel, besides the one who opens it. */
const MAX_OTHERS = 9;

/** With whom to talk. */
export class OpenDirectChannelDto {
  @ListField(String, {
    description: 'The other users; with none, it is a channel for oneself.',
    max: MAX_OTHERS,
    example: ['user_456'],
  })
  user_ids!: string[];
}
