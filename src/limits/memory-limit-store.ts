import { Injectable } from '@nestjs/common';
import { LimitStore, type Rate } from './limit-store.js';
import { MemoryBuckets } from './memory-buckets.js';

/** Counts in this process only, and begins anew with it. */
@Injectable()
export class MemoryLimitStore extends LimitStore {
  override open(_: string, rate: Rate): MemoryBuckets {
    return new MemoryBuckets(rate);
  }
}
