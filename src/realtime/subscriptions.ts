import { Injectable } from '@nestjs/common';
import type { Connection } from './connection.js';

const NOBODY: ReadonlySet<Connection> = new Set();

/** Who hears which channel, found by channel, so that telling a channel costs what it has listeners. */
@Injectable()
export class Subscriptions {
  private readonly everywhere = new Set<Connection>();
  private readonly byChannel = new Map<string, Set<Connection>>();
  /** The channels of each connection that ever subscribed; after its last `unsubscribe` it hears none. */
  private readonly channels = new Map<Connection, Set<string>>();

  /** Those who never subscribed: they hear the messages of every channel, and nothing else. */
  get unsubscribed(): ReadonlySet<Connection> {
    return this.everywhere;
  }

  /** Those who subscribed to anything. */
  get subscribed(): Iterable<Connection> {
    return this.channels.keys();
  }

  /** Those who subscribed to a channel. */
  subscribersOf(channelId: string): ReadonlySet<Connection> {
    return this.byChannel.get(channelId) ?? NOBODY;
  }

  /** Takes in a new connection, which hears the messages of every channel until it subscribes. */
  add(connection: Connection): void {
    this.everywhere.add(connection);
  }

  delete(connection: Connection): void {
    this.everywhere.delete(connection);
    for (const channelId of this.channels.get(connection) ?? []) {
      this.leave(connection, channelId);
    }
    this.channels.delete(connection);
  }

  /** From the first subscription on, a connection hears its channels only, with every kind of push. */
  subscribe(connection: Connection, channelId: string): void {
    this.everywhere.delete(connection);
    const channels = this.channels.get(connection) ?? new Set();
    this.channels.set(connection, channels.add(channelId));
    const subscribers = this.byChannel.get(channelId) ?? new Set();
    this.byChannel.set(channelId, subscribers.add(connection));
  }

  unsubscribe(connection: Connection, channelId: string): void {
    this.channels.get(connection)?.delete(channelId);
    this.leave(connection, channelId);
  }

  private leave(connection: Connection, channelId: string): void {
    const subscribers = this.byChannel.get(channelId);
    subscribers?.delete(connection);
    if (subscribers?.size === 0) {
      this.byChannel.delete(channelId);
    }
  }
}
