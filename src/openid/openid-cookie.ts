import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { CookieOptions, Request, Response } from 'express';
import { readCookie } from '../common/http/cookies.js';
import { ATTEMPT_TTL_MS } from './sign-in-attempts.js';

const COOKIE = 'chat_openid';
const PATH = '/api/auth/openid';

/** The secret of the attempt that the browser began. */
export const AttemptCookie = createParamDecorator((_: unknown, context: ExecutionContext): string | undefined =>
  readCookie(context.switchToHttp().getRequest<Request>(), COOKIE),
);

/** Keeps the secret of an attempt in the browser. It has to come along from the provider's site, so it cannot be strict. */
export function setAttemptCookie(response: Response, secret: string): void {
  response.cookie(COOKIE, secret, { ...optionsOf(response), maxAge: ATTEMPT_TTL_MS });
}

export function clearAttemptCookie(response: Response): void {
  response.clearCookie(COOKIE, optionsOf(response));
}

function optionsOf({ req }: Response): CookieOptions {
  return { path: PATH, httpOnly: true, sameSite: 'lax', secure: req.secure };
}
