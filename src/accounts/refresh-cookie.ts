import {
  type CallHandler,
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { CookieOptions, Request, Response } from 'express';
import { map, type Observable } from 'rxjs';
import { OriginNotAllowedError } from '../common/errors/request.errors.js';
import { readCookie } from '../common/http/cookies.js';
import { OriginPolicy } from '../common/http/origin-policy.js';
import { AppConfig } from '../config/app-config.js';
import type { SignedInResponse } from './dto/signed-in-response.dto.js';

const COOKIE = 'chat_refresh';
const PATH = '/api/auth';

/**
 * Keeps pages of other sites from signing in, going on or signing out with a browser that is not theirs. A browser names the
 * page in the Origin of every request that changes something, and sends no JSON for a foreign page unasked.
 */
@Injectable()
export class OwnPagesOnly implements CanActivate {
  private readonly origins: OriginPolicy;

  constructor(config: AppConfig) {
    this.origins = new OriginPolicy(config);
  }

  canActivate(context: ExecutionContext): boolean {
    if (!this.origins.allows(context.switchToHttp().getRequest<Request>().headers)) {
      throw new OriginNotAllowedError();
    }
    return true;
  }
}

/**
 * Gives the refresh token to browsers as a cookie that no script can read, in place of the answer; to programs in the
 * answer. An answer without one takes the cookie away.
 */
@Injectable()
export class RefreshCookie implements NestInterceptor<SignedInResponse | undefined> {
  constructor(private readonly config: AppConfig) {}

  intercept(
    context: ExecutionContext,
    next: CallHandler<SignedInResponse | undefined>,
  ): Observable<SignedInResponse | undefined> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    return next.handle().pipe(
      map((answer) => {
        if (!isBrowser(request)) {
          return answer;
        }
        if (!answer) {
          response.clearCookie(COOKIE, optionsOf(response));
          return answer;
        }
        const { refresh_token: _, ...rest } = answer;
        setRefreshCookie(response, answer, this.config.auth.refresh_ttl_ms);
        return rest;
      }),
    );
  }
}

/** Gives a browser its refresh token, for as long, in milliseconds, as that is good. */
export function setRefreshCookie(response: Response, { refresh_token }: SignedInResponse, maxAge: number): void {
  response.cookie(COOKIE, refresh_token, { ...optionsOf(response), maxAge });
}

/** The refresh token of the cookie of a browser; programs have it in the body. */
export const RefreshTokenCookie = createParamDecorator((_: unknown, context: ExecutionContext): string | undefined => {
  const request = context.switchToHttp().getRequest<Request>();
  return isBrowser(request) ? readCookie(request, COOKIE) : undefined;
});

function isBrowser({ headers }: Request): boolean {
  return headers.origin !== undefined;
}

function optionsOf({ req }: Response): CookieOptions {
  return { path: PATH, httpOnly: true, sameSite: 'strict', secure: req.secure };
}
