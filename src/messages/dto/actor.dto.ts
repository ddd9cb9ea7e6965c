import { IdField } from '../../common/validation/fields.js';

/** Who does something to a message. */
export class ActorDto {
  @IdField({ description: 'Identifier of the user who does it.', example: 'user_456' })
  user_id!: string;
}
