import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { NeedsAccount, Public } from '../auth/access.decorator.js';
import { CurrentPrincipal } from '../auth/current-principal.decorator.js';
import type { Principal } from '../auth/principal.js';
import { ApiProblems, BODY_PROBLEMS } from '../common/errors/problem.decorator.js';
import { CurrentDevice } from './current-device.decorator.js';
import { AccountResponse } from './dto/account-response.dto.js';
import { CredentialsDto } from './dto/credentials.dto.js';
import { SignedInResponse } from './dto/signed-in-response.dto.js';
import { ProfilesService } from './profiles.service.js';
import { type Device, SignInService } from './sign-in.service.js';

@ApiTags('accounts')
@Controller('api/auth')
export class AuthController {
  constructor(
    private readonly signIn: SignInService,
    private readonly profiles: ProfilesService,
  ) {}

  @ApiOperation({ summary: 'Make an account, and sign in to it' })
  @ApiCreatedResponse({ type: SignedInResponse })
  @ApiProblems(...BODY_PROBLEMS, 'registration_closed', 'name_taken', 'auth_busy')
  @Public()
  @Post('register')
  register(@Body() body: CredentialsDto, @CurrentDevice() device: Device): Promise<SignedInResponse> {
    return this.signIn.register(body, device);
  }

  @ApiOperation({ summary: 'Sign in with a name and a password' })
  @ApiOkResponse({ type: SignedInResponse })
  @ApiProblems(...BODY_PROBLEMS, 'invalid_credentials', 'auth_busy')
  @Public()
  @HttpCode(200)
  @Post('login')
  login(@Body() body: CredentialsDto, @CurrentDevice() device: Device): Promise<SignedInResponse> {
    return this.signIn.login(body, device);
  }

  @ApiOperation({ summary: 'Get the account that the access token stands for' })
  @ApiOkResponse({ type: AccountResponse })
  @NeedsAccount()
  @Get('me')
  me(@CurrentPrincipal() { user_id }: Principal): Promise<AccountResponse> {
    return this.profiles.get(user_id);
  }
}
