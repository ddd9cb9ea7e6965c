import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Origin } from '../audit-log/audit-entry.js';
import { ForBots, NeedsAccount } from '../auth/access.decorator.js';
import { CurrentOrigin } from '../auth/current-origin.decorator.js';
import { CurrentPrincipal } from '../auth/current-principal.decorator.js';
import type { Principal } from '../auth/principal.js';
import { ApiProblems, BODY_PROBLEMS } from '../common/errors/problem.decorator.js';
import { AdministrationService } from './administration.service.js';
import { AccountResponse } from './dto/account-response.dto.js';
import { CreateInvitationDto, InvitationResponse } from './dto/invitation.dto.js';
import { UpdateUserDto } from './dto/update-user.dto.js';
import { ListUsersQueryDto, UsersListResponse } from './dto/users-list.dto.js';
import { InvitationsService } from './invitations.service.js';
import { ProfilesService } from './profiles.service.js';

@ApiTags('accounts')
@Controller('api')
export class UsersController {
  constructor(
    private readonly profiles: ProfilesService,
    private readonly administration: AdministrationService,
    private readonly invitations: InvitationsService,
  ) {}

  @ApiOperation({ summary: 'List the accounts, by name' })
  @ApiOkResponse({ type: UsersListResponse })
  @ApiProblems('user_not_found', 'validation_failed', 'invalid_text')
  @ForBots('users:read')
  @Get('users')
  list(@Query() query: ListUsersQueryDto): Promise<UsersListResponse> {
    return this.profiles.list(query);
  }

  @ApiOperation({ summary: 'Get an account' })
  @ApiOkResponse({ type: AccountResponse })
  @ApiProblems('user_not_found')
  @ForBots('users:read')
  @Get('users/:user_id')
  get(@Param('user_id') id: string): Promise<AccountResponse> {
    return this.profiles.get(id);
  }

  @ApiOperation({ summary: 'Change the role of somebody below you, or take the account out of use or back' })
  @ApiOkResponse({ type: AccountResponse })
  @NeedsAccount('forbidden', 'user_not_found', 'last_owner', ...BODY_PROBLEMS)
  @Patch('users/:user_id')
  update(
    @CurrentPrincipal() principal: Principal,
    @Param('user_id') id: string,
    @Body() body: UpdateUserDto,
    @CurrentOrigin() origin: Origin,
  ): Promise<AccountResponse> {
    return this.administration.update(principal, id, body, origin);
  }

  @ApiOperation({ summary: 'Make an invitation, by which one person can register within a week' })
  @ApiCreatedResponse({ type: InvitationResponse })
  @NeedsAccount('forbidden', ...BODY_PROBLEMS)
  @Post('invitations')
  invite(
    @CurrentPrincipal() principal: Principal,
    @Body() { role }: CreateInvitationDto,
    @CurrentOrigin() origin: Origin,
  ): Promise<InvitationResponse> {
    return this.invitations.create(principal, role, origin);
  }
}
