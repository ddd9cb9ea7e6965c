import { ActorIdField } from '../../auth/actor.fields.js';

/** Who does something to a message. */
export class ActorDto {
  @ActorIdField({ description: 'Identifier of the user who does it.' })
  user_id!: string;
}
