import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Put, Query, UseInterceptors } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Origin } from '../audit-log/audit-entry.js';
import { ACTOR_PROBLEMS, READER_PROBLEMS } from '../auth/auth.errors.js';
import { ForBots, Speaks } from '../auth/access.decorator.js';
import { CurrentOrigin } from '../auth/current-origin.decorator.js';
import { CurrentPrincipal } from '../auth/current-principal.decorator.js';
import { ApiProblems, BODY_PROBLEMS, WRITE_PROBLEMS } from '../common/errors/problem.decorator.js';
import type { Actor } from '../permissions/permissions.js';
import { ActorDto } from './dto/actor.dto.js';
import { EditMessageDto } from './dto/edit-message.dto.js';
import { ListEditsQueryDto } from './dto/list-edits-query.dto.js';
import { MessageEditsResponse } from './dto/message-edits-response.dto.js';
import { MessageResponse } from './dto/message-response.dto.js';
import { ViewerQueryDto } from './dto/viewer-query.dto.js';
import { MessageDeletionService } from './message-deletion.service.js';
import { MessageEditsService } from './message-edits.service.js';
import { MessagePinsService } from './message-pins.service.js';
import { OwnMessagesInterceptor } from './own-messages.interceptor.js';

@ApiTags('messages')
@UseInterceptors(OwnMessagesInterceptor)
@Controller('api')
export class MessageChangesController {
  constructor(
    private readonly edits: MessageEditsService,
    private readonly deletion: MessageDeletionService,
    private readonly pins: MessagePinsService,
  ) {}

  @ApiOperation({ summary: 'Edit a message; its author only' })
  @ApiOkResponse({ type: MessageResponse })
  @ApiProblems(
    ...BODY_PROBLEMS,
    ...ACTOR_PROBLEMS,
    'forbidden',
    'not_author',
    'message_not_found',
    'message_deleted',
    'channel_archived',
  )
  @ForBots('messages:write')
  @Speaks()
  @Patch('messages/:message_id')
  edit(
    @CurrentPrincipal() actor: Actor,
    @Param('message_id') id: string,
    @Body() body: EditMessageDto,
  ): Promise<MessageResponse> {
    return this.edits.edit(actor, id, body);
  }

  @ApiOperation({ summary: 'Read what a message said before its edits, oldest first' })
  @ApiOkResponse({ type: MessageEditsResponse })
  @ApiProblems('forbidden', 'message_not_found', 'validation_failed')
  @ForBots('messages:read')
  @Get('messages/:message_id/edits')
  listEdits(
    @CurrentPrincipal() actor: Actor,
    @Param('message_id') id: string,
    @Query() query: ListEditsQueryDto,
  ): Promise<MessageEditsResponse> {
    return this.edits.list(actor, id, query);
  }

  @ApiOperation({ summary: 'Delete a message; its author, or who moderates the channel. Its place stays, empty' })
  @ApiNoContentResponse({ description: 'It is deleted, now or before.' })
  @ApiProblems(...WRITE_PROBLEMS, ...ACTOR_PROBLEMS, 'forbidden', 'not_author', 'message_not_found', 'channel_archived')
  @ForBots('messages:write')
  @HttpCode(204)
  @Delete('messages/:message_id')
  async delete(
    @CurrentPrincipal() actor: Actor,
    @CurrentOrigin() origin: Origin,
    @Param('message_id') id: string,
    @Query() query: ActorDto,
  ): Promise<void> {
    await this.deletion.delete(actor, origin, id, query);
  }

  @ApiOperation({ summary: 'List the pinned messages of a channel, the one that was pinned last first' })
  @ApiOkResponse({ type: [MessageResponse] })
  @ApiProblems(...READER_PROBLEMS, 'forbidden', 'channel_not_found', 'validation_failed', 'invalid_text')
  @ForBots('messages:read')
  @Get('channels/:channel_id/pins')
  listPins(
    @CurrentPrincipal() actor: Actor,
    @Param('channel_id') channelId: string,
    @Query() { user_id }: ViewerQueryDto,
  ): Promise<MessageResponse[]> {
    return this.pins.list(actor, channelId, user_id);
  }

  @ApiOperation({ summary: 'Pin a message to its channel' })
  @ApiOkResponse({ type: MessageResponse })
  @ApiProblems(
    ...BODY_PROBLEMS,
    ...ACTOR_PROBLEMS,
    'forbidden',
    'message_not_found',
    'message_deleted',
    'too_many_pins',
    'channel_archived',
  )
  @ForBots('messages:read', 'messages:write')
  @Speaks()
  @Put('messages/:message_id/pin')
  pin(
    @CurrentPrincipal() actor: Actor,
    @Param('message_id') id: string,
    @Body() body: ActorDto,
  ): Promise<MessageResponse> {
    return this.pins.pin(actor, id, body);
  }

  @ApiOperation({ summary: 'Take a message from the pins of its channel' })
  @ApiOkResponse({ type: MessageResponse })
  @ApiProblems(
    ...WRITE_PROBLEMS,
    ...ACTOR_PROBLEMS,
    'forbidden',
    'message_not_found',
    'message_deleted',
    'channel_archived',
  )
  @ForBots('messages:read', 'messages:write')
  @Delete('messages/:message_id/pin')
  unpin(
    @CurrentPrincipal() actor: Actor,
    @Param('message_id') id: string,
    @Query() query: ActorDto,
  ): Promise<MessageResponse> {
    return this.pins.unpin(actor, id, query);
  }
}
