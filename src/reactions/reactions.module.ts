import { Module } from '@nestjs/common';
import { ReactionsRepository } from './reactions.repository.js';
import { ReactionsService } from './reactions.service.js';

@Module({
  providers: [ReactionsService, ReactionsRepository],
  exports: [ReactionsService],
})
export class ReactionsModule {}
