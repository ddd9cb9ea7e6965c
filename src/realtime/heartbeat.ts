import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { Connections } from './connections.js';
import { FewATurn } from './few-a-turn.js';

const SWEEP_INTERVAL_MS = 1_000;
const TASKS_PER_TURN = 50;

/** Finds connections whose client is gone without a word: silence is met with a ping, and further silence ends it. */
@Injectable()
export class Heartbeat implements OnApplicationBootstrap, OnApplicationShutdown {
  /** Those who came together fall silent together. */
  private readonly tasks = new FewATurn(TASKS_PER_TURN);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly connections: Connections,
    private readonly config: AppConfig,
  ) {}

  onApplicationBootstrap(): void {
    const { ping_interval_ms, pong_timeout_ms } = this.config.socket;
    const interval = Math.min(SWEEP_INTERVAL_MS, ping_interval_ms, pong_timeout_ms);
    this.timer = setInterval(() => this.sweep(), interval).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private sweep(): void {
    const { ping_interval_ms, pong_timeout_ms } = this.config.socket;
    const now = performance.now();
    for (const connection of this.connections) {
      if (connection.pingedAt !== null && now - connection.pingedAt >= pong_timeout_ms) {
        this.tasks.do(() => connection.terminate());
      } else if (connection.pingedAt === null && !connection.isPaused && now - connection.heardAt >= ping_interval_ms) {
        connection.pingedAt = now;
        this.tasks.do(() => connection.readyState === connection.OPEN && connection.ping());
      }
    }
  }
}
