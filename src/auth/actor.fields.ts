import { applyDecorators } from '@nestjs/common';
import { IdField, TextField, USER_NAME_MAX_LENGTH } from '../common/validation/fields.js';

/** Under this key the fields `user_id` and `user_name` of a DTO tell what they mean: who acts, or who only reads. */
export const ACTOR = 'chat:actor';
export type ActorPart = 'acts' | 'reads';

interface ActorOptions {
  description: string;
}

function withNote({ description }: ActorOptions): string {
  return `${description} Your own, and needless, where you are signed in.`;
}

/** The `user_id` of whoever does something: that of the session, or in open mode an id that is no account's. */
export function ActorIdField(options: ActorOptions) {
  return applyDecorators(
    Reflect.metadata(ACTOR, 'acts' satisfies ActorPart),
    IdField({ description: withNote(options), example: 'user_456', known: true }),
  );
}

/** The `user_name` that goes with it. */
export function ActorNameField(options: ActorOptions) {
  return applyDecorators(
    Reflect.metadata(ACTOR, 'acts' satisfies ActorPart),
    TextField({
      description: withNote(options),
      min: 1,
      max: USER_NAME_MAX_LENGTH,
      example: 'ユーザー',
      known: true,
    }),
  );
}

/** The `user_id` of whoever reads what everybody may read, and only wants to see their own part in it. */
export function ReaderIdField(options: ActorOptions) {
  return applyDecorators(
    Reflect.metadata(ACTOR, 'reads' satisfies ActorPart),
    IdField({ description: withNote(options), optional: true }),
  );
}
