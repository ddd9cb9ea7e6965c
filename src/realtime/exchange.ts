import {
  ValidationFailedError,
  describe,
  type DomainError,
  RetryLaterError,
  TemporaryRefusalError,
} from '../common/errors/domain-error.js';
import { type ClientFrameType, frame, type FrameRef, type ServerFrame } from './frames.js';

/** The one request whose failure has a frame of its own: clients of the original rely on it. */
const SEND: ClientFrameType = 'message:send';

/**
 * One request of a connection and its answer. A connection sends the answers in the order of the requests, so an answer
 * may have to wait for an earlier one; the work itself waits for nothing.
 */
export class Exchange {
  /** `ok`, or the code of the error that was answered. */
  outcome = 'ok';
  answer: ServerFrame | undefined;
  private whenSent: (() => void) | undefined;
  private whenDone: (() => void) | undefined;

  /**
   * @param type of the request, as it was sent; undefined where that could not be read.
   * @param data of the request, not validated.
   * @param ref of the request, carried back beside the answer.
   */
  constructor(
    readonly type: string | undefined,
    readonly data: unknown,
    private readonly ref: FrameRef | undefined,
    private readonly settled: () => void,
  ) {}

  succeed(answer: ServerFrame): void {
    this.settle(answer);
  }

  fail(error: DomainError): void {
    this.outcome = error.code;
    const sentence = error instanceof ValidationFailedError ? describe(error.errors) : error.message;
    const failure = {
      success: false,
      error: sentence,
      code: error.code,
      ...(error instanceof RetryLaterError ? { retry_after: error.retryAfterS } : {}),
      ...(error instanceof TemporaryRefusalError && error.expires_at !== null ? { expires_at: error.expires_at } : {}),
    } as const;
    this.settle(
      this.type === SEND ? frame('message:error', { id: idOf(this.data), ...failure }) : frame('error', failure),
    );
  }

  /** Has something done right behind the answer, before any other frame. */
  afterAnswer(action: () => void): void {
    this.whenSent = action;
  }

  /** Resolves when the request is answered, well or not; for one that is not answered yet. */
  done(): Promise<void> {
    return new Promise((resolve) => {
      this.whenDone = resolve;
    });
  }

  /** Tells that the answer is on its way. */
  sent(): void {
    this.whenSent?.();
  }

  private settle(answer: ServerFrame): void {
    if (!this.answer) {
      this.answer = this.ref === undefined ? answer : { ...answer, ref: this.ref };
      this.settled();
      this.whenDone?.();
    }
  }
}

/** The id as it was sent, so that the client finds the message it means; null where it was no text. */
function idOf(data: unknown): string | null {
  const id =
    typeof data === 'object' && data !== null && Object.hasOwn(data, 'id') ? (data as { id: unknown }).id : null;
  return typeof id === 'string' ? id : null;
}
