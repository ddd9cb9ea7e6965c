import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { RegisteredIdentities } from '../users/registered-identities.js';

const INTERVAL_MS = 1_000;

/** Looks, again and again, for what other processes on the same database did to accounts: a second server, a command. */
@Injectable()
export class AccountWatch implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(AccountWatch.name);
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private isFailing = false;

  constructor(private readonly identities: RegisteredIdentities) {}

  onApplicationBootstrap(): void {
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
      await this.identities.refresh();
      this.isFailing = false;
    } catch (error) {
      if (!this.isFailing) {
        this.logger.warn({ err: error }, 'What other processes did to accounts cannot be read now.');
      }
      this.isFailing = true;
    }
  }
}
