import type { Buckets, LimitStore, Rate } from '../../src/limits/limit-store.js';
import { MemoryLimitStore } from '../../src/limits/memory-limit-store.js';

const KINDS: Record<string, () => LimitStore> = { 'in memory': () => new MemoryLimitStore() };

/** Takes as often as there is room, at one moment. @returns how often there was. */
function takeAll(buckets: Buckets, key: string, now: number): number {
  for (let taken = 0; ; taken += 1) {
    if (buckets.waitMs(key, now) > 0) {
      return taken;
    }
    buckets.take(key, now);
  }
}

describe.each(Object.keys(KINDS))('A bucket of a store %s', (kind) => {
  let store: LimitStore;
  let opened = 0;

  beforeEach(() => {
    store = KINDS[kind]?.() as LimitStore;
  });

  const open = (rate: Rate): Buckets => store.open(`limit ${(opened += 1)}`, rate);

  it('lets its quota through at once, and as much again in every window', () => {
    const buckets = open({ quota: 600, window_s: 60 });
    expect(takeAll(buckets, 'a', 1_000)).toBe(600);
    expect(takeAll(buckets, 'a', 1_000 + 1_000)).toBe(10);
    expect(takeAll(buckets, 'a', 1_000 + 31_000)).toBe(300);
    expect(takeAll(buckets, 'a', 1_000 + 1_000_000)).toBe(600);
  });

  it('tells how long to wait for the next, what is left and when it is full', () => {
    const buckets = open({ quota: 2, window_s: 10 });
    buckets.take('a', 0);
    expect(buckets.standing('a', 0)).toEqual({ left: 1, fullInMs: 5_000 });
    buckets.take('a', 0);
    expect(buckets.standing('a', 0)).toEqual({ left: 0, fullInMs: 10_000 });
    expect(buckets.waitMs('a', 0)).toBe(5_000);
    expect(buckets.waitMs('a', 4_000)).toBe(1_000);
    expect(buckets.waitMs('a', 5_000)).toBe(0);
  });

  it.each([1, 2, 3, 7, 100, 999, 6_000])('has room for exactly its quota, here %i, whatever the time is', (quota) => {
    for (const now of [0, 1_234.567_891, 98_765_432.123_4, 4_000_000_000.7]) {
      expect(takeAll(open({ quota, window_s: 3_600 }), 'a', now)).toBe(quota);
      expect(takeAll(open({ quota, window_s: 60 }), 'a', now)).toBe(quota);
    }
  });

  it('has nothing to do with the one of another key', () => {
    const buckets = open({ quota: 3, window_s: 60 });
    expect([takeAll(buckets, 'a', 0), takeAll(buckets, 'b', 0)]).toEqual([3, 3]);
  });

  it('has room again for what was given back, and never for more than its quota', () => {
    const buckets = open({ quota: 3, window_s: 60 });
    takeAll(buckets, 'a', 0);
    buckets.giveBack('a', 0);
    expect(takeAll(buckets, 'a', 0)).toBe(1);
    buckets.giveBack('b', 0);
    expect(takeAll(buckets, 'b', 0)).toBe(3);
  });
});
