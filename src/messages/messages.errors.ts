import { DomainError, RetryLaterError } from '../common/errors/domain-error.js';

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

export class SlowModeError extends RetryLaterError {
  /** @param retryAfterS seconds after which the sender may write again. */
  constructor(retryAfterS: number) {
    super('slow_mode', `This channel is in slow mode; you may write again in ${retryAfterS} s.`, retryAfterS);
  }
}

export class NotAuthorError extends DomainError {
  constructor() {
    super('not_author', 'Only its author may do this to a message.');
  }
}

export class MessageDeletedError extends DomainError {
  constructor() {
    super('message_deleted', 'The message is deleted.');
  }
}

export class TooManyPinsError extends DomainError {
  constructor(limit: number) {
    super('too_many_pins', `A channel has at most ${limit} pinned messages.`);
  }
}

export class ThreadTooDeepError extends DomainError {
  constructor() {
    super('thread_too_deep', 'The message is an answer itself; answer the one that it answers.');
  }
}
