import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditLogModule } from '../audit-log/audit-log.module.js';
import { UsersModule } from '../users/users.module.js';
import { ChannelAccessService } from './channel-access.service.js';
import { ChannelDeletionService } from './channel-deletion.service.js';
import { Channel } from './channel.entity.js';
import { ChannelBounds } from './channel-bounds.js';
import { ChannelMembersController } from './channel-members.controller.js';
import { ChannelMembersRepository } from './channel-members.repository.js';
import { ChannelMembersService } from './channel-members.service.js';
import { ChannelPositionsService } from './channel-positions.service.js';
import { ChannelRemovalsWatch } from './channel-removals-watch.js';
import { ChannelsController } from './channels.controller.js';
import { ChannelsRepository } from './channels.repository.js';
import { ChannelsService } from './channels.service.js';
import { DeletedChannelsRepository } from './deleted-channels.repository.js';
import { DirectChannelsService } from './direct-channels.service.js';

@Module({
  imports: [AuditLogModule, TypeOrmModule.forFeature([Channel]), UsersModule],
  controllers: [ChannelsController, ChannelMembersController],
  providers: [
    ChannelsService,
    DirectChannelsService,
    ChannelDeletionService,
    ChannelMembersService,
    ChannelAccessService,
    ChannelPositionsService,
    ChannelBounds,
    ChannelsRepository,
    DeletedChannelsRepository,
    ChannelMembersRepository,
    ChannelRemovalsWatch,
  ],
  exports: [
    ChannelsService,
    ChannelDeletionService,
    ChannelMembersService,
    ChannelAccessService,
    ChannelPositionsService,
  ],
})
export class ChannelsModule {}
