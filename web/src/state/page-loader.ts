import type { ChatClient } from '../../../client/src/index.js';

const PAGE_SIZE = 100;

/** Reads the history of channels in pages of a fixed cut, each once, and single messages. */
export class PageLoader {
  private readonly pages = new Map<string, Set<number>>();
  /** Messages that are being read. */
  private readonly single = new Set<string>();

  constructor(
    private readonly client: ChatClient,
    private readonly failed: (channelId: string, error: unknown) => void,
  ) {}

  /** Reads what is not known yet between two places. */
  ensure(channelId: string, first: number, last: number): void {
    const known = this.pages.get(channelId) ?? new Set();
    this.pages.set(channelId, known);
    const end = Math.min(last, this.client.lastSeq(channelId) ?? 0);
    for (let page = Math.floor((Math.max(1, first) - 1) / PAGE_SIZE); page * PAGE_SIZE < end; page += 1) {
      if (!known.has(page)) {
        known.add(page);
        this.client.load(channelId, page * PAGE_SIZE + 1, PAGE_SIZE).catch((error: unknown) => {
          known.delete(page);
          this.failed(channelId, error);
        });
      }
    }
  }

  /** Reads a message that is not known yet. */
  ensureMessage(channelId: string, messageId: string): void {
    const key = `${channelId} ${messageId}`;
    if (!this.single.has(key)) {
      this.single.add(key);
      this.client
        .loadAround(channelId, messageId, 1)
        // The list can do without.
        .catch(() => undefined)
        .finally(() => this.single.delete(key));
    }
  }

  /** Reads a channel anew from now on. */
  forget(channelId: string): void {
    this.pages.delete(channelId);
  }
}
