import { DomainError } from '../common/errors/domain-error.js';

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
