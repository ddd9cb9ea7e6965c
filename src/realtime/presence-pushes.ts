import { Injectable } from '@nestjs/common';
import { EventBus } from '../common/events/event-bus.js';
import { PresenceChanged, TypingStarted, TypingStopped } from '../presence/presence.events.js';
import { Broadcaster } from './broadcaster.js';
import { frame } from './frames.js';

/** Tells who is there, and who types where. All of it is old a moment later, so slow readers go without. */
@Injectable()
export class PresencePushes {
  constructor(broadcaster: Broadcaster, events: EventBus) {
    events.on(PresenceChanged, ({ users }) => {
      broadcaster.announce(frame('presence:changed', { users }), { droppable: true });
    });
    events.on(TypingStarted, ({ typing, source }) => {
      broadcaster.publish(typing.channel_id, frame('typing:started', typing), { except: source, droppable: true });
    });
    events.on(TypingStopped, ({ typing, source }) => {
      broadcaster.publish(typing.channel_id, frame('typing:stopped', typing), { except: source, droppable: true });
    });
  }
}
