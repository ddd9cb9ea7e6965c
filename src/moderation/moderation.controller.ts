import { Body, Controller, Delete, HttpCode, Param, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Origin } from '../audit-log/audit-entry.js';
import { NeedsAccount } from '../auth/access.decorator.js';
import { CurrentOrigin } from '../auth/current-origin.decorator.js';
import { CurrentPrincipal } from '../auth/current-principal.decorator.js';
import type { Principal } from '../auth/principal.js';
import { BODY_PROBLEMS, WRITE_PROBLEMS } from '../common/errors/problem.decorator.js';
import { ImposeSanctionDto, SanctionPathDto, SanctionResponse } from './dto/sanction.dto.js';
import { ModerationService } from './moderation.service.js';

@ApiTags('moderation')
@Controller('api/users/:user_id')
export class ModerationController {
  constructor(private readonly moderation: ModerationService) {}

  @ApiOperation({ summary: 'Mute somebody below you: they may read, and not write' })
  @ApiOkResponse({ type: SanctionResponse })
  @NeedsAccount(...BODY_PROBLEMS, 'forbidden')
  @Put('mute')
  mute(
    @CurrentPrincipal() actor: Principal,
    @Param() { user_id }: SanctionPathDto,
    @Body() body: ImposeSanctionDto,
    @CurrentOrigin() origin: Origin,
  ): Promise<SanctionResponse> {
    return this.moderation.impose(actor, 'mute', user_id, body, origin);
  }

  @ApiOperation({ summary: 'Let somebody write again' })
  @ApiNoContentResponse({ description: 'They are not muted, now or before.' })
  @NeedsAccount(...WRITE_PROBLEMS, 'forbidden')
  @HttpCode(204)
  @Delete('mute')
  unmute(
    @CurrentPrincipal() actor: Principal,
    @Param() { user_id }: SanctionPathDto,
    @CurrentOrigin() origin: Origin,
  ): Promise<void> {
    return this.moderation.lift(actor, 'mute', user_id, origin);
  }

  @ApiOperation({ summary: 'Ban somebody below you: they are signed out everywhere, and do not get in' })
  @ApiOkResponse({ type: SanctionResponse })
  @NeedsAccount(...BODY_PROBLEMS, 'forbidden')
  @Put('ban')
  ban(
    @CurrentPrincipal() actor: Principal,
    @Param() { user_id }: SanctionPathDto,
    @Body() body: ImposeSanctionDto,
    @CurrentOrigin() origin: Origin,
  ): Promise<SanctionResponse> {
    return this.moderation.impose(actor, 'ban', user_id, body, origin);
  }

  @ApiOperation({ summary: 'Let somebody in again' })
  @ApiNoContentResponse({ description: 'They are not banned, now or before.' })
  @NeedsAccount(...WRITE_PROBLEMS, 'forbidden')
  @HttpCode(204)
  @Delete('ban')
  unban(
    @CurrentPrincipal() actor: Principal,
    @Param() { user_id }: SanctionPathDto,
    @CurrentOrigin() origin: Origin,
  ): Promise<void> {
    return this.moderation.lift(actor, 'ban', user_id, origin);
  }
}
