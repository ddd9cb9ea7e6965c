import { Injectable } from '@nestjs/common';
import { ChannelCreated, ChannelUpdated } from '../channels/channels.events.js';
import { EventBus } from '../common/events/event-bus.js';
import { Metrics } from '../common/metrics/metrics.js';
import { MessageDeleted, MessageSaved, MessageUpdated, ThreadUpdated } from '../messages/messages.events.js';
import { ReactionAdded, ReactionRemoved } from '../reactions/reactions.events.js';
import type { Connection } from './connection.js';
import { frame, type ServerFrame } from './frames.js';
import { textFrame } from './outgoing.js';
import { changePush, messagePush, reactionPush } from './pushes.js';
import { ResumeService } from './resume.service.js';
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
    resume: ResumeService,
    events: EventBus,
  ) {
    events.on(ChannelCreated, ({ channel }) => {
      this.subscriptions.note(channel.id, {});
      this.subscriptions.everyChannel.forEach((connection) => resume.follow(connection, channel.id));
      this.announce(frame('channel:created', channel));
    });
    events.on(ChannelUpdated, ({ channel }) => this.announce(frame('channel:updated', channel)));
    events.on(MessageSaved, ({ message, seq, origin }) => {
      this.publish(message.channel_id, messagePush(message, seq), { except: origin });
    });
    // Their author hears them too, besides the answer: who counts the changes of a channel is to see each of them.
    events.on(MessageUpdated, ({ message, change }) => {
      this.publish(message.channel_id, changePush(message, change));
    });
    events.on(MessageDeleted, ({ message, change }) => {
      this.publish(message.channel_id, frame('message:deleted', message, { change }));
    });
    events.on(ThreadUpdated, ({ thread, change }) => {
      this.publish(thread.channel_id, frame('thread:updated', thread, { change }));
    });
    events.on(ReactionAdded, ({ reaction, change }) => {
      this.publish(reaction.channel_id, reactionPush(reaction, false, change));
    });
    events.on(ReactionRemoved, ({ reaction, change }) => {
      this.publish(reaction.channel_id, reactionPush(reaction, true, change));
    });
  }

  /** Sends a frame to everyone who ever subscribed: it is about the channels themselves, or about people. */
  announce(announced: ServerFrame, { droppable = false }: Pick<PublishOptions, 'droppable'> = {}): void {
    const bytes = textFrame(JSON.stringify(announced));
    let sent = 0;
    for (const connection of this.subscriptions.subscribed) {
      sent += connection.push(bytes, droppable) ? 1 : 0;
    }
    this.metrics.framesSent.inc({ type: announced.type }, sent);
  }

  /**
   * Sends a frame to the subscribers of a channel, and a `message:broadcast` also to those who never subscribed. Frames of
   * a channel reach each of them in the order of the calls.
   */
  publish(channelId: string, published: ServerFrame, { except, droppable = false }: PublishOptions = {}): void {
    this.subscriptions.note(channelId, published);
    const bytes = textFrame(JSON.stringify(published));
    let sent = 0;
    const send = (connection: Connection): void => {
      if (connection.id !== except && connection.push(bytes, droppable)) {
        sent += 1;
      }
    };
    for (const [connection, subscription] of this.subscriptions.subscribersOf(channelId)) {
      if (subscription.takes(published)) {
        send(connection);
      }
    }
    if (published.type === FOR_EVERYBODY) {
      this.subscriptions.unsubscribed.forEach(send);
    }
    this.metrics.framesSent.inc({ type: published.type }, sent);
  }
}
