import { Module } from '@nestjs/common';
import { ChannelsModule } from '../channels/channels.module.js';
import { ChannelPurgeRepository } from './channel-purge.repository.js';
import { ChannelPurge } from './channel-purge.service.js';

@Module({ imports: [ChannelsModule], providers: [ChannelPurge, ChannelPurgeRepository] })
export class ChannelPurgeModule {}
