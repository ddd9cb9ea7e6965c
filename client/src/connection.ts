import { backOffMs } from './back-off.js';
import { isPassing } from './errors.js';
import type { ServerFrame } from './frames.js';

interface SocketEvent {
  type: string;
  /** Of a message. */
  data?: unknown;
  /** Of a close. */
  code?: number;
}

/** The part of a WebSocket that is used: browsers have it, `ws` for Node too. */
export interface WebSocketLike {
  addEventListener(type: 'open' | 'message' | 'close' | 'error', listener: (event: SocketEvent) => void): void;
  send(data: string): void;
  close(): void;
}
export type WebSocketConstructor = new (url: string) => WebSocketLike;

/** `waiting`: until the next attempt; `closed`: for good, until the client connects again. */
export type ConnectionState = 'closed' | 'connecting' | 'open' | 'waiting';

interface ConnectionOptions {
  url: string;
  webSocket: WebSocketConstructor;
  /** Silence of the server after which it is asked for a sign. */
  heartbeatMs: number;
  /** Time that it has for the sign, and for the opening. */
  timeoutMs: number;
  /** What has to be done before each opening. */
  prepare?: (() => Promise<void>) | undefined;
}

interface ConnectionListener {
  changed(state: ConnectionState): void;
  received(frame: ServerFrame): void;
  /** Sends something that the server answers: browsers cannot send pings. */
  probe(): void;
  /** Coming again would end the same way: the server closed with a code that says so, or the preparation was refused. */
  refused(error: Error): void;
}

/** Close codes that tell of a mistake of the client, as the table of the protocol has them. */
export const FINAL_CLOSE_CODES: readonly number[] = [1003, 1007, 1008, 1009];

const MAX_TICK_MS = 1_000;
/** A connection that lasted so long was a good one: the next wait is short again. */
const GOOD_AFTER_MS = 10_000;

/**
 * A WebSocket that comes back. When it is lost, or silent for too long (a network can die without a word), another one is
 * opened, after a wait that grows.
 */
export class Connection {
  private socket: WebSocketLike | null = null;
  private current: ConnectionState = 'closed';
  private attempts = 0;
  /** Grows with each opening: what belongs to an earlier one is not heard. */
  private openings = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private ticker: ReturnType<typeof setInterval> | undefined;
  /** When something was heard last, or waited for from; and whether a sign was asked for since. Milliseconds. */
  private heardAt = 0;
  private isProbed = false;
  private openedAt = 0;

  constructor(
    private readonly options: ConnectionOptions,
    private readonly listener: ConnectionListener,
  ) {}

  get state(): ConnectionState {
    return this.current;
  }

  open(): void {
    if (this.current === 'closed') {
      const { heartbeatMs, timeoutMs } = this.options;
      this.attempts = 0;
      this.ticker = setInterval(() => this.watch(), Math.min(MAX_TICK_MS, heartbeatMs / 2, timeoutMs / 2));
      this.connect();
    }
  }

  close(): void {
    this.drop();
    clearTimeout(this.retry);
    clearInterval(this.ticker);
    this.change('closed');
  }

  /** Makes the next attempt now, instead of after the wait. */
  retryNow(): void {
    if (this.current === 'waiting') {
      clearTimeout(this.retry);
      this.connect();
    }
  }

  /** Gives the connection up for another one. */
  restart(): void {
    if (this.current === 'open') {
      this.lose();
    }
  }

  /** Sends a frame, where there is an open connection. */
  send(frame: object): boolean {
    if (this.current !== 'open') {
      return false;
    }
    this.socket?.send(JSON.stringify(frame));
    return true;
  }

  private connect(): void {
    this.change('connecting');
    this.heard();
    this.openings += 1;
    const { prepare } = this.options;
    if (prepare) {
      void this.openPrepared(prepare, this.openings);
    } else {
      this.openSocket();
    }
  }

  private async openPrepared(prepare: () => Promise<void>, opening: number): Promise<void> {
    const isWanted = (): boolean => this.current === 'connecting' && this.openings === opening;
    try {
      await prepare();
      if (isWanted()) {
        this.openSocket();
      }
    } catch (error) {
      if (isWanted() && isPassing(error)) {
        this.lose();
      } else if (isWanted()) {
        this.close();
        this.listener.refused(error as Error);
      }
    }
  }

  private openSocket(): void {
    const socket = new this.options.webSocket(this.options.url);
    this.socket = socket;
    // What still comes of a socket that was let go of is not heard.
    const listen = (type: 'open' | 'message' | 'close' | 'error', listener: (event: SocketEvent) => void): void =>
      socket.addEventListener(type, (event) => {
        if (this.socket === socket) {
          listener(event);
        }
      });
    listen('open', () => {
      this.heard();
      this.openedAt = Date.now();
      this.change('open');
    });
    listen('message', ({ data }) => {
      this.heard();
      this.listener.received(JSON.parse(String(data)) as ServerFrame);
    });
    // A close follows.
    listen('error', () => undefined);
    listen('close', ({ code }) => this.lose(code));
  }

  /** Notices what is overdue: an opening, or a sign of life. */
  private watch(): void {
    const silence = Date.now() - this.heardAt;
    if (this.current === 'connecting' || (this.current === 'open' && this.isProbed)) {
      if (silence >= this.options.timeoutMs) {
        this.lose();
      }
    } else if (this.current === 'open' && silence >= this.options.heartbeatMs) {
      this.heardAt = Date.now();
      this.isProbed = true;
      this.listener.probe();
    }
  }

  private heard(): void {
    this.heardAt = Date.now();
    this.isProbed = false;
  }

  private lose(code?: number): void {
    if (this.current === 'open' && Date.now() - this.openedAt >= GOOD_AFTER_MS) {
      this.attempts = 0;
    }
    this.drop();
    if (code !== undefined && FINAL_CLOSE_CODES.includes(code)) {
      this.close();
      this.listener.refused(new Error(`The server closed the connection with ${code}.`));
      return;
    }
    this.change('waiting');
    this.retry = setTimeout(() => this.connect(), backOffMs(this.attempts));
    this.attempts += 1;
  }

  private drop(): void {
    const { socket } = this;
    this.socket = null;
    socket?.close();
  }

  private change(state: ConnectionState): void {
    if (state !== this.current) {
      this.current = state;
      this.listener.changed(state);
    }
  }
}
