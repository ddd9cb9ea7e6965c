import { Module } from '@nestjs/common';
import { IndexBuilder } from './index-builder.service.js';
import { IndexVerifier } from './index-verifier.service.js';
import { SearchIndexService } from './search-index.service.js';

@Module({
  providers: [SearchIndexService, IndexBuilder, IndexVerifier],
  exports: [SearchIndexService, IndexBuilder, IndexVerifier],
})
export class SearchIndexModule {}
