import { Global, Module } from '@nestjs/common';
import { LimitStore } from './limit-store.js';
import { MemoryLimitStore } from './memory-limit-store.js';
import { RateLimits } from './rate-limits.service.js';

/** Bounds how often clients may ask, everywhere where something is asked. */
@Global()
@Module({ providers: [RateLimits, { provide: LimitStore, useClass: MemoryLimitStore }], exports: [RateLimits] })
export class LimitsModule {}
