import { Module } from '@nestjs/common';
import { ChannelsModule } from '../channels/channels.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { SearchIndexModule } from '../search-index/search-index.module.js';
import { SearchController } from './search.controller.js';
import { SearchService } from './search.service.js';

@Module({
  imports: [ChannelsModule, MessagesModule, SearchIndexModule],
  controllers: [SearchController],
  providers: [SearchService],
})
export class SearchModule {}
