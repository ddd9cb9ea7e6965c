import type { BeforeApplicationShutdown } from '@nestjs/common';
import { Speaks } from '../auth/access.decorator.js';
import { ConnectedSocket, MessageBody, type OnGatewayConnection, type OnGatewayDisconnect } from '@nestjs/websockets';
import { SendMessageDto } from '../messages/dto/send-message.dto.js';
import { MessagesService } from '../messages/messages.service.js';
import { Connection } from './connection.js';
import { Connections } from './connections.js';
import { type AnswerTo, frame } from './frames.js';
import { OnFrame } from './on-frame.decorator.js';
import { SocketGateway } from './socket-gateway.decorator.js';

/** Coming, going, and sending messages. */
@SocketGateway()
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

  @Speaks()
  @OnFrame('message:send')
  async send(
    @ConnectedSocket() connection: Connection,
    @MessageBody() data: SendMessageDto,
  ): Promise<AnswerTo<'message:send'>> {
    const { id, seq } = await this.messages.send(connection.principal, data, connection.id);
    return frame('message:saved', { id, success: true }, { seq });
  }
}
