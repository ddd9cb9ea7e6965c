import { Module } from '@nestjs/common';
import { ChannelsModule } from '../channels/channels.module.js';
import { PresenceController } from './presence.controller.js';
import { PresenceService } from './presence.service.js';
import { PresenceSweep } from './presence-sweep.js';
import { TypingService } from './typing.service.js';

@Module({
  imports: [ChannelsModule],
  controllers: [PresenceController],
  providers: [PresenceService, TypingService, PresenceSweep],
  exports: [PresenceService, TypingService],
})
export class PresenceModule {}
