import { networkOf } from '../../src/common/http/network.js';
import { Buckets } from '../../src/limits/buckets.js';

/** Takes as often as there is room, at one moment. @returns how often there was. */
function takeAll(buckets: Buckets, key: string, now: number): number {
  for (let taken = 0; ; taken += 1) {
    if (buckets.waitMs(key, now) > 0) {
      return taken;
    }
    buckets.take(key, now);
  }
}

describe('A bucket', () => {
  it('lets its quota through at once, and as much again in every window', () => {
    const buckets = new Buckets({ quota: 600, window_s: 60 });
    expect(takeAll(buckets, 'a', 1_000)).toBe(600);
    expect(takeAll(buckets, 'a', 1_000 + 1_000)).toBe(10);
    expect(takeAll(buckets, 'a', 1_000 + 31_000)).toBe(300);
    expect(takeAll(buckets, 'a', 1_000 + 1_000_000)).toBe(600);
  });

  it('tells how long to wait for the next, what is left and when it is full', () => {
    const buckets = new Buckets({ quota: 2, window_s: 10 });
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
      expect(takeAll(new Buckets({ quota, window_s: 3_600 }), 'a', now)).toBe(quota);
      expect(takeAll(new Buckets({ quota, window_s: 60 }), 'a', now)).toBe(quota);
    }
  });

  it('has nothing to do with the one of another key', () => {
    const buckets = new Buckets({ quota: 3, window_s: 60 });
    expect([takeAll(buckets, 'a', 0), takeAll(buckets, 'b', 0)]).toEqual([3, 3]);
  });

  it('has room again for what was given back, and never for more than its quota', () => {
    const buckets = new Buckets({ quota: 3, window_s: 60 });
    takeAll(buckets, 'a', 0);
    buckets.giveBack('a', 0);
    expect(takeAll(buckets, 'a', 0)).toBe(1);
    buckets.giveBack('b', 0);
    expect(takeAll(buckets, 'b', 0)).toBe(3);
  });

  it('is one of a bounded number, however many keys there are, and the latest are known', () => {
    const buckets = new Buckets({ quota: 1, window_s: 3_600 });
    for (let client = 0; client < 1_000_000; client += 1) {
      buckets.take(`client ${client}`, 0);
    }
    expect(buckets.size).toBeLessThanOrEqual(100_000);
    expect(buckets.waitMs('client 999999', 0)).toBeGreaterThan(0);
    expect(buckets.waitMs('client 960000', 0)).toBeGreaterThan(0);
  });
});

describe('The network of an address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0DB8:0001:2::1', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['2001:db8:0:7::', '2001:db8:0:7'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['', ''],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
