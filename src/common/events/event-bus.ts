import { Injectable, Logger } from '@nestjs/common';

type EventClass<Event extends object> = new (...args: never[]) => Event;

/**
 * Tells who asked for it what has happened. Events are facts of the past: a transaction hands over its events after its
 * commit, in the order of the changes, and drops them when it rolls back.
 */
@Injectable()
export class EventBus {
  private readonly logger = new Logger(EventBus.name);
  private readonly listeners = new Map<unknown, ((event: object) => void)[]>();

  /** Calls the listener with every event of this class from now on. */
  on<Event extends object>(type: EventClass<Event>, listener: (event: Event) => void): void {
    const listeners = this.listeners.get(type) ?? [];
    this.listeners.set(type, [...listeners, listener as (event: object) => void]);
  }

  /** Hands an event to its listeners. What a listener throws is its own fault, and is logged; the change stands. */
  publish(event: object): void {
    for (const listener of this.listeners.get(event.constructor) ?? []) {
      try {
        listener(event);
      } catch (error) {
        this.logger.error({ err: error, event: event.constructor.name }, 'A listener failed on an event.');
      }
    }
  }
}
