import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension, ApiSecurity } from '@nestjs/swagger';
import type { ErrorCodeName } from '../common/errors/error-codes.js';
import { ApiProblems } from '../common/errors/problem.decorator.js';
import type { Scope } from './scopes.js';

/** Under this key a route tells who may call it: `public` everybody, `account` those with an account, whatever the mode. */
export const ACCESS = 'chat:access';
export type Access = 'public' | 'account';

/** Under this key a handler tells that it says something to others. */
export const SPEAKS = 'chat:speaks';

/** Under this key a handler tells which scopes the token of a bot needs for it. */
export const NEEDED_SCOPES = 'chat:needed-scopes';

/**
 * A handler that bots may use, with a token that has all of these scopes; with any token, where there are none. What does not
 * say this is closed to bots.
 */
export function ForBots(...scopes: Scope[]): MethodDecorator {
  return applyDecorators(SetMetadata(NEEDED_SCOPES, scopes), ApiExtension('x-bot-scopes', scopes));
}

/** A handler by which somebody says something to others: not for those who are muted. */
export function Speaks() {
  return SetMetadata(SPEAKS, true);
}

/** A route for everybody, also where accounts are required: signing in, health. A token that comes along is not looked at. */
export function Public() {
  return applyDecorators(SetMetadata(ACCESS, 'public' satisfies Access), ApiSecurity({}));
}

/** A route that needs an account in any mode, with the errors that it may answer beside those of a missing one. */
export function NeedsAccount(...problems: ErrorCodeName[]) {
  return applyDecorators(
    SetMetadata(ACCESS, 'account' satisfies Access),
    ApiBearerAuth(),
    ApiProblems('authentication_required', 'invalid_token', 'banned', ...problems),
  );
}
