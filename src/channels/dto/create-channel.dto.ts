import { ChoiceField, IdField, TextField } from '../../common/validation/fields.js';

/** What somebody may make by its kind; direct channels are opened instead. */
const KINDS = ['public', 'private', 'announcement'] as const;

export const CHANNEL_NAME_MAX_LENGTH = 100;
export const CHANNEL_DESCRIPTION_MAX_LENGTH = 1_000;

/** A channel to be made. */
export class CreateChannelDto {
  @IdField({
    description: 'Identifier of the channel; made up by the server when absent, and always for a private one.',
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

  @ChoiceField({
    description:
      '`public` when absent: for everybody; `private`: for its members; `announcement`: only the staff writes.',
    choices: KINDS,
    optional: true,
    example: 'public',
  })
  kind?: (typeof KINDS)[number];
}
