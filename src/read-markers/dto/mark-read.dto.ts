import { ActorIdField } from '../../auth/actor.fields.js';
import { IdField, IntegerField } from '../../common/validation/fields.js';

/** How far a user has read: up to `seq`, up to `message_id`, or everything. */
export class MarkReadDto {
  @ActorIdField({ description: 'Identifier of the user who has read.' })
  user_id!: string;

  @IntegerField({
    description: 'Place of the newest message that was read.',
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    optional: true,
  })
  seq?: number;

  @IdField({ description: 'The newest message that was read, instead of its place.', optional: true })
  message_id?: string;
}
