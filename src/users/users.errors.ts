import { DomainError } from '../common/errors/domain-error.js';

export class UserNotFoundError extends DomainError {
  constructor() {
    super('user_not_found', 'There is no such user.');
  }
}

export class LastOwnerError extends DomainError {
  constructor() {
    super('last_owner', 'There must be an owner; make somebody else one first.');
  }
}

export class NameTakenError extends DomainError {
  constructor() {
    super('name_taken', 'Another account has this name, or one that looks like it.');
  }
}
