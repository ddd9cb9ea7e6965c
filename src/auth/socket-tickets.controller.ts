import { Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, STORAGE_PROBLEMS } from '../common/errors/problem.decorator.js';
import { toDatabaseTime, toIsoTimestamp } from '../common/time/timestamp.js';
import { ForBots, NeedsAccount } from './access.decorator.js';
import { CurrentPrincipal } from './current-principal.decorator.js';
import { SocketTicketResponse } from './dto/socket-ticket-response.dto.js';
import type { Principal } from './principal.js';
import { SocketTicketsService } from './socket-tickets.service.js';

@ApiTags('accounts')
@NeedsAccount()
@Controller('api/auth/ws-ticket')
export class SocketTicketsController {
  constructor(private readonly tickets: SocketTicketsService) {}

  @ApiOperation({ summary: 'Get a ticket for a WebSocket: good once, for half a minute' })
  @ApiCreatedResponse({ type: SocketTicketResponse })
  @ApiProblems(...STORAGE_PROBLEMS)
  @ForBots()
  @Post()
  async create(@CurrentPrincipal() { session_id }: Principal): Promise<SocketTicketResponse> {
    const { ticket, expires_at } = await this.tickets.create(session_id);
    return { ticket, expires_at: toIsoTimestamp(toDatabaseTime(expires_at)) };
  }
}
