import type { components } from './generated/rest.js';

/** A code of the server, or of the client itself: `network` (no answer came), `closed` (the client was closed). */
export type ChatErrorCode = components['schemas']['ProblemResponse']['code'] | 'network' | 'closed';

/** Why something did not happen. */
export class ChatError extends Error {
  /** Time, in milliseconds, before which the server does not want to be asked again. */
  readonly retryAfterMs: number;
  /** When a refusal such as `muted` ends by itself (ISO 8601); absent where it does not. */
  readonly expiresAt: string | undefined;

  constructor(
    readonly code: ChatErrorCode,
    message: string,
    options?: ErrorOptions & { retryAfterMs?: number; expiresAt?: string | undefined },
  ) {
    super(message, options);
    this.retryAfterMs = options?.retryAfterMs ?? 0;
    this.expiresAt = options?.expiresAt;
    this.name = 'ChatError';
  }
}

/** What passes by itself: asking again, with the same ids, is safe and may succeed. */
const PASSING = new Set<ChatErrorCode>([
  'network',
  'rate_limited',
  'shutting_down',
  'storage_unavailable',
  'storage_read_only',
  'storage_full',
]);

export function isPassing(error: unknown): error is ChatError {
  return error instanceof ChatError && PASSING.has(error.code);
}
