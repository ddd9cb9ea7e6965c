import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { AppModule } from './app.module.js';
import { HostNotAllowedError } from './common/errors/request.errors.js';
import { HttpAdapter } from './common/http/http-adapter.js';
import { HostPolicy } from './common/http/host-policy.js';
import { jsonBody } from './common/http/json-body.js';
import { requestMetrics } from './common/http/request-metrics.js';
import { AppLogger } from './common/logging/logger.js';
import { Metrics } from './common/metrics/metrics.js';
import { AppConfig } from './config/app-config.js';
import { mountDocs } from './docs/docs.setup.js';
import { RateLimits } from './limits/rate-limits.service.js';
import { requestLimits } from './limits/request-limits.js';
import { SOCKET_PATH } from './realtime/socket-gateway.decorator.js';
import { PROTOCOL } from './realtime/frames.js';
import { SocketAdapter } from './realtime/socket.adapter.js';
import { mountWebClient } from './web-client/web-client.setup.js';

/** What pages of other origins may read of an answer, besides what every page may. */
const EXPOSED_HEADERS = ['X-Request-Id', 'Retry-After', 'RateLimit', 'RateLimit-Policy'];

/**
 * Builds the application, ready to listen: what production and the tests share.
 *
 * @throws DatabaseStartError when the database cannot be served.
 */
export async function createApp(config: AppConfig, logger: AppLogger): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(config), new HttpAdapter(config), {
    logger,
    bodyParser: false,
    abortOnError: false,
  });
  app.set('trust proxy', config.server.trust_proxy);
  app.set('query parser', 'simple');
  app.disable('etag');
  app.disable('x-powered-by');
  app.use(
    logger.httpMiddleware(),
    requestMetrics(app.get(Metrics)),
    allowedHostsOnly(new HostPolicy(config)),
    securityHeaders(),
  );
  app.enableCors({ origin: config.server.cors_origins, credentials: true, exposedHeaders: EXPOSED_HEADERS });
  app.use('/api', neverKept);
  app.use(requestLimits(app.get(RateLimits)));
  mountDocs(app, { path: SOCKET_PATH, ...PROTOCOL });
  mountWebClient(app, config);
  app.use(jsonBody(config.request.max_body_bytes));
  app.useWebSocketAdapter(new SocketAdapter(app));
  return app;
}

/**
 * Stops the application: no new connection, what was begun is finished, every client hears of it, the files are closed.
 * A request that is still not there after half the time for a stop is cut off.
 */
export async function closeApp(app: NestExpressApplication): Promise<void> {
  const server = app.getHttpServer();
  server.close();
  const cutOff = setTimeout(() => server.closeAllConnections(), app.get(AppConfig).server.shutdown_timeout_ms / 2);
  try {
    await app.close();
  } finally {
    clearTimeout(cutOff);
  }
}

function allowedHostsOnly(hosts: HostPolicy): RequestHandler {
  return (request, _, next) => next(hosts.allows(request.headers.host) ? undefined : new HostNotAllowedError());
}

/** What the API answers is for whoever asked, and may be a token: no browser and no proxy is to keep it. */
const neverKept: RequestHandler = (_, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};

/** Answers are data, never pages, so they may load and run nothing; the pages of the documentation say what they need. */
function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
    },
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    strictTransportSecurity: false,
  });
}
