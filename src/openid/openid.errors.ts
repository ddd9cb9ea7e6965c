import { DomainError } from '../common/errors/domain-error.js';

export class OpenIdNotConfiguredError extends DomainError {
  constructor() {
    super('openid_not_configured', 'Nobody signs in with OpenID Connect here.');
  }
}

/** It gives no reason away: what the provider or a stranger wrote into the address is not for showing. */
export class OpenIdFailedError extends DomainError {
  constructor() {
    super('openid_failed', 'The sign-in did not succeed, or took too long; begin it again.');
  }
}

export class OpenIdUnavailableError extends DomainError {
  constructor() {
    super('openid_unavailable', 'The OpenID provider does not answer; try again later.');
  }
}

/** Told only to whoever showed to be the holder of the account. */
export class AccountDeactivatedError extends DomainError {
  constructor() {
    super('account_deactivated', 'Your account is out of use.');
  }
}
