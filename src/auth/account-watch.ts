import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { EventBus } from '../common/events/event-bus.js';
import { LOOK_BACK_MS, Poll } from '../common/time/poll.js';
import { SanctionsService } from '../sanctions/sanctions.service.js';
import { RegisteredIdentities } from '../users/registered-identities.js';
import { AccountsFoundChanged } from '../users/users.events.js';
import { SessionsFoundEnded } from './auth.events.js';
import { BotTokens } from './bot-tokens.service.js';
import { SessionStore } from './session-store.js';

const INTERVAL_MS = 1_000;

/** Looks, again and again, for what other processes on the same database did to accounts: a second server, a command. */
@Injectable()
export class AccountWatch implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(AccountWatch.name);
  private readonly poll = new Poll(
    () => this.look(),
    (error) => this.logger.warn({ err: error }, 'What other processes did to accounts cannot be read now.'),
  );

  constructor(
    private readonly identities: RegisteredIdentities,
    private readonly sanctions: SanctionsService,
    private readonly sessions: SessionStore,
    private readonly botTokens: BotTokens,
    private readonly events: EventBus,
  ) {}

  onApplicationBootstrap(): void {
    this.poll.start(INTERVAL_MS);
  }

  onModuleDestroy(): Promise<void> {
    return this.poll.stop();
  }

  private async look(): Promise<void> {
    const accounts = await this.identities.refresh();
    if (accounts.length > 0) {
      this.events.publish(new AccountsFoundChanged(accounts));
    }
    await this.sanctions.refresh();
    const since = Date.now() - LOOK_BACK_MS;
    const ended = [...(await this.sessions.listEnded(since)), ...(await this.botTokens.listRevoked(since))];
    if (ended.length > 0) {
      this.events.publish(new SessionsFoundEnded(ended));
    }
  }
}
