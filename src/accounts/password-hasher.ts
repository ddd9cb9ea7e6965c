import { availableParallelism } from 'node:os';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import { AuthBusyError } from './accounts.errors.js';

/** Argon2id, which is the library's own choice, at the least that OWASP's Password Storage Cheat Sheet recommends: 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Hashing keeps a core busy for 20 ms. */
const MAX_AT_ONCE = Math.max(1, Math.min(2, availableParallelism() - 1));
const MAX_WAITING = 100;
/** Whoever signs in can wait a little; whoever sends a message on the same core cannot. */
const NICE = 10;
const IDLE_TIMEOUT_MS = 10_000;
/** So that a name that is not there takes as long as one that is. */
const NOBODYS_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$1egC7FkTNVEuHFloc/G/rw$3EyFUGGqlEuF4MwwPYwS8ZaTIww7w98hWg9sx6UhRfk';

/** Hashes passwords, a few at a time, in threads of their own that leave the core to the server where it has anything to do. */
@Injectable()
export class PasswordHasher implements OnApplicationShutdown {
  /** Hashes that were begun, whatever for. */
  count = 0;
  private readonly threads = new Piscina({
    filename: new URL('argon2-worker.mjs', import.meta.url).href,
    minThreads: 0,
    maxThreads: MAX_AT_ONCE,
    maxQueue: MAX_WAITING,
    idleTimeout: IDLE_TIMEOUT_MS,
    niceIncrement: NICE,
  });

  async onApplicationShutdown(): Promise<void> {
    await this.threads.close();
  }

  /** @throws AuthBusyError when too many wait already. */
  hash(password: string): Promise<string> {
    return this.inTurn<string>('hash', { password, parameters: PARAMETERS });
  }

  /**
   * Tells whether a password is the one of a hash; without a hash it does the same work, and never is.
   *
   * @throws AuthBusyError when too many wait already.
   */
  async verify(stored: string | null, password: string): Promise<boolean> {
    const fits = await this.inTurn<boolean>('verify', { stored: stored ?? NOBODYS_HASH, password });
    return fits && stored !== null;
  }

  private async inTurn<Result>(name: string, task: object): Promise<Result> {
    if (this.threads.queueSize >= MAX_WAITING) {
      throw new AuthBusyError();
    }
    this.count += 1;
    return this.threads.run(task, { name }) as Promise<Result>;
  }
}
