import { UseInterceptors } from '@nestjs/common';
import { MessageBody } from '@nestjs/websockets';
import { MessageDeletionService } from '../messages/message-deletion.service.js';
import { MessageEditsService } from '../messages/message-edits.service.js';
import { MessagePinsService } from '../messages/message-pins.service.js';
import { MessageReactionsService } from '../messages/message-reactions.service.js';
import { OwnMessagesInterceptor } from '../messages/own-messages.interceptor.js';
import { MessageActionDto, MessageEditDto, MessageReactionDto } from './dto/message-commands.dto.js';
import { type AnswerTo, frame } from './frames.js';
import { OnFrame } from './on-frame.decorator.js';
import { SocketGateway } from './socket-gateway.decorator.js';

/** What people do to messages that are there. The answers are like the pushes, and tell the asker's own part too. */
@SocketGateway()
@UseInterceptors(OwnMessagesInterceptor)
export class MessageChangesGateway {
  constructor(
    private readonly edits: MessageEditsService,
    private readonly deletion: MessageDeletionService,
    private readonly pins: MessagePinsService,
    private readonly reactions: MessageReactionsService,
  ) {}

  @OnFrame('message:edit')
  async edit(@MessageBody() { id, ...edit }: MessageEditDto): Promise<AnswerTo<'message:edit'>> {
    return frame('message:updated', await this.edits.edit(id, edit));
  }

  @OnFrame('message:delete')
  async delete(@MessageBody() { id, ...actor }: MessageActionDto): Promise<AnswerTo<'message:delete'>> {
    return frame('message:deleted', await this.deletion.delete(id, actor));
  }

  @OnFrame('message:pin')
  async pin(@MessageBody() { id, ...actor }: MessageActionDto): Promise<AnswerTo<'message:pin'>> {
    return frame('message:updated', await this.pins.pin(id, actor));
  }

  @OnFrame('message:unpin')
  async unpin(@MessageBody() { id, ...actor }: MessageActionDto): Promise<AnswerTo<'message:unpin'>> {
    return frame('message:updated', await this.pins.unpin(id, actor));
  }

  @OnFrame('reaction:add')
  async react(@MessageBody() { message_id, ...reaction }: MessageReactionDto): Promise<AnswerTo<'reaction:add'>> {
    return frame('reaction:added', await this.reactions.add(message_id, reaction));
  }

  @OnFrame('reaction:remove')
  async unreact(@MessageBody() { message_id, ...reaction }: MessageReactionDto): Promise<AnswerTo<'reaction:remove'>> {
    return frame('reaction:removed', await this.reactions.remove(message_id, reaction));
  }
}
