import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { ChannelsModule } from '../channels/channels.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { PresenceModule } from '../presence/presence.module.js';
import { ReactionsModule } from '../reactions/reactions.module.js';
import { ReadMarkersModule } from '../read-markers/read-markers.module.js';
import { SanctionsModule } from '../sanctions/sanctions.module.js';
import { Audience } from './audience.js';
import { AuthGateway } from './auth.gateway.js';
import { Broadcaster } from './broadcaster.js';
import { ChannelLog } from './channel-log.js';
import { ChatGateway } from './chat.gateway.js';
import { Connections } from './connections.js';
import { Heartbeat } from './heartbeat.js';
import { MemberPushes } from './member-pushes.js';
import { MessageChangesGateway } from './message-changes.gateway.js';
import { PresenceGateway } from './presence.gateway.js';
import { PresencePushes } from './presence-pushes.js';
import { RealtimeController } from './realtime.controller.js';
import { ReportPushes } from './report-pushes.js';
import { ResumeService } from './resume.service.js';
import { SocketSessions } from './socket-sessions.js';
import { SubscriptionsGateway } from './subscriptions.gateway.js';
import { Subscriptions } from './subscriptions.js';

@Module({
  imports: [
    AuthModule,
    ChannelsModule,
    MessagesModule,
    ReactionsModule,
    PresenceModule,
    ReadMarkersModule,
    SanctionsModule,
  ],
  controllers: [RealtimeController],
  providers: [
    ChatGateway,
    AuthGateway,
    MessageChangesGateway,
    SubscriptionsGateway,
    PresenceGateway,
    Connections,
    SocketSessions,
    Subscriptions,
    Audience,
    Broadcaster,
    ChannelLog,
    ResumeService,
    PresencePushes,
    MemberPushes,
    ReportPushes,
    Heartbeat,
  ],
})
export class RealtimeModule {}
