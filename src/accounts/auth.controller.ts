import { Body, Controller, Headers, HttpCode, Post, UseGuards, UseInterceptors } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../auth/access.decorator.js';
import { readBearer } from '../auth/bearer.js';
import { ApiProblems, BODY_PROBLEMS } from '../common/errors/problem.decorator.js';
import { CurrentDevice } from './current-device.decorator.js';
import { CredentialsDto } from './dto/credentials.dto.js';
import { RefreshDto } from './dto/refresh.dto.js';
import { RegisterDto } from './dto/register.dto.js';
import { SignedInResponse } from './dto/signed-in-response.dto.js';
import { OwnPagesOnly, RefreshCookie, RefreshTokenCookie } from './refresh-cookie.js';
import type { Device } from './session-issuer.service.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';

@ApiTags('accounts')
@UseGuards(OwnPagesOnly)
@Controller('api/auth')
export class AuthController {
  constructor(
    private readonly signIn: SignInService,
    private readonly sessions: SessionsService,
  ) {}

  @ApiOperation({ summary: 'Make an account, and sign in to it' })
  @ApiCreatedResponse({ type: SignedInResponse })
  @ApiProblems(
    ...BODY_PROBLEMS,
    'registration_closed',
    'invalid_invitation',
    'origin_not_allowed',
    'name_taken',
    'password_too_common',
    'auth_busy',
  )
  @Public()
  @UseInterceptors(RefreshCookie)
  @Post('register')
  register(@Body() body: RegisterDto, @CurrentDevice() device: Device): Promise<SignedInResponse> {
    return this.signIn.register(body, device);
  }

  @ApiOperation({ summary: 'Sign in with a name and a password' })
  @ApiOkResponse({ type: SignedInResponse })
  @ApiProblems(...BODY_PROBLEMS, 'invalid_credentials', 'banned', 'origin_not_allowed', 'auth_busy')
  @Public()
  @UseInterceptors(RefreshCookie)
  @HttpCode(200)
  @Post('login')
  login(@Body() body: CredentialsDto, @CurrentDevice() device: Device): Promise<SignedInResponse> {
    return this.signIn.login(body, device);
  }

  @ApiOperation({ summary: 'Go on: take the refresh token for an access token and the next refresh token' })
  @ApiOkResponse({ type: SignedInResponse })
  @ApiProblems(...BODY_PROBLEMS, 'invalid_token', 'origin_not_allowed')
  @Public()
  @UseInterceptors(RefreshCookie)
  @HttpCode(200)
  @Post('refresh')
  refresh(@Body() body: RefreshDto, @RefreshTokenCookie() cookie: string | undefined): Promise<SignedInResponse> {
    return this.sessions.refresh(cookie ?? body.refresh_token);
  }

  @ApiOperation({ summary: 'Sign out: end the session of the refresh token, or of the access token' })
  @ApiNoContentResponse()
  @ApiProblems(...BODY_PROBLEMS, 'invalid_token', 'origin_not_allowed')
  @Public()
  @UseInterceptors(RefreshCookie)
  @HttpCode(204)
  @Post('logout')
  logout(
    @Body() body: RefreshDto,
    @RefreshTokenCookie() cookie: string | undefined,
    @Headers('authorization') authorization: string | undefined,
  ): Promise<void> {
    return this.sessions.signOut(cookie ?? body.refresh_token, readBearer(authorization));
  }
}
