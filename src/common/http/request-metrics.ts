import type { RequestHandler } from 'express';
import type { Metrics } from '../metrics/metrics.js';

/** Middleware that measures each request under the template of its route, never under its path. */
export function requestMetrics({ requestDuration }: Metrics): RequestHandler {
  return (request, response, next) => {
    const stop = requestDuration.startTimer();
    response.once('finish', () => {
      const route = (request.route as { path?: string } | undefined)?.path ?? 'other';
      stop({ method: request.method, route, status: response.statusCode });
    });
    next();
  };
}
