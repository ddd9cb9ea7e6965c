import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { EventBus } from '../common/events/event-bus.js';
import { LOOK_BACK_MS, Poll } from '../common/time/poll.js';
import { toDatabaseTime } from '../common/time/timestamp.js';
import { AppConfig } from '../config/app-config.js';
import { ChannelMembersRepository } from './channel-members.repository.js';
import { ChannelRemovalsFound } from './channels.events.js';

const INTERVAL_MS = 500;

/**
 * Looks, again and again, for who was taken out of a channel by another server on the same database, and emits
 * ChannelRemovalsFound. What this server did itself is among it, and known already.
 */
@Injectable()
export class ChannelRemovalsWatch implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(ChannelRemovalsWatch.name);
  private readonly poll = new Poll(
    () => this.look(),
    (error) => this.logger.warn({ err: error }, 'Who was taken out of channels elsewhere cannot be read now.'),
  );

  constructor(
    private readonly members: ChannelMembersRepository,
    private readonly config: AppConfig,
    private readonly events: EventBus,
  ) {}

  onApplicationBootstrap(): void {
    // A file has one server.
    if (this.config.database.location.kind !== 'sqlite') {
      this.poll.start(INTERVAL_MS);
    }
  }

  onModuleDestroy(): Promise<void> {
    return this.poll.stop();
  }

  private async look(): Promise<void> {
    const removals = await this.members.listRemovals(toDatabaseTime(Date.now() - LOOK_BACK_MS));
    if (removals.length > 0) {
      this.events.publish(new ChannelRemovalsFound(removals));
    }
  }
}
