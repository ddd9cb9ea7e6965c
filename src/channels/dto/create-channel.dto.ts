import { IdField, TextField } from '../../common/validation/fields.js';

export const CHANNEL_NAME_MAX_LENGTH = 100;
export const CHANNEL_DESCRIPTION_MAX_LENGTH = 1_000;

/** A channel to be made. */
export class CreateChannelDto {
  @IdField({
    description: 'Identifier of the channel; made up by the server when absent.',
    optional: true,
    example: 'dev',
  })
  id?: string;

  @TextField({ description: 'Name for display.', min: 1, max: CHANNEL_NAME_MAX_LENGTH, example: '開発' })
  name!: string;

  @TextField({
    description: 'What it is about.',
    min: 0,
    max: CHANNEL_DESCRIPTION_MAX_LENGTH,
    optional: true,
    nullable: true,
  })
  description?: string | null;
}
