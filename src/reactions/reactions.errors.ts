import { DomainError } from '../common/errors/domain-error.js';

export class TooManyReactionsError extends DomainError {
  constructor(limit: number) {
    super('too_many_reactions', `A message has at most ${limit} different reactions.`);
  }
}
