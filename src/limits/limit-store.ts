/** How much is let through: `quota` at once, and as much again in every window. */
export interface Rate {
  quota: number;
  window_s: number;
}

/** Buckets of one size, by the key of whom they count. All times are `performance.now()` of this process. */
export interface Buckets {
  /** Milliseconds until one can be taken; 0 where one can now. */
  waitMs(key: string, now: number): number;

  /** Takes one; whether there is one was asked before. */
  take(key: string, now: number): void;

  /** Puts one back. */
  giveBack(key: string, now: number): void;

  /** What can be taken now, and the milliseconds until the bucket is full. */
  standing(key: string, now: number): { left: number; fullInMs: number };
}

/**
 * Where it is counted how often clients ask.
 *
 * It answers at once, and not by promises: every request and every frame asks several times, before anything else is done for it, and
 * none is to wait for another machine, or to be refused because that is away. A store for several processes counts in each of
 * them, tells the others in the background what was taken and given back, and takes in what they tell. Until it has heard of
 * it, it lets through too much, but from each process no more than one quota.
 */
export abstract class LimitStore {
  /** The buckets of a limit, which is known by its name to every process; asked for once, at the start. */
  abstract open(name: string, rate: Rate): Buckets;
}
