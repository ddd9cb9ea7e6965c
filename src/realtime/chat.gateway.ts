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
import { Connection } from './connection.js';
import { Connections } from './connections.js';
import { FrameErrorFilter } from './frame-error.filter.js';
import { type AnswerTo, frame } from './frames.js';
import { OnFrame } from './on-frame.decorator.js';

export const SOCKET_PATH = '/ws';

/** What clients can ask for over the WebSocket. */
@UseFilters(FrameErrorFilter)
@WebSocketGateway({ path: SOCKET_PATH })
export class ChatGateway implements OnGatewayConnection, OnGatewayDisconnect, BeforeApplicationShutdown {
  constructor(
    private readonly connections: Connections,
    private readonly messages: MessagesService,
  ) {}

  handleConnection(connection: Connection): void {
    this.connections.add(connection);
  }

  handleDisconnect(connection: Connection): void {
    this.connections.delete(connection);
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
}
