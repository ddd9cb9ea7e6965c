import { Body, Controller, Get, Param, Post, Query, Res, UseInterceptors } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { ACTOR_PROBLEMS, READER_PROBLEMS } from '../auth/auth.errors.js';
import { ForBots, Speaks } from '../auth/access.decorator.js';
import { CurrentPrincipal } from '../auth/current-principal.decorator.js';
import { ApiProblems, BODY_PROBLEMS } from '../common/errors/problem.decorator.js';
import type { EncodedJson } from '../common/json/encoded-json.js';
import type { Actor } from '../permissions/permissions.js';
import { IdempotencyKey } from './idempotency-key.decorator.js';
import { ListMessagesQueryDto } from './dto/list-messages-query.dto.js';
import { MessageResponse } from './dto/message-response.dto.js';
import { MessagesListResponse } from './dto/messages-list-response.dto.js';
import { CreateMessageDto } from './dto/create-message.dto.js';
import { ViewerQueryDto } from './dto/viewer-query.dto.js';
import { MessagePagesService } from './message-pages.service.js';
import { MessagesService } from './messages.service.js';
import { OwnMessagesInterceptor } from './own-messages.interceptor.js';

@ApiTags('messages')
@Controller('api')
export class MessagesController {
  constructor(
    private readonly messages: MessagesService,
    private readonly pages: MessagePagesService,
  ) {}

  @ApiOperation({ summary: 'Read a page of a channel, in order of creation' })
  @ApiOkResponse({ type: MessagesListResponse })
  @ApiProblems(
    ...READER_PROBLEMS,
    'forbidden',
    'channel_not_found',
    'message_not_found',
    'validation_failed',
    'invalid_text',
  )
  @ForBots('messages:read')
  @Get('channels/:channel_id/messages')
  list(
    @CurrentPrincipal() actor: Actor,
    @Param('channel_id') channelId: string,
    @Query() query: ListMessagesQueryDto,
  ): Promise<EncodedJson> {
    return this.pages.list(actor, channelId, query);
  }

  @ApiOperation({ summary: 'Send a message to a channel; every open WebSocket hears it' })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'Makes a retry without an id safe: the same key, channel and sender name the same message.',
    schema: { type: 'string', minLength: 1, maxLength: 256 },
  })
  @ApiCreatedResponse({ type: MessageResponse, description: 'Saved, for good.' })
  @ApiOkResponse({ type: MessageResponse, description: 'A retry: it was saved before, and is not announced again.' })
  @ApiProblems(
    ...BODY_PROBLEMS,
    ...ACTOR_PROBLEMS,
    'forbidden',
    'channel_not_found',
    'channel_archived',
    'id_conflict',
    'slow_mode',
  )
  @ForBots('messages:write')
  @Speaks()
  @UseInterceptors(OwnMessagesInterceptor)
  @Post('channels/:channel_id/messages')
  async create(
    @CurrentPrincipal() actor: Actor,
    @Param('channel_id') channelId: string,
    @Body() body: CreateMessageDto,
    @IdempotencyKey() key: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MessageResponse> {
    const { message, replayed } = await this.messages.create(actor, channelId, body, key);
    response.status(replayed ? 200 : 201);
    return message;
  }

  @ApiOperation({ summary: 'Get one message' })
  @ApiOkResponse({ type: MessageResponse })
  @ApiProblems(...READER_PROBLEMS, 'forbidden', 'message_not_found', 'validation_failed', 'invalid_text')
  @ForBots('messages:read')
  @UseInterceptors(OwnMessagesInterceptor)
  @Get('messages/:message_id')
  get(
    @CurrentPrincipal() actor: Actor,
    @Param('message_id') id: string,
    @Query() { user_id }: ViewerQueryDto,
  ): Promise<MessageResponse> {
    return this.messages.get(actor, id, user_id);
  }
}
