import { IdField } from '../../common/validation/fields.js';
import { ActorDto } from '../../messages/dto/actor.dto.js';
import { EditMessageDto } from '../../messages/dto/edit-message.dto.js';
import { EmojiField } from '../../reactions/dto/emoji.field.js';

/** The data of a `message:edit` frame. */
export class MessageEditDto extends EditMessageDto {
  @IdField({ description: 'The message.', example: 'msg_123' })
  id!: string;
}

/** The data of a `message:delete`, `message:pin` or `message:unpin` frame. */
export class MessageActionDto extends ActorDto {
  @IdField({ description: 'The message.', example: 'msg_123' })
  id!: string;
}

/** The data of a `reaction:add` or `reaction:remove` frame. */
export class MessageReactionDto extends ActorDto {
  @IdField({ description: 'The message.', example: 'msg_123' })
  message_id!: string;

  @EmojiField()
  emoji!: string;
}
