import type { ChannelFeed } from './channel-feed.js';
import type { MessageResponse } from './messages.js';
import type { Rest } from './rest.js';

const MAX_PAGE_SIZE = 1_000;

/** Reads the history of channels into their feeds. */
export class History {
  constructor(
    private readonly rest: Rest,
    private readonly userId: string,
  ) {}

  /** Reads the messages before those that are known, or the newest. @returns whether there are still older ones. */
  async readOlder(feed: ChannelFeed, limit: number): Promise<boolean> {
    const before = feed.store.firstSeq;
    if (before === 1) {
      return false;
    }
    await feed.addPage(() =>
      before === null
        ? this.readNewest(feed.channelId, limit)
        : this.readFrom(feed.channelId, Math.max(1, before - limit), Math.min(limit, before - 1)),
    );
    return (feed.store.firstSeq ?? 1) > 1;
  }

  /** Reads as many of the newest messages, in pages as large as the server gives them. */
  async readAgain(feed: ChannelFeed, count: number): Promise<void> {
    const { generation } = feed;
    let hasMore = true;
    while (hasMore && generation === feed.generation && feed.store.size < count) {
      hasMore = await this.readOlder(feed, Math.min(MAX_PAGE_SIZE, count - feed.store.size));
    }
  }

  /** Reads the messages from a place on, wherever in the channel that is. */
  async readPlaces(feed: ChannelFeed, first: number, count: number): Promise<void> {
    await feed.addPage(() => this.readFrom(feed.channelId, first, count));
  }

  /** Reads a message and those around it. @returns its place. */
  async readAround(feed: ChannelFeed, messageId: string, count: number): Promise<number> {
    let place = 0;
    await feed.addPage(async () => {
      const { body } = await this.read(feed.channelId, { around: messageId, limit: count });
      const first = (body.offset ?? 0) + 1;
      place = first + body.messages.findIndex(({ id }) => id === messageId);
      return { first, messages: body.messages };
    });
    return place;
  }

  private async readNewest(channelId: string, limit: number): Promise<{ first: number; messages: MessageResponse[] }> {
    const { body } = await this.read(channelId, { order: 'desc', limit });
    // Places have no gap, so the newest of so many has that place.
    return { first: body.total - body.messages.length + 1, messages: body.messages.toReversed() };
  }

  private async readFrom(
    channelId: string,
    first: number,
    limit: number,
  ): Promise<{ first: number; messages: MessageResponse[] }> {
    const { body } = await this.read(channelId, { offset: first - 1, limit });
    return { first, messages: body.messages };
  }

  private read(channelId: string, query: { limit: number; offset?: number; order?: 'desc'; around?: string }) {
    return this.rest.call('get', '/api/channels/{channel_id}/messages', {
      path: { channel_id: channelId },
      query: { ...query, userId: this.userId },
    });
  }
}
