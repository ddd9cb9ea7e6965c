import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { NeedsAccount } from '../auth/access.decorator.js';
import { CurrentPrincipal } from '../auth/current-principal.decorator.js';
import type { Principal } from '../auth/principal.js';
import { ListSanctionsQueryDto } from './dto/list-sanctions-query.dto.js';
import { SanctionsPageResponse } from './dto/sanction.dto.js';
import { ModerationService } from './moderation.service.js';

@ApiTags('moderation')
@Controller('api/sanctions')
export class SanctionsController {
  constructor(private readonly moderation: ModerationService) {}

  @ApiOperation({ summary: 'List who is muted and banned, newest first; for moderators and up' })
  @ApiOkResponse({ type: SanctionsPageResponse })
  @NeedsAccount('forbidden', 'validation_failed', 'invalid_text')
  @Get()
  list(@CurrentPrincipal() actor: Principal, @Query() query: ListSanctionsQueryDto): Promise<SanctionsPageResponse> {
    return this.moderation.list(actor, query);
  }
}
