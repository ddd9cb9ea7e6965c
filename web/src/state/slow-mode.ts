import type { ChatError, ChatMessage } from '../../../client/src/index.js';
import { Store } from './store.js';

/** When the user last wrote in each channel, in milliseconds of this machine's clock: where there is slow mode, it counts from there. */
export class SlowMode {
  readonly lastSent = new Store<Record<string, number>>({});

  /** Takes in that the user wrote in a channel. A page of the history tells of older messages too. */
  sent({ channelId, createdAt }: ChatMessage): void {
    this.note(channelId, createdAt === undefined ? Date.now() : Date.parse(createdAt));
  }

  /**
   * Takes in that the server refused a message: whoever came too early is told how long to wait.
   *
   * @param seconds between two messages in that channel
   */
  refused({ channelId }: ChatMessage, { code, retryAfterMs }: ChatError, seconds: number): void {
    if (code === 'slow_mode') {
      this.note(channelId, Date.now() + retryAfterMs - seconds * 1_000);
    }
  }

  private note(channelId: string, sentAt: number): void {
    const known = this.lastSent.get();
    // Another clock may be ahead of this one, and what is known of a channel behind the server.
    const at = Math.min(Date.now(), sentAt);
    if (at > (known[channelId] ?? 0)) {
      this.lastSent.set({ ...known, [channelId]: at });
    }
  }
}
