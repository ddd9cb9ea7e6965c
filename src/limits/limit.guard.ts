import {
  applyDecorators,
  type CanActivate,
  type ExecutionContext,
  Injectable,
  SetMetadata,
  UseGuards,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { callerFrom, type LimitKind, RateLimits } from './rate-limits.service.js';
import { tellLimits } from './request-limits.js';

const LIMIT_KIND = 'limit_kind';

/** Counts the requests of a route by a limit of its own. */
@Injectable()
class LimitGuard implements CanActivate {
  constructor(private readonly limits: RateLimits) {}

  canActivate(context: ExecutionContext): boolean {
    const kind = Reflect.getMetadata(LIMIT_KIND, context.getHandler()) as LimitKind;
    const http = context.switchToHttp();
    const { ip, principal } = http.getRequest<Request & { principal?: { user_id: string } | null }>();
    const caller = callerFrom(ip, { user: principal?.user_id });
    const refusal = this.limits.take(kind, caller);
    tellLimits(http.getResponse<Response>(), this.limits, kind, caller);
    if (refusal) {
      throw refusal;
    }
    return true;
  }
}

/** Counts the requests of a route by this limit too, besides the one that every request counts for. */
export function Limited(kind: LimitKind): MethodDecorator {
  return applyDecorators(SetMetadata(LIMIT_KIND, kind), UseGuards(LimitGuard));
}
