import { DomainError } from '../common/errors/domain-error.js';

/** For what may be seen and not done; what may not be seen is answered as what is not there. */
export class ForbiddenError extends DomainError {
  constructor() {
    super('forbidden', 'You may not do this here.');
  }
}
