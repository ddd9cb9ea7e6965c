import type { ChannelFeed, ChannelFrame, Position } from './channel-feed.js';
import { ChatError } from './errors.js';
import type { AnswerTo, ServerFrame } from './frames.js';
import { isFailure, type Requests } from './requests.js';

/** The server takes so many channels in one request. */
const MAX_CHANNELS_PER_REQUEST = 1_000;

type Subscribed = AnswerTo<'channel:subscribe'>['data'];
type SubscribedChannel = Subscribed['channels'][number];

interface SubscriberListener {
  /** Makes the feed of a channel that is heard for the first time. */
  makeFeed(channelId: string): ChannelFeed;
  /** What was missed in a channel cannot be had piece by piece: `known` messages are to be read again. */
  startedAfresh(feed: ChannelFeed, known: number): void;
  /** The server could not say where its channels stand. */
  failed(): void;
  /** Every channel that is heard has all that was missed. */
  caughtUp(): void;
}

interface Waiter {
  /** The channels that are waited for; null while that is not known yet: all. */
  channels: Set<string> | null;
  resolve: () => void;
  reject: (error: ChatError) => void;
}

/**
 * Keeps channels subscribed, over any number of connections: on each new one it goes on where it was, and where a frame
 * is missing it asks for what it lacks.
 */
export class Subscriber {
  private readonly feeds = new Map<string, ChannelFeed>();
  private readonly waiters = new Set<Waiter>();
  private hearsAll = false;
  private epoch: string | undefined;
  /** Subscriptions of this connection that the server has yet to answer. */
  private unanswered = 0;

  constructor(
    private readonly requests: Requests,
    private readonly listener: SubscriberListener,
  ) {}

  feed(channelId: string): ChannelFeed | undefined {
    return this.feeds.get(channelId);
  }

  /** Hears some channels, or all, those made later too. Resolves when everything that was missed has come. */
  subscribe(channels?: string[]): Promise<void> {
    if (channels) {
      channels.filter((id) => !this.feeds.has(id)).forEach((id) => this.feeds.set(id, this.listener.makeFeed(id)));
      this.ask(channels.map((id) => this.feeds.get(id) as ChannelFeed).filter(({ status }) => status === 'off'));
    } else {
      this.hearsAll = true;
      this.askForAll();
    }
    return new Promise((resolve, reject) => {
      this.waiters.add({ channels: channels ? new Set(channels) : null, resolve, reject });
      this.settle();
    });
  }

  /** Hears some channels, or all, no longer, and forgets them. */
  unsubscribe(channels?: string[]): void {
    (channels ?? [...this.feeds.keys()]).forEach((channelId) => this.feeds.delete(channelId));
    this.hearsAll = this.hearsAll && channels !== undefined;
    this.requests.ask('channel:unsubscribe', channels ? { channels } : {});
  }

  connected(): void {
    this.unanswered = 0;
    if (this.hearsAll) {
      // First, because it begins every channel anew; then those that are known go on from where they were.
      this.askForAll();
    }
    this.ask([...this.feeds.values()].filter(({ position }) => position !== null || !this.hearsAll));
  }

  disconnected(): void {
    this.feeds.forEach((feed) => {
      feed.status = 'off';
    });
  }

  close(): void {
    this.waiters.forEach(({ reject }) => reject(new ChatError('closed', 'The client was closed.')));
    this.waiters.clear();
  }

  receive(frame: ChannelFrame): void {
    const feed = this.feeds.get(frame.data.channel_id);
    if (feed?.receive(frame) === 'hole') {
      this.ask([feed]);
    }
  }

  caughtUp({ data: { channel_id, ...position } }: ServerFrame<'channel:caught_up'>): void {
    this.feeds.get(channel_id)?.caughtUp(position);
    this.settle();
  }

  /** A channel was made; whoever hears all hears it from its beginning. */
  created(channelId: string): void {
    if (this.hearsAll && !this.feeds.has(channelId)) {
      this.begin(channelId, { seq: 0, change: 0 }).status = 'live';
    }
  }

  /** A channel was deleted for good. */
  gone(channelId: string): void {
    if (this.feeds.delete(channelId)) {
      this.refuse(channelId, new ChatError('channel_not_found', 'Channel not found'));
      this.settle();
    }
  }

  /** Asks whether a channel may still be heard, and forgets it where it may not. */
  checkAccess(channelId: string): void {
    const feed = this.feeds.get(channelId);
    if (feed) {
      this.ask([feed]);
    }
  }

  private ask(feeds: ChannelFeed[]): void {
    for (let start = 0; start < feeds.length; start += MAX_CHANNELS_PER_REQUEST) {
      const channels = feeds.slice(start, start + MAX_CHANNELS_PER_REQUEST).map(({ channelId, position }) => ({
        channel_id: channelId,
        ...(position ? { after: position.seq, after_change: position.change } : {}),
      }));
      const placed = new Set(channels.filter((channel) => 'after' in channel).map(({ channel_id }) => channel_id));
      const data = { channels, ...(this.epoch === undefined ? {} : { epoch: this.epoch }) };
      this.unanswered += 1;
      this.requests.ask('channel:subscribe', data, (answer) => {
        this.unanswered -= 1;
        if (isFailure(answer)) {
          this.listener.failed();
          return;
        }
        this.epoch = answer.data.epoch;
        answer.data.channels.forEach((channel) => this.goOn(channel, placed.has(channel.channel_id)));
        this.settle();
      });
    }
  }

  private askForAll(): void {
    this.unanswered += 1;
    this.requests.ask('channel:subscribe', {}, (answer) => {
      this.unanswered -= 1;
      if (isFailure(answer)) {
        this.listener.failed();
        return;
      }
      this.beginNew(answer.data);
      this.settle();
    });
  }

  /** Begins the channels that are not known yet; the others go on by the request behind this one. */
  private beginNew({ epoch, channels }: Subscribed): void {
    this.epoch ??= epoch;
    const heard = channels.filter(({ code }) => code === undefined);
    for (const { channel_id, seq = 0, change = 0 } of heard) {
      if (!this.feeds.get(channel_id)?.position) {
        this.begin(channel_id, { seq, change });
      }
    }
    for (const waiter of this.waiters) {
      waiter.channels ??= new Set(heard.map(({ channel_id }) => channel_id));
    }
  }

  private begin(channelId: string, position: Position): ChannelFeed {
    const feed = this.feeds.get(channelId) ?? this.listener.makeFeed(channelId);
    this.feeds.set(channelId, feed);
    feed.startAfresh(position);
    feed.status = 'replaying';
    return feed;
  }

  /** Takes the answer for a channel; `isPlaced` tells whether it was asked for with a position. */
  private goOn(
    { channel_id, seq = 0, change = 0, recovered, error, code }: SubscribedChannel,
    isPlaced: boolean,
  ): void {
    const feed = this.feeds.get(channel_id);
    if (!feed) {
      return;
    }
    if (code !== undefined) {
      this.feeds.delete(channel_id);
      this.refuse(channel_id, new ChatError(code, error ?? code));
      return;
    }
    if (!recovered || !isPlaced) {
      const known = feed.store.size;
      feed.startAfresh({ seq, change });
      if (known > 0) {
        this.listener.startedAfresh(feed, known);
      }
    }
    feed.status = 'replaying';
  }

  private refuse(channelId: string, error: ChatError): void {
    for (const waiter of this.waiters) {
      if (waiter.channels?.has(channelId)) {
        this.waiters.delete(waiter);
        waiter.reject(error);
      }
    }
  }

  private settle(): void {
    for (const waiter of this.waiters) {
      if (waiter.channels && [...waiter.channels].every((id) => this.feeds.get(id)?.status === 'live')) {
        this.waiters.delete(waiter);
        waiter.resolve();
      }
    }
    if (this.unanswered === 0 && [...this.feeds.values()].every(({ status }) => status === 'live')) {
      this.listener.caughtUp();
    }
  }
}
