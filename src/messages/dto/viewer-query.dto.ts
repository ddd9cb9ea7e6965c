import { ReaderIdField } from '../../auth/actor.fields.js';

/** For whom messages are read. */
export class ViewerQueryDto {
  @ReaderIdField({ description: 'Identifier of the reader, whose own reactions are marked `me`.' })
  user_id?: string;
}
