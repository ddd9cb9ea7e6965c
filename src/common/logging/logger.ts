import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@nestjs/common';
import type { Request, RequestHandler } from 'express';
import { type Logger as PinoLogger, pino } from 'pino';
import { LogOutput } from './log-output.js';

/** Paths that probes call every few seconds: logged for debugging only. */
const PROBES = new Set(['/healthz', '/readyz', '/metrics']);
/** What Nest tells about putting itself together is of use to developers only; a failed start is told by `main`. */
const FRAMEWORK = new Set([
  'ExceptionHandler',
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
  'WebSocketsController',
]);
type Level = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';

const output = new LogOutput(process.stdout.fd);
const REQUEST_ID = /^[\w.:-]{1,128}$/u;

/** The log of the process: JSON lines on standard output, or readable lines on a terminal. */
export class AppLogger implements LoggerService {
  private constructor(private readonly pino: PinoLogger) {}

  static async create(level: string): Promise<AppLogger> {
    if (process.stdout.isTTY) {
      const { default: pretty } = await import('pino-pretty');
      return new AppLogger(
        pino(
          { level, base: undefined },
          pretty({ ignore: 'context', singleLine: true, translateTime: 'SYS:HH:MM:ss' }),
        ),
      );
    }
    return new AppLogger(pino({ level, base: undefined }, output));
  }

  log(...entry: unknown[]): void {
    this.write('info', entry);
  }
  error(...entry: unknown[]): void {
    this.write('error', entry);
  }
  warn(...entry: unknown[]): void {
    this.write('warn', entry);
  }
  debug(...entry: unknown[]): void {
    this.write('debug', entry);
  }
  verbose(...entry: unknown[]): void {
    this.write('trace', entry);
  }
  fatal(...entry: unknown[]): void {
    this.write('fatal', entry);
  }

  /**
   * Middleware that gives each request an id (kept from `X-Request-Id` when sound) and logs its outcome and duration, and who made
   * it where somebody proved to be it.
   */
  httpMiddleware(): RequestHandler {
    return (request, response, next) => {
      const begun = performance.now();
      const given = request.headers['x-request-id'];
      const request_id = typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
      response.setHeader('X-Request-Id', request_id);
      // Comes in any case: after the whole answer, or when the client has gone before.
      response.once('close', () => {
        const { method, originalUrl, principal } = request as Request & { principal?: { user_id: string } | null };
        const status = response.statusCode;
        const [path = ''] = originalUrl.split('?', 1);
        const level = status >= 500 ? 'error' : PROBES.has(path) ? 'debug' : 'info';
        if (this.pino.isLevelEnabled(level)) {
          const response_time_ms = Math.round(performance.now() - begun);
          this.pino[level](
            { request_id, user_id: principal?.user_id, req: { method, path }, res: { status }, response_time_ms },
            // The filter that answered it has logged the cause.
            level === 'error' ? 'A request failed.' : 'A request was answered.',
          );
        }
      });
      next();
    };
  }

  /** Nest hands over (sentence, context), (object, sentence, context), (error, context) or (sentence, stack, context). */
  private write(level: Level, [first, ...rest]: unknown[]): void {
    const context = rest.at(typeof first === 'string' || first instanceof Error ? -1 : 1);
    const severity = level !== 'warn' && FRAMEWORK.has(String(context)) ? 'debug' : level;
    if (!this.pino.isLevelEnabled(severity)) {
      return;
    }
    if (typeof first === 'string') {
      this.pino[severity](rest.length > 1 ? { context, stack: rest[0] } : { context }, first);
    } else if (first instanceof Error) {
      this.pino[severity]({ context, err: first });
    } else {
      this.pino[severity]({ ...(first as object), context }, rest[0] as string);
    }
  }
}
