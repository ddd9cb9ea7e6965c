import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { EventBus } from '../common/events/event-bus.js';
import { LOOK_BACK_MS, Poll } from '../common/time/poll.js';
import { toDatabaseTime } from '../common/time/timestamp.js';
import { AppConfig } from '../config/app-config.js';
import { ChannelAccessService } from './channel-access.service.js';
import { ChannelMembersRepository } from './channel-members.repository.js';
import { ChannelDeleted, ChannelRemovalsFound } from './channels.events.js';
import { DeletedChannelsRepository } from './deleted-channels.repository.js';

const INTERVAL_MS = 500;

/**
 * Looks, again and again, for who was taken out of a channel by another server on the same database, and for channels that
 * it deleted, and emits ChannelRemovalsFound and ChannelDeleted. What this server did itself is among it, and known already.
 */
@Injectable()
export class ChannelRemovalsWatch implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(ChannelRemovalsWatch.name);
  private readonly poll = new Poll(
    () => this.look(),
    (error) => this.logger.warn({ err: error }, 'What became of channels elsewhere cannot be read now.'),
  );

  constructor(
    private readonly members: ChannelMembersRepository,
    private readonly deleted: DeletedChannelsRepository,
    private readonly access: ChannelAccessService,
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
    const since = toDatabaseTime(Date.now() - LOOK_BACK_MS);
    const removals = await this.members.listRemovals(since);
    if (removals.length > 0) {
      this.events.publish(new ChannelRemovalsFound(removals));
    }
    for (const { id, kind } of await this.deleted.listSince(since)) {
      if (!this.access.isDeleted(id)) {
        this.events.publish(new ChannelDeleted(id, kind));
      }
    }
  }
}
