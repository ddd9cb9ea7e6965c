import { Module } from '@nestjs/common';
import { MessagesModule } from '../messages/messages.module.js';
import { Broadcaster } from './broadcaster.js';
import { ChatGateway } from './chat.gateway.js';
import { Connections } from './connections.js';
import { Heartbeat } from './heartbeat.js';
import { RealtimeController } from './realtime.controller.js';
import { Subscriptions } from './subscriptions.js';

@Module({
  imports: [MessagesModule],
  controllers: [RealtimeController],
  providers: [ChatGateway, Connections, Subscriptions, Broadcaster, Heartbeat],
})
export class RealtimeModule {}
