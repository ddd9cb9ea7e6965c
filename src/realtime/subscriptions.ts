import { Injectable } from '@nestjs/common';
import type { Connection } from './connection.js';
import type { FramePosition } from './frames.js';

/** How far somebody has come in a channel: the newest message and the newest change. */
export type Position = Required<FramePosition>;

const NOWHERE: Position = { seq: 0, change: 0 };
const NOBODY: ReadonlyMap<Connection, Subscription> = new Map();

/**
 * That a connection hears a channel, and what it has of it. What it has yet to catch up with is read from the database;
 * until then, pushes only move the target.
 */
export class Subscription {
  /** How far the channel has come, as far as this subscription must know. */
  readonly target: Position;
  /** Whether pushes go straight to the connection. */
  isLive = false;

  /** @param position the newest message and change that the client has. */
  constructor(
    readonly connection: Connection,
    readonly channelId: string,
    readonly position: Position,
    target: Position,
  ) {
    this.target = { ...target };
  }

  /** Notes a push at this position, and tells whether the connection is to get it now: each once, and in order. */
  takes({ seq, change }: FramePosition): boolean {
    const known = this.isLive ? this.position : this.target;
    const isNew = (seq === undefined || seq > known.seq) && (change === undefined || change > known.change);
    known.seq = Math.max(known.seq, seq ?? 0);
    known.change = Math.max(known.change, change ?? 0);
    return this.isLive && isNew;
  }
}

/** Who hears which channel, found by channel, so that telling a channel costs what it has listeners. */
@Injectable()
export class Subscriptions {
  private readonly everywhere = new Set<Connection>();
  private readonly byChannel = new Map<string, Map<Connection, Subscription>>();
  /** The channels of each connection that ever subscribed; after its last `unsubscribe` it hears none. */
  private readonly channels = new Map<Connection, Set<string>>();
  /** Those that subscribed to every channel, and to what is made later. */
  private readonly toEveryChannel = new Set<Connection>();
  /** The newest that was published of each channel since the start. */
  private readonly published = new Map<string, Position>();

  /** Those who never subscribed: they hear the messages of every channel that is open to everybody, and nothing else. */
  get unsubscribed(): ReadonlySet<Connection> {
    return this.everywhere;
  }

  /** Those who ever subscribed: they hear of the channels themselves. */
  get subscribed(): Iterable<Connection> {
    return this.channels.keys();
  }

  isSubscribed(connection: Connection): boolean {
    return this.channels.has(connection);
  }

  /** Those who hear every channel that is made from now on. */
  get everyChannel(): ReadonlySet<Connection> {
    return this.toEveryChannel;
  }

  /** Those who subscribed to a channel. */
  subscribersOf(channelId: string): ReadonlyMap<Connection, Subscription> {
    return this.byChannel.get(channelId) ?? NOBODY;
  }

  /** The channels of a connection. */
  channelsOf(connection: Connection): ReadonlySet<string> {
    return this.channels.get(connection) ?? new Set();
  }

  /**
   * Notes that a channel was made or a push of it is on its way, so that whoever subscribes now knows of the channel and how
   * far it has come.
   */
  note(channelId: string, { seq = 0, change = 0 }: FramePosition): void {
    const newest = this.newestOf(channelId);
    this.published.set(channelId, { seq: Math.max(newest.seq, seq), change: Math.max(newest.change, change) });
  }

  /** The channels that were made or of which something was published since the start. */
  get publishedChannels(): Iterable<string> {
    return this.published.keys();
  }

  /** The newest that was published of a channel; zeros where nothing was. */
  newestOf(channelId: string): Position {
    return this.published.get(channelId) ?? NOWHERE;
  }

  /**
   * Takes in a new connection.
   *
   * @param hearsOpen whether it hears the messages of every channel that is open to everybody until it subscribes.
   */
  add(connection: Connection, hearsOpen: boolean): void {
    if (hearsOpen) {
      this.everywhere.add(connection);
    }
  }

  delete(connection: Connection): void {
    this.everywhere.delete(connection);
    this.toEveryChannel.delete(connection);
    for (const channelId of this.channelsOf(connection)) {
      this.leave(connection, channelId);
    }
    this.channels.delete(connection);
  }

  /** From now on a connection hears only what it subscribes to: `all`, also every channel that is made later. */
  begin(connection: Connection, all: boolean): void {
    this.everywhere.delete(connection);
    this.channels.set(connection, this.channels.get(connection) ?? new Set());
    if (all) {
      this.toEveryChannel.add(connection);
    }
  }

  /** Puts a subscription in the place of an earlier one to the same channel. */
  subscribe(subscription: Subscription): void {
    const { connection, channelId } = subscription;
    this.begin(connection, false);
    this.channels.get(connection)?.add(channelId);
    const subscribers = this.byChannel.get(channelId) ?? new Map<Connection, Subscription>();
    this.byChannel.set(channelId, subscribers.set(connection, subscription));
  }

  unsubscribe(connection: Connection, channelId: string): void {
    this.begin(connection, false);
    this.channels.get(connection)?.delete(channelId);
    this.leave(connection, channelId);
  }

  /** Ends every subscription to a channel that is gone. */
  forget(channelId: string): void {
    for (const connection of this.subscribersOf(channelId).keys()) {
      this.channels.get(connection)?.delete(channelId);
    }
    this.byChannel.delete(channelId);
    this.published.delete(channelId);
  }

  /** Ends the wish to hear what is made later. */
  forgetLater(connection: Connection): void {
    this.toEveryChannel.delete(connection);
  }

  /** Whether a subscription still stands: it was neither left, nor replaced, nor did its connection end. */
  has(subscription: Subscription): boolean {
    return this.byChannel.get(subscription.channelId)?.get(subscription.connection) === subscription;
  }

  private leave(connection: Connection, channelId: string): void {
    const subscribers = this.byChannel.get(channelId);
    subscribers?.delete(connection);
    if (subscribers?.size === 0) {
      this.byChannel.delete(channelId);
    }
  }
}
