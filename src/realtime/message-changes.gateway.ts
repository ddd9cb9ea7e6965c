import { UseInterceptors } from '@nestjs/common';
import { MessageBody } from '@nestjs/websockets';
import type { Origin } from '../audit-log/audit-entry.js';
import { Speaks } from '../auth/access.decorator.js';
import { CurrentOrigin } from '../auth/current-origin.decorator.js';
import { CurrentPrincipal } from '../auth/current-principal.decorator.js';
import { MessageDeletionService } from '../messages/message-deletion.service.js';
import { MessageEditsService } from '../messages/message-edits.service.js';
import { MessagePinsService } from '../messages/message-pins.service.js';
import { MessageReactionsService } from '../messages/message-reactions.service.js';
import { OwnMessagesInterceptor } from '../messages/own-messages.interceptor.js';
import type { Actor } from '../permissions/permissions.js';
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

  @Speaks()
  @OnFrame('message:edit')
  async edit(
    @CurrentPrincipal() principal: Actor,
    @MessageBody() { id, ...edit }: MessageEditDto,
  ): Promise<AnswerTo<'message:edit'>> {
    return frame('message:updated', await this.edits.edit(principal, id, edit));
  }

  @OnFrame('message:delete')
  async delete(
    @CurrentPrincipal() principal: Actor,
    @CurrentOrigin() origin: Origin,
    @MessageBody() { id, ...actor }: MessageActionDto,
  ): Promise<AnswerTo<'message:delete'>> {
    return frame('message:deleted', await this.deletion.delete(principal, origin, id, actor));
  }

  @Speaks()
  @OnFrame('message:pin')
  async pin(
    @CurrentPrincipal() principal: Actor,
    @MessageBody() { id, ...actor }: MessageActionDto,
  ): Promise<AnswerTo<'message:pin'>> {
    return frame('message:updated', await this.pins.pin(principal, id, actor));
  }

  @OnFrame('message:unpin')
  async unpin(
    @CurrentPrincipal() principal: Actor,
    @MessageBody() { id, ...actor }: MessageActionDto,
  ): Promise<AnswerTo<'message:unpin'>> {
    return frame('message:updated', await this.pins.unpin(principal, id, actor));
  }

  @Speaks()
  @OnFrame('reaction:add')
  async react(
    @CurrentPrincipal() principal: Actor,
    @MessageBody() { message_id, ...reaction }: MessageReactionDto,
  ): Promise<AnswerTo<'reaction:add'>> {
    return frame('reaction:added', await this.reactions.add(principal, message_id, reaction));
  }

  @OnFrame('reaction:remove')
  async unreact(
    @CurrentPrincipal() principal: Actor,
    @MessageBody() { message_id, ...reaction }: MessageReactionDto,
  ): Promise<AnswerTo<'reaction:remove'>> {
    return frame('reaction:removed', await this.reactions.remove(principal, message_id, reaction));
  }
}
