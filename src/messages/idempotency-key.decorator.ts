import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { ValidationFailedError } from '../common/errors/domain-error.js';

const VALID = /^[\x21-\x7e]{1,256}$/u;

/** The `Idempotency-Key` of a request, where it has one: 1 to 256 visible characters. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): string | undefined => {
  const key = context.switchToHttp().getRequest<Request>().get('Idempotency-Key');
  if (key !== undefined && !VALID.test(key)) {
    throw new ValidationFailedError([{ field: 'Idempotency-Key', message: 'must be 1 to 256 visible characters' }]);
  }
  return key;
});
