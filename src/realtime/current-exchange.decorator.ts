import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Exchange } from './exchange.js';

/** The exchange that a method of the gateway answers; the adapter hands it over behind the data. */
export const CurrentExchange = createParamDecorator((_: unknown, context: ExecutionContext): Exchange =>
  context.getArgByIndex<Exchange>(2),
);
