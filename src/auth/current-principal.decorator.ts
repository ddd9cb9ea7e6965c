import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Identified } from './auth.guard.js';
import type { Principal } from './principal.js';

/** Who makes the request, or whose connection it is; null where nobody signed in, which `NeedsAccount` excludes. */
export const CurrentPrincipal = createParamDecorator((_: unknown, context: ExecutionContext): Principal | null => {
  const subject =
    context.getType() === 'http'
      ? context.switchToHttp().getRequest<Identified>()
      : context.switchToWs().getClient<Identified>();
  return subject.principal ?? null;
});
