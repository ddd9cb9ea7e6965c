import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LoggerService } from '@nestjs/common';
import { destination, type Logger as PinoLogger, pino } from 'pino';
import { type HttpLogger, pinoHttp } from 'pino-http';

/** Paths that probes call every few seconds: logged for debugging only. */
const PROBES = new Set(['/healthz', '/readyz', '/metrics']);
const REQUEST_ID = /^[\w.:-]{1,128}$/u;

/**
 * The log of the process: JSON lines on standard output, or readable lines on a terminal. Lines are written in the
 * background; `flush` writes what waits, before the process ends.
 */
export class AppLogger implements LoggerService {
  private constructor(private readonly pino: PinoLogger) {}

  static async create(level: string): Promise<AppLogger> {
    if (process.stdout.isTTY) {
      const { default: pretty } = await import('pino-pretty');
      return new AppLogger(pino({ level, base: undefined }, pretty({ ignore: 'context', messageFormat: '{msg}' })));
    }
    return new AppLogger(pino({ level, base: undefined }, destination({ sync: false })));
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

  /** Writes out what waits in memory. */
  flush(): void {
    this.pino.flush();
  }

  /** Middleware that gives each request an id (kept from `X-Request-Id` when sound) and logs its outcome and duration. */
  httpMiddleware(): HttpLogger<IncomingMessage, ServerResponse> {
    return pinoHttp({
      logger: this.pino,
      quietReqLogger: true,
      genReqId: (request, response) => {
        const given = request.headers['x-request-id'];
        const id = typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
        response.setHeader('X-Request-Id', id);
        return id;
      },
      serializers: {
        req: ({ method, url }: { method: string; url: string }) => ({ method, path: url.split('?', 1)[0] }),
        res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
      },
      customLogLevel: (request, response, error) => {
        if (error || response.statusCode >= 500) {
          return 'error';
        }
        return PROBES.has(request.url ?? '') ? 'debug' : 'info';
      },
      customSuccessMessage: () => 'A request was answered.',
      customErrorMessage: () => 'A request failed.',
      customAttributeKeys: { responseTime: 'response_time_ms', reqId: 'request_id' },
    });
  }

  /** Nest calls with (object?, message, …, context); pino wants the object first and the sentence second. */
  private write(level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal', entry: unknown[]): void {
    if (!this.pino.isLevelEnabled(level)) {
      return;
    }
    const [first, ...rest] = entry;
    const context = rest.length > 0 ? rest.at(-1) : undefined;
    if (typeof first === 'object' && first !== null) {
      const fields = first instanceof Error ? { err: first } : first;
      this.pino[level]({ ...fields, context }, typeof rest[0] === 'string' ? rest[0] : undefined);
    } else {
      this.pino[level]({ context, ...(rest.length > 1 ? { stack: rest[0] } : {}) }, String(first));
    }
  }
}
