import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AccountResponse } from '../accounts/dto/account-response.dto.js';
import type { Origin } from '../audit-log/audit-entry.js';
import { NeedsAccount } from '../auth/access.decorator.js';
import { CurrentOrigin } from '../auth/current-origin.decorator.js';
import { CurrentPrincipal } from '../auth/current-principal.decorator.js';
import type { Principal } from '../auth/principal.js';
import { BODY_PROBLEMS, WRITE_PROBLEMS } from '../common/errors/problem.decorator.js';
import { BotsService } from './bots.service.js';
import {
  BotPathDto,
  BotTokenPathDto,
  BotTokenResponse,
  CreateBotTokenDto,
  CreatedBotTokenResponse,
} from './dto/bot-token.dto.js';
import { CreateBotDto } from './dto/create-bot.dto.js';

@ApiTags('bots')
@Controller('api/bots')
export class BotsController {
  constructor(private readonly bots: BotsService) {}

  @ApiOperation({ summary: 'Make a bot: an account of a program, without a password' })
  @ApiCreatedResponse({ type: AccountResponse })
  @NeedsAccount('forbidden', 'name_taken', ...BODY_PROBLEMS)
  @Post()
  create(
    @CurrentPrincipal() actor: Principal,
    @Body() body: CreateBotDto,
    @CurrentOrigin() origin: Origin,
  ): Promise<AccountResponse> {
    return this.bots.create(actor, body, origin);
  }

  @ApiOperation({ summary: 'List the tokens of a bot: those in use, then those that were revoked last; at most 100' })
  @ApiOkResponse({ type: [BotTokenResponse] })
  @NeedsAccount('forbidden', 'user_not_found', 'validation_failed', 'invalid_text')
  @Get(':user_id/tokens')
  listTokens(@CurrentPrincipal() actor: Principal, @Param() { user_id }: BotPathDto): Promise<BotTokenResponse[]> {
    return this.bots.listTokens(actor, user_id);
  }

  @ApiOperation({ summary: 'Make a token, with which a bot acts until it is revoked; it is told only now' })
  @ApiCreatedResponse({ type: CreatedBotTokenResponse })
  @NeedsAccount('forbidden', 'user_not_found', 'too_many_tokens', ...BODY_PROBLEMS)
  @Post(':user_id/tokens')
  createToken(
    @CurrentPrincipal() actor: Principal,
    @Param() { user_id }: BotPathDto,
    @Body() body: CreateBotTokenDto,
    @CurrentOrigin() origin: Origin,
  ): Promise<CreatedBotTokenResponse> {
    return this.bots.createToken(actor, user_id, body, origin);
  }

  @ApiOperation({ summary: 'Revoke a token; connections that were opened with it are closed' })
  @ApiNoContentResponse()
  @NeedsAccount('forbidden', 'user_not_found', 'token_not_found', ...WRITE_PROBLEMS)
  @HttpCode(204)
  @Delete(':user_id/tokens/:token_id')
  revokeToken(
    @CurrentPrincipal() actor: Principal,
    @Param() path: BotTokenPathDto,
    @CurrentOrigin() origin: Origin,
  ): Promise<void> {
    return this.bots.revokeToken(actor, path, origin);
  }
}
