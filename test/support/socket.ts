import { once } from 'node:events';
import { type ClientOptions, WebSocket } from 'ws';
import { Protocol } from './protocol.js';

export interface Frame {
  type: string;
  data: Record<string, unknown>;
  seq?: number;
  change?: number;
  ref?: string | number;
}

const WAIT_MS = 5_000;

/**
 * A raw WebSocket client that keeps every frame, so that nothing depends on when a test looks. Each is held to the published
 * protocol.
 */
export class TestSocket {
  readonly frames: Frame[] = [];
  private waiting: (() => void)[] = [];

  private requests = 0;

  private constructor(
    readonly socket: WebSocket,
    private readonly protocol: Protocol,
  ) {
    socket.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as Frame;
      this.frames.push(frame);
      protocol.check(frame);
      this.wake();
    });
    socket.on('close', () => this.wake());
    socket.on('error', () => undefined);
  }

  static async open(url: string, options: ClientOptions = {}): Promise<TestSocket> {
    const protocol = await Protocol.of(url);
    const client = new TestSocket(new WebSocket(url, options), protocol);
    await once(client.socket, 'open');
    return client;
  }

  send(type: string, data: unknown): void {
    this.socket.send(JSON.stringify({ type, data }));
  }

  /** Sends a request and hands out its answer. What the server takes must be what the document says it takes. */
  async request(type: string, data: unknown): Promise<Frame> {
    this.requests += 1;
    const ref = `request ${this.requests}`;
    this.socket.send(JSON.stringify({ type, data, ref }));
    const answer = await this.waitFor((frame) => frame.ref === ref);
    if (answer.data.success !== false) {
      this.protocol.check({ type, data, ref } as { type: string });
    }
    return answer;
  }

  /** Waits for a frame that fits, looking at those that came already first; says on failure what did come. */
  async waitFor(fits: (frame: Frame) => boolean): Promise<Frame> {
    const deadline = Date.now() + WAIT_MS;
    for (;;) {
      const frame = this.frames.find(fits);
      if (frame) {
        return frame;
      }
      if (Date.now() > deadline || this.socket.readyState === WebSocket.CLOSED) {
        throw new Error(`No such frame; these came: ${JSON.stringify(this.frames)}`);
      }
      await this.next(deadline - Date.now());
    }
  }

  /** Waits until so many frames have come, and hands them out. */
  async waitForCount(count: number): Promise<Frame[]> {
    await this.waitFor(() => this.frames.length >= count);
    return this.frames;
  }

  /** Resolves with the code of the close. */
  async closed(): Promise<number> {
    if (this.socket.readyState === WebSocket.CLOSED) {
      throw new Error('The socket was closed before anyone waited for it.');
    }
    const [code] = (await once(this.socket, 'close')) as [number];
    return code;
  }

  close(): void {
    this.socket.close();
  }

  private next(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  private wake(): void {
    this.waiting.splice(0).forEach((resolve) => resolve());
  }
}
