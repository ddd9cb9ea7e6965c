import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import { toCamelCase } from '../camel-case/camel-case.js';
import {
  describe,
  DomainError,
  type FieldError,
  TemporaryRefusalError,
  ValidationFailedError,
} from './domain-error.js';
import type { ErrorCodeName } from './error-codes.js';
import {
  InternalError,
  InvalidRequestError,
  PayloadTooLargeError,
  UnsupportedMediaTypeError,
} from './request.errors.js';

/** The body of an error answer, `application/problem+json` (RFC 9457). */
export interface Problem {
  /** `about:blank`: the status says of what kind the problem is, `code` which one. */
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ErrorCodeName;
  errors?: FieldError[];
  /** When the refusal ends by itself. */
  expiresAt?: string;
}

/** Puts what was thrown into the terms of the registry; what is not known to it becomes an InternalError. */
export function toDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) {
    return error;
  }
  const status = error instanceof HttpException ? error.getStatus() : statusOfHttpError(error);
  switch (status) {
    case 413:
      return new PayloadTooLargeError();
    case 415:
      return new UnsupportedMediaTypeError();
    default:
      return status >= 400 && status < 500
        ? new InvalidRequestError('The request is malformed.')
        : new InternalError(error);
  }
}

/** Errors of Express and its body parser carry a `status` of their own. */
function statusOfHttpError(error: unknown): number {
  const status = error instanceof Error ? (error as { status?: unknown }).status : undefined;
  return typeof status === 'number' ? status : 500;
}

/** The answer to an error, with field names as they travel on REST. */
export function toProblem(error: DomainError): Problem {
  const problem: Problem = {
    type: 'about:blank',
    title: STATUS_CODES[error.status] ?? 'Error',
    status: error.status,
    detail: error.message,
    code: error.code,
  };
  if (error instanceof ValidationFailedError) {
    problem.errors = error.errors.map(({ field, message }) => ({ field: toCamelCase(field), message }));
    problem.detail = describe(problem.errors);
  }
  if (error instanceof TemporaryRefusalError && error.expires_at !== null) {
    problem.expiresAt = error.expires_at;
  }
  return problem;
}
