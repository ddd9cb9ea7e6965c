import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { SessionStore } from './session-store.js';

const INTERVAL_MS = 1_000;

/** Ends sessions in time, and tells those who are connected with them. */
@Injectable()
export class SessionExpiry implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(SessionExpiry.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly sessions: SessionStore) {}

  onApplicationBootstrap(): void {
    this.schedule();
  }

  async onModuleDestroy(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.running;
  }

  private schedule(): void {
    this.timer = setTimeout(() => {
      this.running = this.sessions
        .expire()
        .catch((error: unknown) => this.logger.warn({ err: error }, 'Sessions that are overdue could not be ended.'))
        .finally(() => this.timer && this.schedule());
    }, INTERVAL_MS).unref();
  }
}
