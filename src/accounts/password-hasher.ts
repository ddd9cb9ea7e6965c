import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { AuthBusyError } from './accounts.errors.js';

/** Argon2id, which is the library's own choice, at the least that OWASP's Password Storage Cheat Sheet recommends: 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Hashing keeps a core busy for 20 ms, and takes a thread of the pool that the database works with. */
const MAX_AT_ONCE = Math.max(1, Math.min(2, availableParallelism() - 1));
const MAX_WAITING = 100;
/** So that a name that is not there takes as long as one that is. */
const NOBODYS_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$1egC7FkTNVEuHFloc/G/rw$3EyFUGGqlEuF4MwwPYwS8ZaTIww7w98hWg9sx6UhRfk';

/** Hashes passwords, off the event loop, a few at a time. */
@Injectable()
export class PasswordHasher {
  /** Hashes that were begun, whatever for. */
  count = 0;
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  /** @throws AuthBusyError when too many wait already. */
  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, PARAMETERS));
  }

  /**
   * Tells whether a password is the one of a hash; without a hash it does the same work, and never is.
   *
   * @throws AuthBusyError when too many wait already.
   */
  async verify(stored: string | null, password: string): Promise<boolean> {
    const fits = await this.inTurn(() => verify(stored ?? NOBODYS_HASH, password));
    return fits && stored !== null;
  }

  private async inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.running >= MAX_AT_ONCE) {
      if (this.waiting.length >= MAX_WAITING) {
        throw new AuthBusyError();
      }
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.running += 1;
    }
    this.count += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) {
        next();
      } else {
        this.running -= 1;
      }
    }
  }
}
