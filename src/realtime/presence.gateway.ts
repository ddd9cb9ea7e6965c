import { ConnectedSocket, MessageBody, type OnGatewayDisconnect } from '@nestjs/websockets';
import { Speaks } from '../auth/access.decorator.js';
import { SetPresenceDto } from '../presence/dto/presence.dto.js';
import { TypingDto } from '../presence/dto/typing.dto.js';
import { PresenceService } from '../presence/presence.service.js';
import { TypingService } from '../presence/typing.service.js';
import { ReadMarkersService } from '../read-markers/read-markers.service.js';
import { Connection } from './connection.js';
import { ReadMarkDto } from './dto/read-mark.dto.js';
import { type AnswerTo, frame } from './frames.js';
import { OnFrame } from './on-frame.decorator.js';
import { SocketGateway } from './socket-gateway.decorator.js';

/** Being there and typing, for as long as the connection lasts, and how far its user has read. */
@SocketGateway()
export class PresenceGateway implements OnGatewayDisconnect {
  constructor(
    private readonly presence: PresenceService,
    private readonly typing: TypingService,
    private readonly markers: ReadMarkersService,
  ) {}

  handleDisconnect({ id }: Connection): void {
    this.presence.leave(id);
    this.typing.leave(id);
  }

  @OnFrame('presence:set')
  setPresence(@ConnectedSocket() { id }: Connection, @MessageBody() data: SetPresenceDto): AnswerTo<'presence:set'> {
    return frame('presence:changed', { users: [this.presence.set(id, data)] });
  }

  @Speaks()
  @OnFrame('typing:start')
  async startTyping(
    @ConnectedSocket() { id, principal }: Connection,
    @MessageBody() data: TypingDto,
  ): Promise<AnswerTo<'typing:start'>> {
    return frame('typing:started', await this.typing.start(principal, id, data));
  }

  @OnFrame('typing:stop')
  async stopTyping(
    @ConnectedSocket() { id, principal }: Connection,
    @MessageBody() data: TypingDto,
  ): Promise<AnswerTo<'typing:stop'>> {
    return frame('typing:stopped', await this.typing.stop(principal, id, data));
  }

  @OnFrame('read:mark')
  async markRead(
    @ConnectedSocket() { id, principal }: Connection,
    @MessageBody() { channel_id, ...mark }: ReadMarkDto,
  ): Promise<AnswerTo<'read:mark'>> {
    return frame('read:marked', await this.markers.mark(principal, channel_id, mark, id));
  }
}
