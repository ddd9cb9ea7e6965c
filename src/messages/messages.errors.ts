import { DomainError } from '../common/errors/domain-error.js';

export class MessageNotFoundError extends DomainError {
  constructor() {
    super('message_not_found', 'Message not found');
  }
}

export class MessageIdConflictError extends DomainError {
  constructor() {
    super('id_conflict', 'Another message has this id.');
  }
}
