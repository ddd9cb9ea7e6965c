import { Injectable } from '@nestjs/common';
import { EventBus } from '../common/events/event-bus.js';
import { PresenceChanged, TypingStarted, TypingStopped } from '../presence/presence.events.js';
import { PresenceService } from '../presence/presence.service.js';
import { ReadMarked } from '../read-markers/read-markers.events.js';
import { Audience } from './audience.js';
import { Broadcaster } from './broadcaster.js';
import { Connections } from './connections.js';
import { frame, type ServerFrame } from './frames.js';
import { Subscriptions } from './subscriptions.js';

/**
 * Tells who is there, and who types where: old a moment later, so slow readers go without. And tells users on their other
 * connections how far they have read.
 */
@Injectable()
export class PresencePushes {
  constructor(
    private readonly broadcaster: Broadcaster,
    private readonly presence: PresenceService,
    private readonly connections: Connections,
    private readonly subscriptions: Subscriptions,
    private readonly audience: Audience,
    events: EventBus,
  ) {
    events.on(PresenceChanged, ({ users }) => {
      broadcaster.announce(frame('presence:changed', { users }), { droppable: true });
    });
    events.on(TypingStarted, ({ typing, source }) => {
      broadcaster.publish(typing.channel_id, frame('typing:started', typing), { except: source, droppable: true });
    });
    events.on(TypingStopped, ({ typing, source }) => {
      broadcaster.publish(typing.channel_id, frame('typing:stopped', typing), { except: source, droppable: true });
    });
    events.on(ReadMarked, ({ marker, origin }) => this.tellUser(frame('read:marked', marker), origin));
  }

  /** Tells the other connections of a user, as whom they said to be there. */
  private tellUser(told: ServerFrame<'read:marked'>, origin: string | undefined): void {
    const { user_id, channel_id } = told.data;
    const elsewhere = [...this.presence.sourcesOf(user_id)]
      .filter((source) => source !== origin)
      .map((source) => this.connections.find(source))
      .filter((connection) => connection !== undefined)
      .filter((connection) => this.subscriptions.isSubscribed(connection))
      .filter((connection) => this.audience.mayHear(connection, channel_id));
    this.broadcaster.tell(elsewhere, told);
  }
}
