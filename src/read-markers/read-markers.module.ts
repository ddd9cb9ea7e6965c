import { Module } from '@nestjs/common';
import { ChannelsModule } from '../channels/channels.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { ReadMarkersController } from './read-markers.controller.js';
import { ReadMarkersRepository } from './read-markers.repository.js';
import { ReadMarkersService } from './read-markers.service.js';

@Module({
  imports: [ChannelsModule, MessagesModule],
  controllers: [ReadMarkersController],
  providers: [ReadMarkersService, ReadMarkersRepository],
  exports: [ReadMarkersService],
})
export class ReadMarkersModule {}
