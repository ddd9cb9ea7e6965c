import { Injectable } from '@nestjs/common';
import { EventBus } from '../common/events/event-bus.js';
import { Metrics } from '../common/metrics/metrics.js';
import { MessageSaved } from '../messages/messages.events.js';
import type { Connection } from './connection.js';
import { frame, type ServerFrame } from './frames.js';
import { textFrame } from './outgoing.js';
import { Subscriptions } from './subscriptions.js';

/** The one push that a client hears without having subscribed: all that the first clients know. */
const FOR_EVERYBODY: ServerFrame['type'] = 'message:broadcast';

interface PublishOptions {
  /** Id of the connection that is left out: it has its answer. */
  except?: string;
  /** Whether a client that reads slowly may go without it, as with a hint that is old a moment later. */
  droppable?: boolean;
}

/** Tells the listeners of a channel what has happened. A frame is encoded once and is the same bytes for everybody. */
@Injectable()
export class Broadcaster {
  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly metrics: Metrics,
    events: EventBus,
  ) {
    events.on(MessageSaved, ({ message, origin }) => {
      const broadcast = frame('message:broadcast', { ...message, is_own_message: false });
      this.publish(message.channel_id, broadcast, { except: origin });
    });
  }

  /**
   * Sends a frame to the subscribers of a channel, and a `message:broadcast` also to those who never subscribed. Frames of
   * a channel reach each of them in the order of the calls.
   */
  publish(channelId: string, published: ServerFrame, options: PublishOptions = {}): void {
    const audiences = [this.subscriptions.subscribersOf(channelId)];
    if (published.type === FOR_EVERYBODY) {
      audiences.push(this.subscriptions.unsubscribed);
    }
    this.deliver(audiences, published, options);
  }

  /** Sends a frame that belongs to no channel to everybody who subscribed to anything. */
  publishToSubscribers(published: ServerFrame, options: PublishOptions = {}): void {
    this.deliver([this.subscriptions.subscribed], published, options);
  }

  private deliver(
    audiences: Iterable<Connection>[],
    published: ServerFrame,
    { except, droppable = false }: PublishOptions,
  ): void {
    const bytes = textFrame(JSON.stringify(published));
    let sent = 0;
    for (const audience of audiences) {
      for (const connection of audience) {
        if (connection.id !== except && connection.push(bytes, droppable)) {
          sent += 1;
        }
      }
    }
    this.metrics.framesSent.inc({ type: published.type }, sent);
  }
}
