import type { Buckets, Rate } from './limit-store.js';

/** So many buckets are known at once, or twice as many. A full one says nothing that an unknown one does not. */
const MAX_RECENT_BUCKETS = 50_000;

/** Sums of moments are off by less than this part of a step. */
const ROUNDING = 1e-3;

/**
 * Buckets in memory. Each is one number, the moment at which it will be full again (the
 * generic cell rate algorithm), so taking costs a look into a map and needs no timer.
 *
 * Their memory is bounded: when too many were used of late, the ones that were used longest ago are forgotten. Who has
 * that many addresses gains nothing by it that the addresses did not give.
 */
export class MemoryBuckets implements Buckets {
  private recent = new Map<string, number>();
  private older: ReadonlyMap<string, number> = new Map();
  private readonly windowMs: number;
  private readonly stepMs: number;

  constructor({ quota, window_s }: Rate) {
    this.windowMs = window_s * 1_000;
    this.stepMs = this.windowMs / quota;
  }

  waitMs(key: string, now: number): number {
    const waitMs = this.fullAt(key, now) - now - (this.windowMs - this.stepMs);
    return waitMs > this.stepMs * ROUNDING ? waitMs : 0;
  }

  take(key: string, now: number): void {
    this.set(key, this.fullAt(key, now) + this.stepMs);
  }

  giveBack(key: string, now: number): void {
    this.set(key, this.fullAt(key, now) - this.stepMs);
  }

  standing(key: string, now: number): { left: number; fullInMs: number } {
    const fullInMs = this.fullAt(key, now) - now;
    return { left: Math.floor((this.windowMs - fullInMs) / this.stepMs + ROUNDING), fullInMs };
  }

  /** How many buckets are known. */
  get size(): number {
    return this.recent.size + this.older.size;
  }

  private fullAt(key: string, now: number): number {
    return Math.max(this.recent.get(key) ?? this.older.get(key) ?? 0, now);
  }

  private set(key: string, fullAt: number): void {
    if (this.recent.size >= MAX_RECENT_BUCKETS && !this.recent.has(key)) {
      this.older = this.recent;
      this.recent = new Map();
    }
    this.recent.set(key, fullAt);
  }
}
