import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForBots } from '../auth/access.decorator.js';
import { READER_PROBLEMS } from '../auth/auth.errors.js';
import { CurrentPrincipal } from '../auth/current-principal.decorator.js';
import { ApiProblems } from '../common/errors/problem.decorator.js';
import type { Actor } from '../permissions/permissions.js';
import { ListRepliesQueryDto } from './dto/list-replies-query.dto.js';
import { MessagesListResponse } from './dto/messages-list-response.dto.js';
import { MessageThreadsService } from './message-threads.service.js';
import { OwnMessagesInterceptor } from './own-messages.interceptor.js';

@ApiTags('messages')
@UseInterceptors(OwnMessagesInterceptor)
@Controller('api/messages/:message_id/replies')
export class MessageThreadsController {
  constructor(private readonly threads: MessageThreadsService) {}

  @ApiOperation({ summary: 'Read a page of the answers to a message' })
  @ApiOkResponse({ type: MessagesListResponse })
  @ApiProblems(...READER_PROBLEMS, 'forbidden', 'message_not_found', 'validation_failed', 'invalid_text')
  @ForBots('messages:read')
  @Get()
  list(
    @CurrentPrincipal() actor: Actor,
    @Param('message_id') id: string,
    @Query() query: ListRepliesQueryDto,
  ): Promise<MessagesListResponse> {
    return this.threads.list(actor, id, query);
  }
}
