import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Origin } from '../audit-log/audit-entry.js';
import { ForBots, NeedsAccount } from '../auth/access.decorator.js';
import { CurrentOrigin } from '../auth/current-origin.decorator.js';
import { CurrentPrincipal } from '../auth/current-principal.decorator.js';
import type { Principal } from '../auth/principal.js';
import { ApiProblems, BODY_PROBLEMS, WRITE_PROBLEMS } from '../common/errors/problem.decorator.js';
import type { Actor } from '../permissions/permissions.js';
import { ChannelMembersService } from './channel-members.service.js';
import { ChannelMemberPathDto, ListChannelMembersQueryDto, SetChannelMemberDto } from './dto/channel-member.dto.js';
import { ChannelMemberResponse, ChannelMembersResponse } from './dto/channel-member-response.dto.js';

@ApiTags('channels')
@Controller('api/channels/:channel_id/members')
export class ChannelMembersController {
  constructor(private readonly members: ChannelMembersService) {}

  @ApiOperation({ summary: 'List the members of a channel' })
  @ApiOkResponse({ type: ChannelMembersResponse })
  @ApiProblems('channel_not_found', 'validation_failed', 'invalid_text')
  @ForBots('channels:read')
  @Get()
  list(
    @CurrentPrincipal() actor: Actor,
    @Param('channel_id') channelId: string,
    @Query() query: ListChannelMembersQueryDto,
  ): Promise<ChannelMembersResponse> {
    return this.members.list(actor, channelId, query);
  }

  @ApiOperation({ summary: 'Join a channel, let somebody into it, or say what they are in it' })
  @ApiOkResponse({ type: ChannelMemberResponse })
  @ApiProblems(...BODY_PROBLEMS, 'forbidden', 'channel_not_found', 'user_not_found', 'too_many_members')
  @ForBots('channels:write')
  @NeedsAccount()
  @Put(':user_id')
  put(
    @CurrentPrincipal() actor: Principal,
    @Param() path: ChannelMemberPathDto,
    @Body() body: SetChannelMemberDto,
    @CurrentOrigin() origin: Origin,
  ): Promise<ChannelMemberResponse> {
    return this.members.put(actor, path, body, origin);
  }

  @ApiOperation({ summary: 'Leave a channel, or take somebody out of it' })
  @ApiNoContentResponse({ description: 'They are not in it, now or before.' })
  @ApiProblems(...WRITE_PROBLEMS, 'forbidden', 'channel_not_found')
  @ForBots('channels:write')
  @NeedsAccount()
  @HttpCode(204)
  @Delete(':user_id')
  async remove(
    @CurrentPrincipal() actor: Principal,
    @Param() path: ChannelMemberPathDto,
    @CurrentOrigin() origin: Origin,
  ): Promise<void> {
    await this.members.remove(actor, path, origin);
  }
}
