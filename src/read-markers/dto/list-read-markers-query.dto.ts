import { ActorIdField } from '../../auth/actor.fields.js';

/** Whose markers. */
export class ListReadMarkersQueryDto {
  @ActorIdField({ description: 'Identifier of the user.' })
  user_id!: string;
}
