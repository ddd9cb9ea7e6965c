import type { ServerFrame, AnswerTo, RequestData, RequestType } from './frames.js';

type Failure = ServerFrame<'error' | 'message:error'>;
type Answered = (answer: ServerFrame) => void;

/** Requests over the WebSocket, and their answers. What is not answered when the connection is lost never is. */
export class Requests {
  private last = 0;
  private readonly waiting = new Map<number, Answered>();

  /** @param send sends a frame, where there is a connection. */
  constructor(private readonly send: (frame: object) => boolean) {}

  /** Asks; the answer is handed over in its place among the frames. */
  ask<T extends RequestType>(type: T, data: RequestData<T>, answered?: (answer: AnswerTo<T> | Failure) => void): void {
    this.last += 1;
    if (this.send({ type, data, ref: this.last }) && answered) {
      this.waiting.set(this.last, answered as Answered);
    }
  }

  /** Takes a frame that answers a request. @returns whether it did. */
  receive(frame: ServerFrame): boolean {
    if (frame.ref === undefined) {
      return false;
    }
    const answered = this.waiting.get(Number(frame.ref));
    this.waiting.delete(Number(frame.ref));
    answered?.(frame);
    return true;
  }

  disconnected(): void {
    this.waiting.clear();
  }
}

export function isFailure(frame: ServerFrame): frame is Failure {
  return frame.type === 'error' || frame.type === 'message:error';
}
