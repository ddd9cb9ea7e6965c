import { Injectable } from '@nestjs/common';
import { EventBus } from '../common/events/event-bus.js';
import { Metrics } from '../common/metrics/metrics.js';
import { MessageSaved } from '../messages/messages.events.js';
import { Connections } from './connections.js';
import { frame } from './frames.js';

/** Tells every connection what has happened. A frame is encoded once and is the same bytes for everybody. */
@Injectable()
export class Broadcaster {
  constructor(
    private readonly connections: Connections,
    private readonly metrics: Metrics,
    events: EventBus,
  ) {
    events.on(MessageSaved, (event) => this.messageSaved(event));
  }

  /** Everybody but the sender's own socket, which has its answer. */
  private messageSaved({ message, origin }: MessageSaved): void {
    const broadcast = frame('message:broadcast', { ...message, is_own_message: false });
    const bytes = Buffer.from(JSON.stringify(broadcast));
    let sent = 0;
    for (const connection of this.connections) {
      if (connection.id !== origin) {
        connection.push(bytes);
        sent += 1;
      }
    }
    this.metrics.framesSent.inc({ type: broadcast.type }, sent);
  }
}
