import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForBots } from '../auth/access.decorator.js';
import { ACTOR_PROBLEMS } from '../auth/auth.errors.js';
import { CurrentPrincipal } from '../auth/current-principal.decorator.js';
import { ApiProblems, BODY_PROBLEMS } from '../common/errors/problem.decorator.js';
import type { Actor } from '../permissions/permissions.js';
import { ListReadMarkersQueryDto } from './dto/list-read-markers-query.dto.js';
import { MarkReadDto } from './dto/mark-read.dto.js';
import { ReadMarkerResponse } from './dto/read-marker-response.dto.js';
import { ReadStateResponse } from './dto/read-state-response.dto.js';
import { ReadMarkersService } from './read-markers.service.js';

@ApiTags('read markers')
@Controller('api')
export class ReadMarkersController {
  constructor(private readonly markers: ReadMarkersService) {}

  @ApiOperation({ summary: 'Tell how far a user has read every channel, and how much is unread' })
  @ApiOkResponse({ type: [ReadStateResponse] })
  @ApiProblems(...ACTOR_PROBLEMS, 'validation_failed', 'invalid_text')
  @ForBots('messages:read')
  @Get('read-markers')
  list(@CurrentPrincipal() actor: Actor, @Query() { user_id }: ListReadMarkersQueryDto): Promise<ReadStateResponse[]> {
    return this.markers.list(actor, user_id);
  }

  @ApiOperation({ summary: 'Mark a channel as read: up to a place, up to a message, or all of it' })
  @ApiOkResponse({ type: ReadMarkerResponse })
  @ApiProblems(...BODY_PROBLEMS, ...ACTOR_PROBLEMS, 'forbidden', 'channel_not_found', 'message_not_found')
  @ForBots('messages:read')
  @Put('channels/:channel_id/read-marker')
  mark(
    @CurrentPrincipal() actor: Actor,
    @Param('channel_id') channelId: string,
    @Body() body: MarkReadDto,
  ): Promise<ReadMarkerResponse> {
    return this.markers.mark(actor, channelId, body);
  }
}
