import http, { type ServerOptions } from 'node:http';
import { StreamableFile } from '@nestjs/common';
import { ExpressAdapter } from '@nestjs/platform-express';
import type { Express, Response } from 'express';
import type { AppConfig } from '../../config/app-config.js';
import { EncodedJson } from '../json/encoded-json.js';

const TIMEOUT_CHECK_INTERVAL_MS = 1_000;
/** Room for a query of 10,000 Japanese characters, so that it is refused in our words and not cut off by Node. */
const MAX_HEADER_BYTES = 128 * 1024;

/** Express on a server of Node with our limits of time; Node looks for overdue clients every 30 s unless told otherwise. */
export class HttpAdapter extends ExpressAdapter {
  constructor(private readonly config: AppConfig) {
    super();
  }

  override initHttpServer(): void {
    const { headers_timeout_ms, timeout_ms } = this.config.request;
    this.httpServer = http.createServer(
      {
        ...expressMessages(this.getInstance<Express>()),
        maxHeaderSize: MAX_HEADER_BYTES,
        headersTimeout: headers_timeout_ms,
        requestTimeout: timeout_ms,
        connectionsCheckingInterval: Math.min(TIMEOUT_CHECK_INTERVAL_MS, headers_timeout_ms, timeout_ms),
      },
      this.getInstance<http.RequestListener>(),
    );
  }

  /** Answers with JSON at once; Express would look up for each answer what is switched off here. */
  override reply(response: Response, body: unknown, statusCode?: number): unknown {
    if (typeof body !== 'object' || body === null || body instanceof StreamableFile) {
      return super.reply(response, body, statusCode);
    }
    // A text leaves in one piece with the head.
    const json = body instanceof EncodedJson ? body.toBuffer() : JSON.stringify(body);
    response.statusCode = statusCode ?? response.statusCode;
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    response.setHeader('Content-Length', Buffer.byteLength(json));
    return response.end(json);
  }
}

/**
 * Classes of requests and answers that are Express's own from the start. Otherwise Express gives each one another prototype,
 * and whatever touches an object that had two takes several times as long.
 */
function expressMessages(app: Express): Pick<ServerOptions, 'IncomingMessage' | 'ServerResponse'> {
  class ExpressRequest extends http.IncomingMessage {}
  class ExpressResponse<R extends http.IncomingMessage> extends http.ServerResponse<R> {}
  Object.setPrototypeOf(ExpressRequest.prototype, app.request);
  Object.setPrototypeOf(ExpressResponse.prototype, app.response);
  Object.assign(app, { request: ExpressRequest.prototype, response: ExpressResponse.prototype });
  return { IncomingMessage: ExpressRequest, ServerResponse: ExpressResponse };
}
