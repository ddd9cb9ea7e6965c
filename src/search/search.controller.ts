import { Controller, Get, Query, Res, UseInterceptors } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { ForBots } from '../auth/access.decorator.js';
import { CurrentPrincipal } from '../auth/current-principal.decorator.js';
import { ApiProblems } from '../common/errors/problem.decorator.js';
import { OwnMessagesInterceptor } from '../messages/own-messages.interceptor.js';
import { Limited } from '../limits/limit.guard.js';
import type { Actor } from '../permissions/permissions.js';
import { IndexBuildingResponse } from './dto/index-building-response.dto.js';
import { SearchMessagesQueryDto } from './dto/search-messages-query.dto.js';
import { SearchMessagesResponse } from './dto/search-messages-response.dto.js';
import { SearchService } from './search.service.js';

const RETRY_AFTER_SECONDS = 2;

@ApiTags('search')
@UseInterceptors(OwnMessagesInterceptor)
@Controller('api/search')
export class SearchController {
  constructor(private readonly service: SearchService) {}

  @ApiOperation({ summary: 'Find messages by what they say, where, by whom, when, and what they have' })
  @ApiOkResponse({ type: SearchMessagesResponse })
  @ApiAcceptedResponse({
    type: IndexBuildingResponse,
    description: 'Older messages are still being made searchable; ask again after `Retry-After` seconds.',
    headers: { 'Retry-After': { schema: { type: 'integer' } } },
  })
  @ApiProblems(
    'forbidden',
    'channel_not_found',
    'validation_failed',
    'invalid_text',
    'invalid_query',
    'invalid_cursor',
    'search_timeout',
    'search_busy',
  )
  @ForBots('messages:read')
  @Limited('searches')
  @Get('messages')
  async search(
    @CurrentPrincipal() actor: Actor,
    @Query() query: SearchMessagesQueryDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SearchMessagesResponse | IndexBuildingResponse> {
    const answer = await this.service.search(actor, query);
    if ('code' in answer) {
      response.status(202).setHeader('Retry-After', RETRY_AFTER_SECONDS);
    }
    return answer;
  }
}
