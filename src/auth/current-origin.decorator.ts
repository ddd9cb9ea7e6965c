import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Origin } from '../audit-log/audit-entry.js';
import type { Identified } from './auth.guard.js';

/** Who makes a request or sends a frame, and from where, as the audit log keeps it. */
export const CurrentOrigin = createParamDecorator((_: unknown, context: ExecutionContext): Origin => {
  if (context.getType() === 'http') {
    const { principal, ip } = context.switchToHttp().getRequest<Request & Identified>();
    return { actor_id: principal?.user_id ?? null, address: ip ?? null };
  }
  const { principal, address } = context.switchToWs().getClient<Identified & { address: string }>();
  return { actor_id: principal?.user_id ?? null, address };
});
