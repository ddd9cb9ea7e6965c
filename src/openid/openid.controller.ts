import { Controller, Get, Redirect, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiFoundResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CurrentDevice } from '../accounts/current-device.decorator.js';
import { setRefreshCookie } from '../accounts/refresh-cookie.js';
import type { Device } from '../accounts/session-issuer.service.js';
import { Public } from '../auth/access.decorator.js';
import { ApiProblems, STORAGE_PROBLEMS } from '../common/errors/problem.decorator.js';
import { AppConfig } from '../config/app-config.js';
import { AttemptCookie, clearAttemptCookie, setAttemptCookie } from './openid-cookie.js';
import { OpenIdSignInService } from './openid-sign-in.service.js';
import { RefusalsByPage, SIGNED_IN_PAGE } from './sign-in-page.js';

@ApiTags('accounts')
@Public()
@UseInterceptors(RefusalsByPage)
@Controller('api/auth/openid')
export class OpenIdController {
  constructor(
    private readonly signIns: OpenIdSignInService,
    private readonly config: AppConfig,
  ) {}

  @ApiOperation({
    summary: 'Sign in with OpenID Connect: a page that a browser goes to, and from there to the provider',
    description: 'A browser that is refused goes to /app?signInError= with the code; others get the problem.',
  })
  @ApiFoundResponse({ description: 'The address of the provider.' })
  @ApiProblems('openid_not_configured', 'openid_unavailable', ...STORAGE_PROBLEMS)
  @Redirect()
  @Get()
  async begin(
    @CurrentDevice() { address }: Device,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ url: string }> {
    const { url, secret } = await this.signIns.begin(address);
    setAttemptCookie(response, secret);
    return { url };
  }

  @ApiOperation({
    summary: 'Go on when the provider sent the browser back: sign in, with the refresh token as a cookie',
    description: 'A browser that is refused goes to /app?signInError= with the code; others get the problem.',
  })
  @ApiFoundResponse({ description: '/app?signIn=done' })
  @ApiProblems(
    'openid_not_configured',
    'openid_failed',
    'openid_unavailable',
    'registration_closed',
    'account_deactivated',
    'banned',
    'name_taken',
    ...STORAGE_PROBLEMS,
  )
  @Redirect(SIGNED_IN_PAGE)
  @Get('callback')
  async finish(
    @AttemptCookie() secret: string | undefined,
    @CurrentDevice() device: Device,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const query = request.originalUrl.split('?')[1] ?? '';
    setRefreshCookie(response, await this.signIns.finish(secret, query, device), this.config.auth.refresh_ttl_ms);
    clearAttemptCookie(response);
  }
}
