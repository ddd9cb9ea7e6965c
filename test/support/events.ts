import { EventBus } from '../../src/common/events/event-bus.js';
import { MessageDeleted, MessageSaved, MessageUpdated, ThreadUpdated } from '../../src/messages/messages.events.js';
import { ReactionAdded, ReactionRemoved } from '../../src/reactions/reactions.events.js';
import { ReadMarked } from '../../src/read-markers/read-markers.events.js';
import type { TestServer } from './server.js';

const EVENTS = [
  MessageSaved,
  MessageUpdated,
  MessageDeleted,
  ThreadUpdated,
  ReactionAdded,
  ReactionRemoved,
  ReadMarked,
];

/** Keeps every event of a server from now on; `take` hands out those since the last time, as `[name, event]`. */
export function recordEvents({ app }: TestServer): { take(): [string, Record<string, unknown>][] } {
  let events: [string, Record<string, unknown>][] = [];
  for (const type of EVENTS) {
    app.get(EventBus).on<object>(type, (event) => events.push([type.name, { ...event }]));
  }
  return {
    take: () => {
      const taken = events;
      events = [];
      return taken;
    },
  };
}
