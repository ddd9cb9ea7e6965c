import { MemoryBuckets } from '../../src/limits/memory-buckets.js';

describe('A bucket in memory', () => {
  it('is one of a bounded number, however many keys there are, and the latest are known', () => {
    const buckets = new MemoryBuckets({ quota: 1, window_s: 3_600 });
    for (let client = 0; client < 1_000_000; client += 1) {
      buckets.take(`client ${client}`, 0);
    }
    expect(buckets.size).toBeLessThanOrEqual(100_000);
    expect(buckets.waitMs('client 999999', 0)).toBeGreaterThan(0);
    expect(buckets.waitMs('client 960000', 0)).toBeGreaterThan(0);
  });
});
