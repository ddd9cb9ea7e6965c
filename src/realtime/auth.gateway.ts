import { ConnectedSocket, MessageBody } from '@nestjs/websockets';
import { Public } from '../auth/access.decorator.js';
import { Connection } from './connection.js';
import { AuthenticateDto } from './dto/authenticate.dto.js';
import { type AnswerTo, frame } from './frames.js';
import { OnFrame } from './on-frame.decorator.js';
import { SocketGateway } from './socket-gateway.decorator.js';
import { SocketSessions } from './socket-sessions.js';

/** Signing in on a connection that is open. */
@SocketGateway()
export class AuthGateway {
  constructor(private readonly sessions: SocketSessions) {}

  @Public()
  @OnFrame('auth:authenticate')
  async authenticate(
    @ConnectedSocket() connection: Connection,
    @MessageBody() { ticket }: AuthenticateDto,
  ): Promise<AnswerTo<'auth:authenticate'>> {
    const { user_id, user_name, kind, role } = await this.sessions.authenticate(connection, ticket);
    return frame('auth:authenticated', { user_id, user_name, kind, role });
  }
}
