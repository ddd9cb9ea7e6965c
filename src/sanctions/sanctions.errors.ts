import { TemporaryRefusalError } from '../common/errors/domain-error.js';

export class MutedError extends TemporaryRefusalError {
  /** @param expires_at ISO 8601; null where it has to be lifted. */
  constructor(expires_at: string | null) {
    super('muted', 'You are muted: you may read, and not write.', expires_at);
  }
}

export class BannedError extends TemporaryRefusalError {
  /** @param expires_at ISO 8601; null where it has to be lifted. */
  constructor(expires_at: string | null) {
    super('banned', 'You are banned from this server.', expires_at);
  }
}
