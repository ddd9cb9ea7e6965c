import { DomainError } from '../common/errors/domain-error.js';
import type { ErrorCodeName } from '../common/errors/error-codes.js';

export class AuthenticationRequiredError extends DomainError {
  constructor() {
    super('authentication_required', 'Sign in first, and send the access token.');
  }
}

/** It gives no reason away: whoever has a token that does not count needs another one, whatever is wrong with it. */
export class InvalidTokenError extends DomainError {
  constructor() {
    super('invalid_token', 'The token is not good, or no longer.');
  }
}

export class IdentityMismatchError extends DomainError {
  constructor() {
    super('identity_mismatch', 'You are signed in as somebody else than the request says.');
  }
}

export class IdentityTakenError extends DomainError {
  constructor() {
    super('identity_taken', 'This id or name belongs to an account; sign in to use it.');
  }
}

/** What a route may answer that shows a reader their own part. */
export const READER_PROBLEMS = [
  'authentication_required',
  'invalid_token',
  'identity_mismatch',
  'banned',
] as const satisfies ErrorCodeName[];

/** What a route may answer that acts in the name of somebody. */
export const ACTOR_PROBLEMS = [...READER_PROBLEMS, 'identity_taken', 'muted'] as const satisfies ErrorCodeName[];
