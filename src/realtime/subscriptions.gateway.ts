import { ConnectedSocket, MessageBody } from '@nestjs/websockets';
import { Connection } from './connection.js';
import { CurrentExchange } from './current-exchange.decorator.js';
import { ChannelSubscribeDto, ChannelUnsubscribeDto } from './dto/channel-subscribe.dto.js';
import { Exchange } from './exchange.js';
import { type AnswerTo, frame } from './frames.js';
import { OnFrame } from './on-frame.decorator.js';
import { ResumeService } from './resume.service.js';
import { SocketGateway } from './socket-gateway.decorator.js';

/** Choosing the channels to hear, and going on in them. */
@SocketGateway()
export class SubscriptionsGateway {
  constructor(private readonly resume: ResumeService) {}

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
}
