import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Origin } from '../audit-log/audit-entry.js';
import { ForBots, NeedsAccount, Speaks } from '../auth/access.decorator.js';
import { CurrentOrigin } from '../auth/current-origin.decorator.js';
import { CurrentPrincipal } from '../auth/current-principal.decorator.js';
import type { Principal } from '../auth/principal.js';
import { ApiProblems, BODY_PROBLEMS, WRITE_PROBLEMS } from '../common/errors/problem.decorator.js';
import type { Actor } from '../permissions/permissions.js';
import { ChannelDeletionService } from './channel-deletion.service.js';
import { ChannelsService } from './channels.service.js';
import { DirectChannelsService } from './direct-channels.service.js';
import { ChannelResponse } from './dto/channel-response.dto.js';
import { CreateChannelDto } from './dto/create-channel.dto.js';
import { DeleteChannelQueryDto } from './dto/delete-channel-query.dto.js';
import { ListChannelsQueryDto } from './dto/list-channels-query.dto.js';
import { OpenDirectChannelDto } from './dto/open-direct-channel.dto.js';
import { UpdateChannelDto } from './dto/update-channel.dto.js';

@ApiTags('channels')
@Controller('api/channels')
export class ChannelsController {
  constructor(
    private readonly channels: ChannelsService,
    private readonly directChannels: DirectChannelsService,
    private readonly deletion: ChannelDeletionService,
  ) {}

  @ApiOperation({ summary: 'List the channels that you may read, oldest first' })
  @ApiOkResponse({ type: [ChannelResponse] })
  @ApiProblems('validation_failed')
  @ForBots('channels:read')
  @Get()
  list(@CurrentPrincipal() actor: Actor, @Query() { archived }: ListChannelsQueryDto): Promise<ChannelResponse[]> {
    return this.channels.list(actor, archived);
  }

  @ApiOperation({ summary: 'Get one channel' })
  @ApiOkResponse({ type: ChannelResponse })
  @ApiProblems('channel_not_found')
  @ForBots('channels:read')
  @Get(':channel_id')
  get(@CurrentPrincipal() actor: Actor, @Param('channel_id') id: string): Promise<ChannelResponse> {
    return this.channels.get(actor, id);
  }

  @ApiOperation({ summary: 'Make a channel' })
  @ApiCreatedResponse({ type: ChannelResponse })
  @ApiProblems(...BODY_PROBLEMS, 'forbidden', 'channel_exists', 'too_many_channels')
  @ForBots('channels:write')
  @Speaks()
  @Post()
  create(
    @CurrentPrincipal() actor: Actor,
    @Body() body: CreateChannelDto,
    @CurrentOrigin() origin: Origin,
  ): Promise<ChannelResponse> {
    return this.channels.create(actor, body, origin);
  }

  @ApiOperation({ summary: 'Find the channel between you and other users, or make it' })
  @ApiCreatedResponse({ type: ChannelResponse, description: 'It is new.' })
  @ApiOkResponse({ type: ChannelResponse, description: 'It was there already.' })
  @ApiProblems(...BODY_PROBLEMS, 'forbidden', 'user_not_found', 'too_many_channels')
  @ForBots('channels:write')
  @NeedsAccount()
  @Speaks()
  @Post('direct')
  async openDirect(
    @CurrentPrincipal() actor: Principal,
    @Body() body: OpenDirectChannelDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ChannelResponse> {
    const { channel, isNew } = await this.directChannels.open(actor, body);
    response.status(isNew ? 201 : 200);
    return channel;
  }

  @ApiOperation({ summary: 'Rename, describe or archive a channel, bring it back, or slow it down' })
  @ApiOkResponse({ type: ChannelResponse })
  @ApiProblems(...BODY_PROBLEMS, 'forbidden', 'channel_not_found')
  @ForBots('channels:write')
  @Speaks()
  @Patch(':channel_id')
  update(
    @CurrentPrincipal() actor: Actor,
    @Param('channel_id') id: string,
    @Body() body: UpdateChannelDto,
    @CurrentOrigin() origin: Origin,
  ): Promise<ChannelResponse> {
    return this.channels.update(actor, id, body, origin);
  }

  @ApiOperation({ summary: 'Delete an archived channel for good, with everything in it; for owners of the server' })
  @ApiNoContentResponse({ description: 'It is gone.' })
  @NeedsAccount(...WRITE_PROBLEMS, 'forbidden', 'channel_not_found', 'channel_not_archived')
  @HttpCode(204)
  @Delete(':channel_id')
  delete(
    @CurrentPrincipal() actor: Principal,
    @Param('channel_id') id: string,
    @Query() query: DeleteChannelQueryDto,
    @CurrentOrigin() origin: Origin,
  ): Promise<void> {
    return this.deletion.delete(actor, id, query, origin);
  }
}
