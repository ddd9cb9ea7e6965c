import { Global, Module } from '@nestjs/common';
import { RateLimits } from './rate-limits.service.js';

/** Bounds how often clients may ask, everywhere where something is asked. */
@Global()
@Module({ providers: [RateLimits], exports: [RateLimits] })
export class LimitsModule {}
