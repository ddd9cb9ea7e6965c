import { DomainError } from '../common/errors/domain-error.js';

export class PresenceFullError extends DomainError {
  constructor() {
    super('presence_full', 'The server knows the presence of as many users as it may.');
  }
}
