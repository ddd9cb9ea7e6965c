import { Module } from '@nestjs/common';
import { AuditLogModule } from '../audit-log/audit-log.module.js';
import { ChannelsModule } from '../channels/channels.module.js';
import { ReactionsModule } from '../reactions/reactions.module.js';
import { SearchIndexModule } from '../search-index/search-index.module.js';
import { UsersModule } from '../users/users.module.js';
import { MessageAccess } from './message-access.js';
import { MessageChangesController } from './message-changes.controller.js';
import { MessageChangesRepository } from './message-changes.repository.js';
import { MessageChanges } from './message-changes.js';
import { MessageDeletionService } from './message-deletion.service.js';
import { MessageEditsService } from './message-edits.service.js';
import { MessageLogService } from './message-log.service.js';
import { MessagePagesService } from './message-pages.service.js';
import { MessagePinsService } from './message-pins.service.js';
import { MessageReactionsController } from './message-reactions.controller.js';
import { MessageReactionsService } from './message-reactions.service.js';
import { MessageThreadsController } from './message-threads.controller.js';
import { MessageThreadsRepository } from './message-threads.repository.js';
import { MessageThreadsService } from './message-threads.service.js';
import { MessageView } from './message-view.js';
import { MessageWriter } from './message-writer.js';
import { MessagesController } from './messages.controller.js';
import { MessagesRepository } from './messages.repository.js';
import { MessagesService } from './messages.service.js';
import { SlowModeService } from './slow-mode.service.js';

@Module({
  imports: [AuditLogModule, ChannelsModule, ReactionsModule, SearchIndexModule, UsersModule],
  controllers: [MessagesController, MessageChangesController, MessageReactionsController, MessageThreadsController],
  providers: [
    MessagesService,
    MessagePagesService,
    MessageEditsService,
    MessageDeletionService,
    MessagePinsService,
    MessageReactionsService,
    MessageLogService,
    MessageThreadsService,
    MessageAccess,
    MessageChanges,
    MessageWriter,
    SlowModeService,
    MessageView,
    MessagesRepository,
    MessageChangesRepository,
    MessageThreadsRepository,
  ],
  exports: [
    MessagesService,
    MessageEditsService,
    MessageDeletionService,
    MessagePinsService,
    MessageReactionsService,
    MessageThreadsService,
    MessageLogService,
  ],
})
export class MessagesModule {}
