import { DomainError } from '../common/errors/domain-error.js';

/** The same for a name that nobody has, so that nobody learns which names are taken by trying to sign in. */
export class InvalidCredentialsError extends DomainError {
  constructor() {
    super('invalid_credentials', 'The name or the password is wrong.');
  }
}

export class SessionNotFoundError extends DomainError {
  constructor() {
    super('session_not_found', 'You have no such session.');
  }
}

export class InvalidInvitationError extends DomainError {
  constructor() {
    super('invalid_invitation', 'An invitation that is good, and was not used, is needed to register here.');
  }
}

export class PasswordTooCommonError extends DomainError {
  constructor() {
    super('password_too_common', 'This password is among the first that anybody would try; choose another one.');
  }
}

export class NoPasswordError extends DomainError {
  constructor() {
    super('no_password', 'Your account has no password: you sign in to it elsewhere.');
  }
}

export class RegistrationClosedError extends DomainError {
  constructor() {
    super('registration_closed', 'Nobody can register here.');
  }
}

export class AuthBusyError extends DomainError {
  constructor() {
    super('auth_busy', 'Too many people are signing in; try again in a moment.');
  }
}
