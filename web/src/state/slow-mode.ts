import type { ChatError, ChatMessage } from '../../../client/src/index.js';
import { Store } from './store.js';

/** When the user may write again in channels that have senders wait, in milliseconds of this machine's clock. */
export class SlowMode {
  readonly until = new Store<Record<string, number>>({});

  /** Takes in that the user wrote in a channel, where one waits so many seconds. */
  sent({ channelId, createdAt }: ChatMessage, seconds: number): void {
    const waitMs = seconds * 1_000;
    const now = Date.now();
    // Another clock may be ahead of this one.
    this.wait(channelId, Math.min(now, createdAt === undefined ? now : Date.parse(createdAt)) + waitMs);
  }

  /** Takes in that the server refused a message: whoever came too early is told how long to wait. */
  refused({ channelId }: ChatMessage, { code, retryAfterMs }: ChatError): void {
    if (code === 'slow_mode') {
      this.wait(channelId, Date.now() + retryAfterMs);
    }
  }

  private wait(channelId: string, until: number): void {
    this.until.set({ ...this.until.get(), [channelId]: until });
  }
}
