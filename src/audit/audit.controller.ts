import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { NeedsAccount } from '../auth/access.decorator.js';
import { CurrentPrincipal } from '../auth/current-principal.decorator.js';
import type { Principal } from '../auth/principal.js';
import { AuditService } from './audit.service.js';
import { AuditPageResponse } from './dto/audit-page-response.dto.js';
import { ListAuditQueryDto } from './dto/list-audit-query.dto.js';

@ApiTags('audit')
@Controller('api/audit')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @ApiOperation({ summary: 'Read who did what to what, from where, newest first; for administrators' })
  @ApiOkResponse({ type: AuditPageResponse })
  @NeedsAccount('forbidden', 'validation_failed', 'invalid_text')
  @Get()
  list(@CurrentPrincipal() principal: Principal, @Query() query: ListAuditQueryDto): Promise<AuditPageResponse> {
    return this.audit.list(principal, query);
  }
}
