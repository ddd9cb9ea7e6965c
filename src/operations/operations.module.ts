import { Module } from '@nestjs/common';
import { SearchIndexModule } from '../search-index/search-index.module.js';
import { OperationsController } from './operations.controller.js';

@Module({ imports: [SearchIndexModule], controllers: [OperationsController] })
export class OperationsModule {}
