import { DomainError } from '../common/errors/domain-error.js';

/** The database did not take a change; nothing of it was kept. */
class StorageError extends DomainError {}

export class StorageUnavailableError extends StorageError {
  constructor(cause: unknown) {
    super('storage_unavailable', 'The database is not available now; trying again later is safe.', { cause });
  }
}

export class StorageFullError extends StorageError {
  constructor(cause: unknown) {
    super('storage_full', 'The disk of the database is full; nothing was saved.', { cause });
  }
}

export class StorageReadOnlyError extends StorageError {
  constructor(cause: unknown) {
    super('storage_read_only', 'The database cannot be written; nothing was saved.', { cause });
  }
}

/** The database cannot be used at all; the message tells the operator why. Ends the start. */
export class DatabaseStartError extends Error {}

/** Another row has what a row must have for itself: another process wrote it a moment ago. The unit of work is lost. */
export class DuplicateError extends Error {}

/** A statement whose time was bounded was stopped before it was done. */
export class QueryTimeoutError extends Error {}
