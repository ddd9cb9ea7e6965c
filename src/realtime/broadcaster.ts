import { Injectable } from '@nestjs/common';
import { hasScopes } from '../auth/scopes.js';
import { ChannelCreated, ChannelDeleted, ChannelUpdated } from '../channels/channels.events.js';
import { EventBus } from '../common/events/event-bus.js';
import { Metrics } from '../common/metrics/metrics.js';
import { MessageDeleted, MessageSaved, MessageUpdated, ThreadUpdated } from '../messages/messages.events.js';
import { ReactionAdded, ReactionRemoved } from '../reactions/reactions.events.js';
import { Audience } from './audience.js';
import type { Connection } from './connection.js';
import { frame, scopesToHear, type ServerFrame } from './frames.js';
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
    private readonly audience: Audience,
    private readonly metrics: Metrics,
    resume: ResumeService,
    events: EventBus,
  ) {
    events.on(ChannelCreated, ({ channel, members }) => {
      this.subscriptions.note(channel.id, {});
      members.forEach((userId) => this.audience.join(channel.id, userId));
      for (const connection of this.subscriptions.everyChannel) {
        if (this.audience.mayHear(connection, channel.id)) {
          resume.follow(connection, channel.id, { seq: 0, change: 0 });
        }
      }
      this.announceChannel(frame('channel:created', channel));
    });
    events.on(ChannelUpdated, ({ channel }) => this.announceChannel(frame('channel:updated', channel)));
    events.on(ChannelDeleted, ({ channel_id, kind }) => {
      const hearing = this.audience.end(channel_id, kind, this.subscriptions.subscribed);
      this.subscriptions.forget(channel_id);
      this.tell(hearing, frame('channel:deleted', { id: channel_id }));
    });
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

  /** Sends a frame to everyone who ever subscribed: it is about people. */
  announce(announced: ServerFrame, options: Pick<PublishOptions, 'droppable'> = {}): void {
    this.tell(this.subscriptions.subscribed, announced, options);
  }

  /** Sends a frame to some connections. */
  tell(
    connections: Iterable<Connection>,
    told: ServerFrame,
    { droppable = false }: Pick<PublishOptions, 'droppable'> = {},
  ): void {
    const bytes = textFrame(JSON.stringify(told));
    const scopes = scopesToHear(told.type);
    let sent = 0;
    for (const connection of connections) {
      sent += hasScopes(connection.principal, scopes) && connection.push(bytes, droppable) ? 1 : 0;
    }
    this.metrics.framesSent.inc({ type: told.type }, sent);
  }

  /**
   * Sends a frame to the subscribers of a channel, and a `message:broadcast` also to those who never subscribed and may hear
   * it. Frames of a channel reach each of them in the order of the calls.
   */
  publish(channelId: string, published: ServerFrame, { except, droppable = false }: PublishOptions = {}): void {
    this.subscriptions.note(channelId, published);
    const bytes = textFrame(JSON.stringify(published));
    const scopes = scopesToHear(published.type);
    let sent = 0;
    const send = (connection: Connection): void => {
      const mayHear = connection.id !== except && hasScopes(connection.principal, scopes);
      if (mayHear && connection.push(bytes, droppable)) {
        sent += 1;
      }
    };
    for (const [connection, subscription] of this.subscriptions.subscribersOf(channelId)) {
      if (subscription.takes(published)) {
        send(connection);
      }
    }
    if (published.type === FOR_EVERYBODY) {
      if (this.audience.isOpen(channelId)) {
        this.subscriptions.unsubscribed.forEach(send);
      }
      for (const connection of this.audience.insidersOf(channelId)) {
        if (!this.subscriptions.isSubscribed(connection)) {
          send(connection);
        }
      }
    }
    this.metrics.framesSent.inc({ type: published.type }, sent);
  }

  /** Sends a frame about a channel itself to everyone who ever subscribed and may hear it. */
  private announceChannel(announced: ServerFrame<'channel:created' | 'channel:updated'>): void {
    const { id } = announced.data;
    const hearing = [...this.subscriptions.subscribed].filter((connection) => this.audience.mayHear(connection, id));
    this.tell(hearing, announced);
  }
}
