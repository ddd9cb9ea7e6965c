import { ActorIdField, ActorNameField } from '../../auth/actor.fields.js';
import { BooleanField, IdField, TextField } from '../../common/validation/fields.js';

export const CONTENT_MAX_LENGTH = 10_000;

/** What a message on its way in carries, however it comes. */
export class MessageFields {
  @ActorIdField({ description: 'Identifier of the sender.' })
  user_id!: string;

  @ActorNameField({ description: 'Name of the sender for display.' })
  user_name!: string;

  @TextField({ description: 'The text.', min: 1, max: CONTENT_MAX_LENGTH, example: 'こんにちは' })
  content!: string;

  @BooleanField({
    description: 'Kept, and given back as it is to whoever is not signed in; false when absent.',
    optional: true,
    example: true,
  })
  is_own_message?: boolean;

  @IdField({ description: 'Id of a message of the same channel that this one answers.', optional: true })
  reply_to?: string;
}
