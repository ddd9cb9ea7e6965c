import { DomainError } from '../common/errors/domain-error.js';

export class InvalidQueryError extends DomainError {
  constructor(reason: string) {
    super('invalid_query', reason);
  }
}

export class InvalidCursorError extends DomainError {
  constructor() {
    super('invalid_cursor', 'The cursor is not one that this search was answered with.');
  }
}

export class SearchTimeoutError extends DomainError {
  constructor() {
    super('search_timeout', 'The search took too long; ask for something more particular.');
  }
}

export class SearchBusyError extends DomainError {
  constructor() {
    super('search_busy', 'Too many searches are waiting; try again in a moment.');
  }
}
