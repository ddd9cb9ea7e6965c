import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { EventBus } from '../common/events/event-bus.js';
import { toDatabaseTime } from '../common/time/timestamp.js';
import { AppConfig } from '../config/app-config.js';
import { ChannelMembersRepository } from './channel-members.repository.js';
import { ChannelRemovalsFound } from './channels.events.js';

const INTERVAL_MS = 500;
/** The clocks of two servers may differ by so much, less what a request takes that is on its way. */
const LOOK_BACK_MS = 15_000;

/**
 * Looks, again and again, for who was taken out of a channel by another server on the same database, and emits
 * ChannelRemovalsFound. What this server did itself is among it, and known already.
 */
@Injectable()
export class ChannelRemovalsWatch implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(ChannelRemovalsWatch.name);
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private isFailing = false;

  constructor(
    private readonly members: ChannelMembersRepository,
    private readonly config: AppConfig,
    private readonly events: EventBus,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.database.location.kind === 'sqlite') {
      // A file has one server.
      return;
    }
    this.timer = setInterval(() => {
      this.looking ??= this.look().finally(() => {
        this.looking = undefined;
      });
    }, INTERVAL_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  private async look(): Promise<void> {
    try {
      const removals = await this.members.listRemovals(toDatabaseTime(Date.now() - LOOK_BACK_MS));
      if (removals.length > 0) {
        this.events.publish(new ChannelRemovalsFound(removals));
      }
      this.isFailing = false;
    } catch (error) {
      if (!this.isFailing) {
        this.logger.warn({ err: error }, 'Who was taken out of channels elsewhere cannot be read now.');
      }
      this.isFailing = true;
    }
  }
}
