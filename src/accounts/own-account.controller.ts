import { Body, Controller, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Origin } from '../audit-log/audit-entry.js';
import { ForBots, NeedsAccount } from '../auth/access.decorator.js';
import { CurrentOrigin } from '../auth/current-origin.decorator.js';
import { CurrentPrincipal } from '../auth/current-principal.decorator.js';
import type { Principal } from '../auth/principal.js';
import { BODY_PROBLEMS } from '../common/errors/problem.decorator.js';
import { AdministrationService } from './administration.service.js';
import { AccountResponse } from './dto/account-response.dto.js';
import { ChangePasswordDto } from './dto/change-password.dto.js';
import { DeactivateDto } from './dto/deactivate.dto.js';
import { UpdateProfileDto } from './dto/update-profile.dto.js';
import { PasswordsService } from './passwords.service.js';
import { ProfilesService } from './profiles.service.js';

@ApiTags('accounts')
@Controller('api/auth')
export class OwnAccountController {
  constructor(
    private readonly profiles: ProfilesService,
    private readonly passwords: PasswordsService,
    private readonly administration: AdministrationService,
  ) {}

  @ApiOperation({ summary: 'Get the account that the access token stands for' })
  @ApiOkResponse({ type: AccountResponse })
  @ForBots()
  @NeedsAccount()
  @Get('me')
  get(@CurrentPrincipal() { user_id }: Principal): Promise<AccountResponse> {
    return this.profiles.get(user_id);
  }

  @ApiOperation({ summary: 'Change your name, or what you say about yourself' })
  @ApiOkResponse({ type: AccountResponse })
  @NeedsAccount(...BODY_PROBLEMS, 'name_taken')
  @Patch('me')
  update(
    @CurrentPrincipal() principal: Principal,
    @Body() body: UpdateProfileDto,
    @CurrentOrigin() origin: Origin,
  ): Promise<AccountResponse> {
    return this.profiles.update(principal, body, origin);
  }

  @ApiOperation({ summary: 'Change your password; every other device is signed out' })
  @ApiNoContentResponse()
  @NeedsAccount('invalid_credentials', ...BODY_PROBLEMS, 'no_password', 'password_too_common', 'auth_busy')
  @HttpCode(204)
  @Post('password')
  changePassword(
    @CurrentPrincipal() principal: Principal,
    @Body() body: ChangePasswordDto,
    @CurrentOrigin() origin: Origin,
  ): Promise<void> {
    return this.passwords.change(principal, body, origin);
  }

  @ApiOperation({ summary: 'Close your account; what you wrote stays' })
  @ApiNoContentResponse()
  @NeedsAccount('invalid_credentials', ...BODY_PROBLEMS, 'no_password', 'last_owner', 'auth_busy')
  @HttpCode(204)
  @Post('deactivate')
  close(
    @CurrentPrincipal() principal: Principal,
    @Body() body: DeactivateDto,
    @CurrentOrigin() origin: Origin,
  ): Promise<void> {
    return this.administration.close(principal, body, origin);
  }
}
