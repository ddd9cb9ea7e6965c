import { type BeforeApplicationShutdown, UseFilters } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  WebSocketGateway,
} from '@nestjs/websockets';
import { SendMessageDto } from '../messages/dto/send-message.dto.js';
import { MessagesService } from '../messages/messages.service.js';
import { SetPresenceDto } from '../presence/dto/presence.dto.js';
import { TypingDto } from '../presence/dto/typing.dto.js';
import { PresenceService } from '../presence/presence.service.js';
import { TypingService } from '../presence/typing.service.js';
import { Connection } from './connection.js';
import { Connections } from './connections.js';
import { FrameErrorFilter } from './frame-error.filter.js';
import { ChannelSubscribeDto, ChannelUnsubscribeDto } from './dto/channel-subscribe.dto.js';
import { Exchange } from './exchange.js';
import { CurrentExchange } from './current-exchange.decorator.js';
import { type AnswerTo, frame } from './frames.js';
import { OnFrame } from './on-frame.decorator.js';
import { ResumeService } from './resume.service.js';

export const SOCKET_PATH = '/ws';

/** What clients can ask for over the WebSocket. */
@UseFilters(FrameErrorFilter)
@WebSocketGateway({ path: SOCKET_PATH })
export class ChatGateway implements OnGatewayConnection, OnGatewayDisconnect, BeforeApplicationShutdown {
  constructor(
    private readonly connections: Connections,
    private readonly messages: MessagesService,
    private readonly resume: ResumeService,
    private readonly presence: PresenceService,
    private readonly typing: TypingService,
  ) {}

  handleConnection(connection: Connection): void {
    this.connections.add(connection);
  }

  handleDisconnect(connection: Connection): void {
    this.connections.delete(connection);
    this.presence.leave(connection.id);
    this.typing.leave(connection.id);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.connections.drain();
  }

  @OnFrame('message:send')
  async send(
    @ConnectedSocket() connection: Connection,
    @MessageBody() data: SendMessageDto,
  ): Promise<AnswerTo<'message:send'>> {
    const { message } = await this.messages.send(data, connection.id);
    return frame('message:saved', { id: message.id, success: true });
  }

  @OnFrame('channel:subscribe')
  async subscribe(
    @ConnectedSocket() connection: Connection,
    @MessageBody() data: ChannelSubscribeDto,
    @CurrentExchange() exchange: Exchange,
  ): Promise<AnswerTo<'channel:subscribe'>> {
    const { answer, catchUp } = await this.resume.subscribe(connection, data);
    exchange.afterAnswer(catchUp);
    return frame('channel:subscribed', answer);
  }

  @OnFrame('channel:unsubscribe')
  unsubscribe(
    @ConnectedSocket() connection: Connection,
    @MessageBody() data: ChannelUnsubscribeDto,
  ): AnswerTo<'channel:unsubscribe'> {
    return frame('channel:unsubscribed', { channels: this.resume.unsubscribe(connection, data.channels) });
  }

  @OnFrame('presence:set')
  setPresence(@ConnectedSocket() { id }: Connection, @MessageBody() data: SetPresenceDto): AnswerTo<'presence:set'> {
    return frame('presence:changed', { users: [this.presence.set(id, data)] });
  }

  @OnFrame('typing:start')
  async startTyping(
    @ConnectedSocket() { id }: Connection,
    @MessageBody() data: TypingDto,
  ): Promise<AnswerTo<'typing:start'>> {
    return frame('typing:started', await this.typing.start(id, data));
  }

  @OnFrame('typing:stop')
  async stopTyping(
    @ConnectedSocket() { id }: Connection,
    @MessageBody() data: TypingDto,
  ): Promise<AnswerTo<'typing:stop'>> {
    return frame('typing:stopped', await this.typing.stop(id, data));
  }
}
