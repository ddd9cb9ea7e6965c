import { TextField } from '../../common/validation/fields.js';
import { ActorDto } from './actor.dto.js';
import { CONTENT_MAX_LENGTH } from './message-fields.dto.js';

/** The new text of a message. */
export class EditMessageDto extends ActorDto {
  @TextField({ description: 'The text.', min: 1, max: CONTENT_MAX_LENGTH, example: 'こんばんは' })
  content!: string;
}
