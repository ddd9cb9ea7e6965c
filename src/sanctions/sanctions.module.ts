import { Module } from '@nestjs/common';
import { SanctionsRepository } from './sanctions.repository.js';
import { SanctionsService } from './sanctions.service.js';

@Module({ providers: [SanctionsService, SanctionsRepository], exports: [SanctionsService] })
export class SanctionsModule {}
