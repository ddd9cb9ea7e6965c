import { type ArgumentsHost, Catch, Logger, type WsExceptionFilter } from '@nestjs/common';
import { toDomainError } from '../common/errors/problem.js';
import type { Exchange } from './exchange.js';

/** Answers the error of a frame in its place in the order of answers. What nobody foresaw is logged here, once. */
@Catch()
export class FrameErrorFilter implements WsExceptionFilter {
  private readonly logger = new Logger(FrameErrorFilter.name);

  catch(thrown: unknown, host: ArgumentsHost): void {
    // The adapter hands the exchange over as the argument behind the data.
    const exchange = host.getArgByIndex<Exchange>(2);
    const error = toDomainError(thrown);
    if (error.status >= 500) {
      this.logger.error({ err: error.cause ?? error, code: error.code, type: exchange.type }, 'A frame failed.');
    }
    exchange.fail(error);
  }
}
