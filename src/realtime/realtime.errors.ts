import { DomainError } from '../common/errors/domain-error.js';

export class InvalidFrameError extends DomainError {
  constructor() {
    super(
      'invalid_frame',
      'A frame must be an object with a type and data; a ref is a whole number or at most 128 characters of text.',
    );
  }
}

export class UnknownTypeError extends DomainError {
  constructor() {
    super('unknown_type', 'Unknown frame type.');
  }
}

export class UpgradeRequiredError extends DomainError {
  constructor() {
    super('upgrade_required', 'This path speaks WebSocket only.');
  }
}

export class TooManyConnectionsError extends DomainError {
  constructor(whose: 'address' | 'user') {
    super('too_many_connections', `This ${whose} holds as many connections as it may.`);
  }
}

export class ServerFullError extends DomainError {
  constructor() {
    super('server_full', 'The server holds as many connections as it may.');
  }
}

export class TooManySubscriptionsError extends DomainError {
  constructor() {
    super('too_many_subscriptions', 'This connection hears as many channels as it may.');
  }
}
