import { DomainError } from '../common/errors/domain-error.js';

export class TokenNotFoundError extends DomainError {
  constructor() {
    super('token_not_found', 'The bot has no such token in use.');
  }
}

export class TooManyTokensError extends DomainError {
  constructor(limit: number) {
    super('too_many_tokens', `The bot has ${limit} tokens in use already; revoke one first.`);
  }
}
