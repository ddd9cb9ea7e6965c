import { Body, Controller, Delete, Param, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ACTOR_PROBLEMS } from '../auth/auth.errors.js';
import { ForBots, Speaks } from '../auth/access.decorator.js';
import { CurrentPrincipal } from '../auth/current-principal.decorator.js';
import { ApiProblems, BODY_PROBLEMS, WRITE_PROBLEMS } from '../common/errors/problem.decorator.js';
import type { Actor } from '../permissions/permissions.js';
import { ReactionResponse } from '../reactions/dto/reaction-response.dto.js';
import { ActorDto } from './dto/actor.dto.js';
import { ReactionPathDto } from './dto/reaction-path.dto.js';
import { MessageReactionsService } from './message-reactions.service.js';

@ApiTags('messages')
@Controller('api/messages/:message_id/reactions/:emoji')
export class MessageReactionsController {
  constructor(private readonly reactions: MessageReactionsService) {}

  @ApiOperation({ summary: 'React to a message; each user once with each emoji' })
  @ApiOkResponse({ type: ReactionResponse })
  @ApiProblems(
    ...BODY_PROBLEMS,
    ...ACTOR_PROBLEMS,
    'forbidden',
    'message_not_found',
    'message_deleted',
    'too_many_reactions',
    'channel_archived',
  )
  @ForBots('reactions:write')
  @Speaks()
  @Put()
  add(
    @CurrentPrincipal() actor: Actor,
    @Param() { message_id, emoji }: ReactionPathDto,
    @Body() { user_id }: ActorDto,
  ): Promise<ReactionResponse> {
    return this.reactions.add(actor, message_id, { emoji, user_id });
  }

  @ApiOperation({ summary: 'Take a reaction back' })
  @ApiOkResponse({ type: ReactionResponse })
  @ApiProblems(
    ...WRITE_PROBLEMS,
    ...ACTOR_PROBLEMS,
    'forbidden',
    'message_not_found',
    'message_deleted',
    'channel_archived',
  )
  @ForBots('reactions:write')
  @Delete()
  remove(
    @CurrentPrincipal() actor: Actor,
    @Param() { message_id, emoji }: ReactionPathDto,
    @Query() { user_id }: ActorDto,
  ): Promise<ReactionResponse> {
    return this.reactions.remove(actor, message_id, { emoji, user_id });
  }
}
