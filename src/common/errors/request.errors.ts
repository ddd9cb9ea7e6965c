import { DomainError, RetryLaterError } from './domain-error.js';

export class InvalidJsonError extends DomainError {
  constructor() {
    super('invalid_json', 'The data is not valid JSON.');
  }
}

export class JsonTooDeepError extends DomainError {
  constructor(limit: number) {
    super('json_too_deep', `The JSON is nested deeper than ${limit} levels.`);
  }
}

export class InvalidRequestError extends DomainError {
  constructor(message: string) {
    super('invalid_request', message);
  }
}

export class PayloadTooLargeError extends DomainError {
  constructor() {
    super('payload_too_large', 'The body is larger than the limit.');
  }
}

export class UnsupportedMediaTypeError extends DomainError {
  constructor() {
    super('unsupported_media_type', 'The body must be application/json in UTF-8.');
  }
}

export class RouteNotFoundError extends DomainError {
  constructor() {
    super('route_not_found', 'There is nothing at this path.');
  }
}

export class MethodNotAllowedError extends DomainError {
  constructor(readonly allowed: string[]) {
    super('method_not_allowed', `This path answers ${allowed.join(', ')} only.`);
  }
}

export class HostNotAllowedError extends DomainError {
  constructor() {
    super('host_not_allowed', 'This Host is not allowed; add its name to ALLOWED_HOSTS to answer it.');
  }
}

export class OriginNotAllowedError extends DomainError {
  constructor() {
    super('origin_not_allowed', 'Pages of this origin may not do this; add it to CORS_ORIGINS to let them.');
  }
}

export class ShuttingDownError extends DomainError {
  constructor() {
    super('shutting_down', 'The server is stopping; connect again in a moment.');
  }
}

export class RateLimitedError extends RetryLaterError {
  /** @param retryAfterS seconds after which there is room again. */
  constructor(retryAfterS: number) {
    super('rate_limited', `You ask more often than you may; go on in ${retryAfterS} s.`, retryAfterS);
  }
}

/** The token of a bot is good, and not for this (RFC 6750, section 3.1). */
export class InsufficientScopeError extends DomainError {
  /** @param needed the scopes that this needs; none where it is closed to bots. */
  constructor(readonly needed: readonly string[]) {
    super(
      'insufficient_scope',
      needed.length > 0 ? `This needs a token with the scope ${needed.join(' ')}.` : 'This is closed to bots.',
    );
  }
}

export class InternalError extends DomainError {
  constructor(cause: unknown) {
    super('internal_error', 'Something went wrong on the server.', { cause });
  }
}
