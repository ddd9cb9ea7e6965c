import { ERROR_CODES, type ErrorCodeName } from './error-codes.js';

/**
 * A refusal that the client may read: a stable code, and one plain sentence that gives nothing internal away. Each case
 * is a small class in its module's `*.errors.ts`; REST and WebSocket answer it with the same code and sentence.
 */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCodeName,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = new.target.name;
  }

  /** HTTP status of the answer. */
  get status(): number {
    return ERROR_CODES[this.code].status;
  }
}

/** A refusal that ends by itself at a certain time, or has to be lifted. */
export class TemporaryRefusalError extends DomainError {
  /** @param expires_at ISO 8601; null where it does not end by itself. */
  constructor(
    code: ErrorCodeName,
    message: string,
    readonly expires_at: string | null,
  ) {
    super(code, message);
  }
}

/** A refusal that is over after some seconds. */
export class RetryLaterError extends DomainError {
  constructor(
    code: ErrorCodeName,
    message: string,
    readonly retryAfterS: number,
  ) {
    super(code, message);
  }
}

/** What is wrong with one field: its name as the program writes it (snake_case), and the rest of the sentence. */
export interface FieldError {
  field: string;
  message: string;
}

/** A request with wrong fields, all of them named. */
export class ValidationFailedError extends DomainError {
  constructor(
    readonly errors: FieldError[],
    code: 'validation_failed' | 'invalid_text' = 'validation_failed',
  ) {
    super(code, describe(errors));
  }
}

/** One sentence for a list of wrong fields. */
export function describe(errors: FieldError[]): string {
  return errors.map(({ field, message }) => `${field} ${message}`).join('; ');
}
