import { IdField } from '../../common/validation/fields.js';
import { EmojiField } from '../../reactions/dto/emoji.field.js';

/** Which reaction of which message. */
export class ReactionPathDto {
  @IdField({ description: 'Identifier of the message.', example: 'msg_123' })
  message_id!: string;

  @EmojiField()
  emoji!: string;
}
