import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Device } from './session-issuer.service.js';

const USER_AGENT_MAX_LENGTH = 200;

/** Where a request comes from, for the list of one's sessions. */
export const CurrentDevice = createParamDecorator((_: unknown, context: ExecutionContext): Device => {
  const { headers, ip } = context.switchToHttp().getRequest<Request>();
  return { user_agent: (headers['user-agent'] ?? '').slice(0, USER_AGENT_MAX_LENGTH), address: ip ?? '' };
});
