import { IdField } from '../../common/validation/fields.js';

/** Whose markers. */
export class ListReadMarkersQueryDto {
  @IdField({ description: 'Identifier of the user.', example: 'user_456' })
  user_id!: string;
}
