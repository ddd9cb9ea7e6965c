import { setTimeout as rest } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { ChannelDeletionService } from '../channels/channel-deletion.service.js';
import { ChannelDeleted } from '../channels/channels.events.js';
import { EventBus } from '../common/events/event-bus.js';
import { Database } from '../database/database.js';
import { cutText, goneRows } from '../search-index/stored-messages.js';
import { ChannelPurgeRepository } from './channel-purge.repository.js';

/** Most messages, and about how much text in code units, that one transaction takes away: ten or twenty milliseconds of work. */
const STEP_MESSAGES = 100;
const STEP_TEXT = 25_000;
/** Longest rest after a step, however long that took. */
const MAX_REST_MS = 200;
const RETRY_MS = 5_000;

/**
 * Takes away what belonged to channels that were deleted for good, in the background: in steps that are transactions of their
 * own, between which it rests as long as they take, and which go on after a restart where they were.
 */
@Injectable()
export class ChannelPurge implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ChannelPurge.name);
  private running: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly channels: ChannelDeletionService,
    private readonly rows: ChannelPurgeRepository,
    private readonly database: Database,
    events: EventBus,
  ) {
    events.on(ChannelDeleted, () => this.start());
  }

  onApplicationBootstrap(): void {
    this.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private start(): void {
    this.running = this.running.then(() => this.work());
  }

  private async work(): Promise<void> {
    try {
      while (!this.stopped) {
        const channel = await this.channels.findUnpurged();
        if (!channel) {
          return;
        }
        await this.purge(channel.id);
      }
    } catch (error) {
      this.logger.error({ err: error }, 'What is left of deleted channels cannot be taken away; it is tried again.');
      if (!this.stopped) {
        this.timer = setTimeout(() => this.start(), RETRY_MS).unref();
      }
    }
  }

  private async purge(id: string): Promise<void> {
    const steps = [
      () => this.takeMessages(id),
      () => this.database.change((change) => this.rows.deleteMembers(change, id)),
      () => this.database.change((change) => this.rows.deleteReports(change, id)),
      () => this.database.change((change) => this.rows.deleteTurns(change, id)),
      () => this.database.change((change) => this.rows.deleteMarkers(change, id)),
    ];
    for (const step of steps) {
      let begun = performance.now();
      while ((await step()) > 0) {
        if (this.stopped) {
          return;
        }
        // Half of the time nothing stands before what others save.
        await rest(Math.min(performance.now() - begun, MAX_REST_MS));
        begun = performance.now();
      }
    }
    await this.database.change((change) => this.channels.finishPurge(change, id));
    this.logger.log({ channel: id }, 'Nothing is left of a channel that was deleted.');
  }

  /** Takes away the first messages of a channel, also from the index for searching; tells how many. */
  private takeMessages(id: string): Promise<number> {
    return this.database.change(async (change) => {
      const channel = await this.channels.holdUnpurged(change, id);
      if (!channel) {
        return 0;
      }
      const messages = cutText(await this.rows.listMessages(change, id, channel.deleted_at, STEP_MESSAGES), STEP_TEXT);
      if (messages.length > 0) {
        await this.rows.deleteMessages(change, messages);
        const gone = goneRows(messages, channel.indexed_seq);
        for (const statement of this.database.search.forget) {
          await change.query(statement, [gone]);
        }
      }
      return messages.length;
    });
  }
}
