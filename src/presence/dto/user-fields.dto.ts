import { ActorIdField, ActorNameField } from '../../auth/actor.fields.js';

/** The user that a client speaks for. */
export class UserFields {
  @ActorIdField({ description: 'Identifier of the user.' })
  user_id!: string;

  @ActorNameField({ description: 'Name of the user for display.' })
  user_name!: string;
}
