import { Module } from '@nestjs/common';
import { MessagesModule } from '../messages/messages.module.js';
import { PresenceModule } from '../presence/presence.module.js';
import { Broadcaster } from './broadcaster.js';
import { ChatGateway } from './chat.gateway.js';
import { Connections } from './connections.js';
import { Heartbeat } from './heartbeat.js';
import { PresencePushes } from './presence-pushes.js';
import { RealtimeController } from './realtime.controller.js';
import { Subscriptions } from './subscriptions.js';

@Module({
  imports: [MessagesModule, PresenceModule],
  controllers: [RealtimeController],
  providers: [ChatGateway, Connections, Subscriptions, Broadcaster, PresencePushes, Heartbeat],
})
export class RealtimeModule {}
