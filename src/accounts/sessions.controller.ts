import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { NeedsAccount } from '../auth/access.decorator.js';
import { CurrentPrincipal } from '../auth/current-principal.decorator.js';
import type { Principal } from '../auth/principal.js';
import { STORAGE_PROBLEMS } from '../common/errors/problem.decorator.js';
import { SessionResponse } from './dto/session-response.dto.js';
import { SessionsService } from './sessions.service.js';

@ApiTags('accounts')
@Controller('api/auth/sessions')
export class SessionsController {
  constructor(private readonly sessions: SessionsService) {}

  @ApiOperation({ summary: 'List the devices that are signed in to your account' })
  @ApiOkResponse({ type: [SessionResponse] })
  @NeedsAccount()
  @Get()
  list(@CurrentPrincipal() principal: Principal): Promise<SessionResponse[]> {
    return this.sessions.list(principal);
  }

  @ApiOperation({ summary: 'Sign every other device out' })
  @ApiNoContentResponse()
  @NeedsAccount(...STORAGE_PROBLEMS)
  @HttpCode(204)
  @Delete()
  revokeOthers(@CurrentPrincipal() principal: Principal): Promise<void> {
    return this.sessions.revokeOthers(principal);
  }

  @ApiOperation({ summary: 'Sign a device of yours out' })
  @ApiNoContentResponse()
  @NeedsAccount(...STORAGE_PROBLEMS, 'session_not_found')
  @HttpCode(204)
  @Delete(':session_id')
  revoke(@CurrentPrincipal() principal: Principal, @Param('session_id') id: string): Promise<void> {
    return this.sessions.revoke(principal, id);
  }
}
