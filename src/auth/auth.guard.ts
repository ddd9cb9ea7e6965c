import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { InsufficientScopeError } from '../common/errors/request.errors.js';
import { AppConfig } from '../config/app-config.js';
import { RateLimits } from '../limits/rate-limits.service.js';
import { limitUser } from '../limits/request-limits.js';
import { ACCESS, type Access, NEEDED_SCOPES } from './access.decorator.js';
import { AuthenticationRequiredError } from './auth.errors.js';
import { Authenticator } from './authenticator.js';
import { readBearer } from './bearer.js';
import type { Principal } from './principal.js';
import { hasScopes, type Scope } from './scopes.js';

/** A request or a connection, with who makes it. */
export interface Identified {
  principal?: Principal | null;
  /** Settles when a sign-in that is under way on the connection is done, well or not. */
  authenticating?: Promise<void> | null;
}

/**
 * Lets nobody in whom the route does not let in. What says nothing of itself needs an account where AUTH_MODE=required, and
 * is closed to the tokens of bots; a bad token is refused in any mode, and not taken for none.
 */
@Injectable()
export class AuthGuard implements CanActivate {
  private readonly isRequired: boolean;

  constructor(
    private readonly authenticator: Authenticator,
    private readonly reflector: Reflector,
    private readonly limits: RateLimits,
    { auth }: AppConfig,
  ) {
    this.isRequired = auth.mode === 'required';
  }

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    if (context.getType() !== 'http') {
      return this.admitFrame(context, context.switchToWs().getClient<Identified>());
    }
    const access = this.accessTo(context);
    if (access === 'public') {
      return true;
    }
    const request = context.switchToHttp().getRequest<Request & Identified>();
    const token = readBearer(request.headers.authorization);
    if (token === undefined) {
      return this.admit(context, request, this.isRequired || access === 'account');
    }
    return this.authenticator.authenticate(token).then((principal) => {
      request.principal = principal;
      limitUser(this.limits, request, principal.user_id);
      return this.admit(context, request, true);
    });
  }

  /** What comes behind a sign-in is judged by what that came to. */
  private admitFrame(context: ExecutionContext, connection: Identified): boolean | Promise<boolean> {
    const { principal, authenticating } = connection;
    if (!authenticating && (principal ? principal.scopes === undefined : !this.isRequired)) {
      return true;
    }
    if (this.accessTo(context) === 'public') {
      return true;
    }
    return authenticating
      ? authenticating.then(() => this.admit(context, connection, this.isRequired))
      : this.admit(context, connection, this.isRequired);
  }

  private accessTo(context: ExecutionContext): Access | undefined {
    return this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [context.getHandler(), context.getClass()]);
  }

  /** @throws AuthenticationRequiredError, InsufficientScopeError */
  private admit(context: ExecutionContext, { principal = null }: Identified, isRequired: boolean): boolean {
    if (isRequired && !principal) {
      throw new AuthenticationRequiredError();
    }
    if (principal?.scopes) {
      const needed = this.reflector.get<Scope[] | undefined>(NEEDED_SCOPES, context.getHandler());
      if (!hasScopes(principal, needed)) {
        throw new InsufficientScopeError(needed ?? []);
      }
    }
    return true;
  }
}
