import type { Request, RequestHandler, Response } from 'express';
import { type Caller, callerFrom, type LimitKind, type RateLimits } from './rate-limits.service.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Middleware that counts every request of an address, whatever becomes of it, before anything is spent on it. */
export function requestLimits(limits: RateLimits): RequestHandler {
  return (request, response, next) => {
    const kind = kindOf(request);
    const caller = callerFrom(request.ip);
    const refusal = limits.take(kind, caller);
    tellLimits(response, limits, kind, caller);
    next(refusal);
  };
}

/**
 * Counts a request, whose address is counted already, for the user who turned out to make it.
 *
 * @throws RateLimitedError
 */
export function limitUser(limits: RateLimits, request: Request, user: string): void {
  const kind = kindOf(request);
  const refusal = limits.take(kind, { user });
  if (request.res) {
    tellLimits(request.res, limits, kind, callerFrom(request.ip, { user }));
  }
  if (refusal) {
    throw refusal;
  }
}

/** Puts the limits that counted a request beside its answer. */
export function tellLimits(response: Response, limits: RateLimits, kind: LimitKind, caller: Caller): void {
  const headers = limits.describe(kind, caller);
  if (headers) {
    response.setHeader('RateLimit-Policy', headers['RateLimit-Policy']);
    response.setHeader('RateLimit', headers.RateLimit);
  }
}

function kindOf({ method }: Request): LimitKind {
  return SAFE_METHODS.has(method) ? 'reads' : 'writes';
}
