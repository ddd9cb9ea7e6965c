import { BooleanField, IntegerField, TextField } from '../../common/validation/fields.js';
import { CHANNEL_DESCRIPTION_MAX_LENGTH, CHANNEL_NAME_MAX_LENGTH } from './create-channel.dto.js';

const SLOW_MODE_MAX_SECONDS = 21_600;

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

  @IntegerField({
    description:
      'Seconds that a sender has to wait between two messages, for those who moderate the channel to set; 0 for none.',
    min: 0,
    max: SLOW_MODE_MAX_SECONDS,
    optional: true,
    example: 30,
  })
  slow_mode_seconds?: number;
}
