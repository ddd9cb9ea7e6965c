import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import type { Principal } from '../auth/principal.js';
import type { Caller } from '../limits/rate-limits.service.js';
import { Exchange } from './exchange.js';
import { FewATurn } from './few-a-turn.js';
import { CLOSE_CODES, type CloseCode, type FrameRef } from './frames.js';
import { Outgoing, textFrame } from './outgoing.js';

/** A client that does not take its close frame is cut off after this, and after those before it. */
const CLOSE_TIMEOUT_MS = 2_500;
/**
 * Freeing all that waits for a client takes the system more than a millisecond, and those who read too slowly are often many
 * at once: 500 are gone within five seconds, and nobody else waits for them.
 */
const cutOffs = new FewATurn(1, 5);

/** What one connection may hold; from the configuration. */
export interface ConnectionLimits {
  max_unanswered: number;
  max_queued_bytes: number;
}

/** A client's socket, with what the server knows about it. */
export class Connection extends WebSocket {
  /** Names the connection in logs, and as the origin of what it sends. */
  readonly id = randomUUID();
  /** Address of the client, behind trusted proxies the one they report. */
  address = '';
  /** Who signed in on it; null where nobody did. */
  principal: Principal | null = null;
  /** Whom the limits count for what comes here. */
  caller: Caller = {};
  /** Settles when the sign-in that is under way is answered; null where there is none. */
  authenticating: Promise<void> | null = null;
  limits: ConnectionLimits = { max_unanswered: Infinity, max_queued_bytes: Infinity };
  /** When the client was last heard, and when it was asked for a sign since; `performance.now()`. */
  heardAt = performance.now();
  pingedAt: number | null = null;

  private readonly outgoing = new Outgoing(this);
  private exchanges: Exchange[] = [];
  private whenIdle: (() => void)[] = [];

  /** Begins an exchange, which takes the next place in the order of answers. */
  begin(
    { type, data, ref }: { type?: string; data?: unknown; ref?: FrameRef },
    settled: (exchange: Exchange) => void,
  ): Exchange {
    const exchange = new Exchange(type, data, ref, () => {
      settled(exchange);
      this.sendAnswers();
    });
    this.exchanges.push(exchange);
    if (this.exchanges.length >= this.limits.max_unanswered && !this.isPaused) {
      this.pause();
    }
    return exchange;
  }

  /** Has the requests behind a sign-in wait for its answer: before that, as whom they act is not known. */
  waitForSignIn(exchange: Exchange): void {
    const done = exchange.done().finally(() => {
      if (this.authenticating === done) {
        this.authenticating = null;
      }
    });
    this.authenticating = done;
  }

  /**
   * Sends a frame, as `textFrame` makes it. Of a client that reads slowly, droppable frames are left out from half of the
   * bound on; beyond the bound it is closed instead of filling the memory.
   *
   * @returns whether the frame was taken.
   */
  push(bytes: Buffer, droppable = false): boolean {
    if (this.readyState !== WebSocket.OPEN) {
      return false;
    }
    const { queuedBytes } = this.outgoing;
    const { max_queued_bytes } = this.limits;
    if (queuedBytes > max_queued_bytes) {
      this.end(CLOSE_CODES.TOO_SLOW, 'The client reads too slowly.');
      return false;
    }
    if (droppable && this.isBusy) {
      return false;
    }
    this.outgoing.add(bytes);
    return true;
  }

  /** Whether so much waits for the client that what can wait should. */
  get isBusy(): boolean {
    return this.outgoing.queuedBytes > this.limits.max_queued_bytes / 2;
  }

  /** Resolves when the client has read what waits for it, or is gone. */
  drained(): Promise<void> {
    return this.outgoing.drained();
  }

  /** Begins the closing, behind everything that was pushed. `ws` calls it too, to answer a close or a broken frame. */
  override close(code?: number, reason?: string | Buffer): void {
    this.outgoing.flush();
    super.close(code, reason);
  }

  /** Closes, and cuts off a client that does not take part in the closing. */
  end({ code }: CloseCode, reason: string): void {
    this.close(code, reason);
    setTimeout(() => cutOffs.do(() => this.terminate()), CLOSE_TIMEOUT_MS).unref();
  }

  /** Resolves when every request so far has been answered. */
  async idle(): Promise<void> {
    if (this.exchanges.length > 0 && this.readyState === WebSocket.OPEN) {
      await new Promise<void>((resolve) => this.whenIdle.push(resolve));
    }
  }

  private sendAnswers(): void {
    const waiting = this.exchanges.findIndex(({ answer }) => !answer);
    const ready = this.exchanges.splice(0, waiting === -1 ? this.exchanges.length : waiting);
    for (const exchange of ready) {
      this.push(textFrame(JSON.stringify(exchange.answer)));
      exchange.sent();
    }
    if (this.isPaused && this.exchanges.length < this.limits.max_unanswered) {
      this.resume();
    }
    if (this.exchanges.length === 0) {
      this.whenIdle.splice(0).forEach((resolve) => resolve());
    }
  }
}
