import { IdField } from '../../common/validation/fields.js';

/** For whom messages are read. */
export class ViewerQueryDto {
  @IdField({ description: 'Identifier of the reader, whose own reactions are marked `me`.', optional: true })
  user_id?: string;
}
