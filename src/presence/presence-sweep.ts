import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PresenceService } from './presence.service.js';
import { TypingService } from './typing.service.js';

/** Changes within this time are told together. */
const SWEEP_INTERVAL_MS = 250;

/** Has presence and typing tell what has changed, again and again; one timer for all users. */
@Injectable()
export class PresenceSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly presence: PresenceService,
    private readonly typing: TypingService,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.presence.sweep();
      this.typing.sweep();
    }, SWEEP_INTERVAL_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }
}
