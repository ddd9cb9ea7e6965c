import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, BODY_PROBLEMS } from '../common/errors/problem.decorator.js';
import { ChannelsService } from './channels.service.js';
import { ChannelResponse } from './dto/channel-response.dto.js';
import { CreateChannelDto } from './dto/create-channel.dto.js';
import { ListChannelsQueryDto } from './dto/list-channels-query.dto.js';
import { UpdateChannelDto } from './dto/update-channel.dto.js';

@ApiTags('channels')
@Controller('api/channels')
export class ChannelsController {
  constructor(private readonly channels: ChannelsService) {}

  @ApiOperation({ summary: 'List the channels, oldest first' })
  @ApiOkResponse({ type: [ChannelResponse] })
  @ApiProblems('validation_failed')
  @Get()
  list(@Query() { archived }: ListChannelsQueryDto): Promise<ChannelResponse[]> {
    return this.channels.list(archived);
  }

  @ApiOperation({ summary: 'Get one channel' })
  @ApiOkResponse({ type: ChannelResponse })
  @ApiProblems('channel_not_found')
  @Get(':channel_id')
  get(@Param('channel_id') id: string): Promise<ChannelResponse> {
    return this.channels.get(id);
  }

  @ApiOperation({ summary: 'Make a channel' })
  @ApiCreatedResponse({ type: ChannelResponse })
  @ApiProblems(...BODY_PROBLEMS, 'channel_exists')
  @Post()
  create(@Body() body: CreateChannelDto): Promise<ChannelResponse> {
    return this.channels.create(body);
  }

  @ApiOperation({ summary: 'Rename, describe or archive a channel, or bring it back' })
  @ApiOkResponse({ type: ChannelResponse })
  @ApiProblems(...BODY_PROBLEMS, 'channel_not_found')
  @Patch(':channel_id')
  update(@Param('channel_id') id: string, @Body() body: UpdateChannelDto): Promise<ChannelResponse> {
    return this.channels.update(id, body);
  }
}
