import { Module } from '@nestjs/common';
import { ChannelsModule } from '../channels/channels.module.js';
import { ReactionsModule } from '../reactions/reactions.module.js';
import { MessageLogService } from './message-log.service.js';
import { MessageView } from './message-view.js';
import { MessagesController } from './messages.controller.js';
import { MessagesRepository } from './messages.repository.js';
import { MessagesService } from './messages.service.js';

@Module({
  imports: [ChannelsModule, ReactionsModule],
  controllers: [MessagesController],
  providers: [MessagesService, MessageLogService, MessageView, MessagesRepository],
  exports: [MessagesService, MessageLogService],
})
export class MessagesModule {}
