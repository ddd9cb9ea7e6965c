import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { AccountsModule } from './accounts/accounts.module.js';
import { AuthModule } from './auth/auth.module.js';
import { AuditModule } from './audit/audit.module.js';
import { BotsModule } from './bots/bots.module.js';
import { Channel } from './channels/channel.entity.js';
import { ChannelPurgeModule } from './channel-purge/channel-purge.module.js';
import { ChannelsModule } from './channels/channels.module.js';
import { CamelCaseInterceptor } from './common/camel-case/camel-case.interceptor.js';
import { ProblemFilter } from './common/errors/problem.filter.js';
import { EventsModule } from './common/events/events.module.js';
import { MetricsModule } from './common/metrics/metrics.module.js';
import { DtoPipe } from './common/validation/dto.pipe.js';
import { AppConfig } from './config/app-config.js';
import { ConfigModule } from './config/config.module.js';
import { DatabaseModule } from './database/database.module.js';
import { LimitsModule } from './limits/limits.module.js';
import { MessageEdit } from './messages/message-edit.entity.js';
import { Message } from './messages/message.entity.js';
import { MessagesModule } from './messages/messages.module.js';
import { ModerationModule } from './moderation/moderation.module.js';
import { OpenIdModule } from './openid/openid.module.js';
import { OperationsModule } from './operations/operations.module.js';
import { PresenceModule } from './presence/presence.module.js';
import { Reaction } from './reactions/reaction.entity.js';
import { ReadMarker } from './read-markers/read-marker.entity.js';
import { ReadMarkersModule } from './read-markers/read-markers.module.js';
import { RealtimeModule } from './realtime/realtime.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { SearchModule } from './search/search.module.js';
import { User } from './users/user.entity.js';

/** The whole application, put together. */
@Module({})
export class AppModule {
  static forRoot(config: AppConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.forRoot(config),
        EventsModule,
        MetricsModule,
        LimitsModule,
        DatabaseModule.forRoot([Channel, Message, MessageEdit, Reaction, User, ReadMarker]),
        AuthModule,
        AccountsModule,
        BotsModule,
        OpenIdModule,
        ModerationModule,
        ChannelsModule,
        MessagesModule,
        ReportsModule,
        ReadMarkersModule,
        PresenceModule,
        RealtimeModule,
        SearchModule,
        ChannelPurgeModule,
        AuditModule,
        OperationsModule,
      ],
      providers: [
        { provide: APP_PIPE, useClass: DtoPipe },
        { provide: APP_INTERCEPTOR, useClass: CamelCaseInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
