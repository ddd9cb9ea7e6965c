import { BooleanField, TextField } from '../../common/validation/fields.js';
import { CHANNEL_DESCRIPTION_MAX_LENGTH, CHANNEL_NAME_MAX_LENGTH } from './create-channel.dto.js';

/** Changes to a channel; what is absent stays as it is. */
export class UpdateChannelDto {
  @TextField({ description: 'New name.', min: 1, max: CHANNEL_NAME_MAX_LENGTH, optional: true, example: '開発' })
  name?: string;

  @TextField({
    description: 'New description; null or an empty text takes it away.',
    min: 0,
    max: CHANNEL_DESCRIPTION_MAX_LENGTH,
    optional: true,
    nullable: true,
  })
  description?: string | null;

  @BooleanField({ description: 'true archives the channel, false brings it back.', optional: true })
  archived?: boolean;
}
