import { IdField } from '../../common/validation/fields.js';
import { MarkReadDto } from '../../read-markers/dto/mark-read.dto.js';

/** The data of a `read:mark` frame. */
export class ReadMarkDto extends MarkReadDto {
  @IdField({ description: 'The channel.', example: '1' })
  channel_id!: string;
}
