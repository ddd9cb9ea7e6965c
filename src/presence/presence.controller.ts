import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ACTOR_PROBLEMS } from '../auth/auth.errors.js';
import { ForBots, Speaks } from '../auth/access.decorator.js';
import { CurrentPrincipal } from '../auth/current-principal.decorator.js';
import { ApiProblems, BODY_PROBLEMS } from '../common/errors/problem.decorator.js';
import type { Actor } from '../permissions/permissions.js';
import { PresenceResponse, SetPresenceDto } from './dto/presence.dto.js';
import { TypistDto } from './dto/typing.dto.js';
import { PresenceService } from './presence.service.js';
import { TypingService } from './typing.service.js';

@ApiTags('presence')
@Controller('api')
export class PresenceController {
  constructor(
    private readonly presence: PresenceService,
    private readonly typing: TypingService,
  ) {}

  @ApiOperation({ summary: 'List the users who are there' })
  @ApiOkResponse({ type: PresenceResponse })
  @ForBots('users:read')
  @Get('presence')
  list(): PresenceResponse {
    return { users: this.presence.list() };
  }

  @ApiOperation({ summary: 'Tell others that you are there; counts for a minute, like a connection' })
  @ApiOkResponse({ type: PresenceResponse, description: 'How you are there, over all your connections.' })
  @ApiProblems(...BODY_PROBLEMS, ...ACTOR_PROBLEMS, 'presence_full')
  @ForBots('presence:write')
  @Put('presence')
  set(@Body() body: SetPresenceDto): PresenceResponse {
    return { users: [this.presence.hold(body)] };
  }

  @ApiOperation({ summary: 'Tell the subscribers of a channel that you type; say it again every few seconds' })
  @ApiNoContentResponse({ description: 'They hear of it.' })
  @ApiProblems(...BODY_PROBLEMS, ...ACTOR_PROBLEMS, 'forbidden', 'channel_not_found', 'channel_archived')
  @ForBots('presence:write')
  @HttpCode(204)
  @Speaks()
  @Post('channels/:channel_id/typing')
  async type(
    @CurrentPrincipal() actor: Actor,
    @Param('channel_id') channel_id: string,
    @Body() body: TypistDto,
  ): Promise<void> {
    await this.typing.startOverRest(actor, { ...body, channel_id });
  }
}
