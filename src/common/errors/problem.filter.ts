import { type ArgumentsHost, Catch, type ExceptionFilter, Logger, NotFoundException } from '@nestjs/common';
import type { Request, Response } from 'express';
import { type DomainError, RetryLaterError } from './domain-error.js';
import { toDomainError, toProblem } from './problem.js';
import { InsufficientScopeError, MethodNotAllowedError, RouteNotFoundError } from './request.errors.js';

/** Answers every error of a REST request as a problem document. What nobody foresaw is logged here, once. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    // Only Nest's router throws this: our own absences are domain errors.
    const error = thrown instanceof NotFoundException ? whyNotRouted(request) : toDomainError(thrown);
    if (error.status >= 500) {
      this.logger.error({ err: error.cause ?? error, code: error.code, method: request.method }, 'A request failed.');
    }
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (error instanceof MethodNotAllowedError) {
      response.setHeader('Allow', error.allowed.join(', '));
    }
    if (error.status === 401) {
      response.setHeader('WWW-Authenticate', 'Bearer');
    }
    if (error instanceof InsufficientScopeError) {
      const scope = error.needed.length > 0 ? `, scope="${error.needed.join(' ')}"` : '';
      response.setHeader('WWW-Authenticate', `Bearer error="insufficient_scope"${scope}`);
    }
    if (error instanceof RetryLaterError) {
      response.setHeader('Retry-After', error.retryAfterS);
    }
    response
      .status(error.status)
      .type('application/problem+json')
      .send(JSON.stringify(toProblem(error)));
  }
}

/** One entry of Express's router, as far as it is needed here. */
interface Layer {
  route?: { methods: Record<string, boolean> };
  match(path: string): boolean;
}

/** Express answers an unknown method of a known path like an unknown path; its routes tell the two apart. */
function whyNotRouted(request: Request): DomainError {
  const { stack } = request.app.router as unknown as { stack: Layer[] };
  const allowed = stack
    .filter((layer) => layer.route && layer.match(request.path))
    .flatMap((layer) => Object.keys(layer.route?.methods ?? {}))
    .map((method) => method.toUpperCase());
  return allowed.length > 0 ? new MethodNotAllowedError([...new Set(allowed)]) : new RouteNotFoundError();
}
