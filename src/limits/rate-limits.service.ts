import { Injectable } from '@nestjs/common';
import { RateLimitedError } from '../common/errors/request.errors.js';
import { networkOf } from '../common/http/network.js';
import { Metrics } from '../common/metrics/metrics.js';
import { AppConfig } from '../config/app-config.js';
import { type Buckets, LimitStore, type Rate } from './limit-store.js';

/** Whom a limit counts. */
type Subject = 'address' | 'user' | 'connection' | 'account';

/** What is limited, and per what. The same buckets count what comes over REST and over sockets. */
const SUBJECTS = {
  /** Whatever changes nothing. */
  reads: ['address', 'user'],
  /** Whatever changes something, or is a frame. */
  writes: ['address', 'user', 'connection'],
  /** Searches, besides that they are reads. */
  searches: ['address', 'user'],
  /** Attempts to prove who one is. Those that succeeded are given back. */
  sign_ins: ['address', 'account'],
  /** Frames that were refused because of the limits. */
  refusals: ['connection'],
} as const satisfies Record<string, readonly Subject[]>;

export type LimitKind = keyof typeof SUBJECTS;

/**
 * Who asks: the network of the client's address, and the others where they are known. A user is one who proved to be it;
 * who only claims to be somebody could use up what is theirs.
 */
export type Caller = { readonly [S in Subject]?: string | undefined };

/** Who asks from an address. A connection keeps it: taking IPv6 addresses apart takes longer than the counting. */
export function callerFrom(address = '', others: Omit<Caller, 'address'> = {}): Caller {
  return { address: networkOf(address), ...others };
}

/** What a client is told beside an answer (draft-ietf-httpapi-ratelimit-headers-11). */
export interface LimitHeaders {
  'RateLimit-Policy': string;
  RateLimit: string;
}

class Limit {
  readonly name: string;
  readonly policy: string;
  private readonly buckets: Buckets;

  constructor(
    kind: LimitKind,
    readonly subject: Subject,
    { quota, window_s }: Rate,
    store: LimitStore,
  ) {
    this.name = `${kind}_per_${subject}`;
    this.policy = `"${this.name}";q=${quota};w=${window_s}`;
    this.buckets = store.open(this.name, { quota, window_s });
  }

  waitMs(caller: Caller, now: number): number {
    const key = caller[this.subject];
    return key === undefined ? 0 : this.buckets.waitMs(key, now);
  }

  take(caller: Caller, now: number): void {
    const key = caller[this.subject];
    if (key !== undefined) {
      this.buckets.take(key, now);
    }
  }

  giveBack(caller: Caller, now: number): void {
    const key = caller[this.subject];
    if (key !== undefined) {
      this.buckets.giveBack(key, now);
    }
  }

  /** How the bucket of the caller stands, as a header tells it; undefined where the caller has none. */
  describe(caller: Caller, now: number): string | undefined {
    const key = caller[this.subject];
    if (key === undefined) {
      return undefined;
    }
    const { left, fullInMs } = this.buckets.standing(key, now);
    return `"${this.name}";r=${left};t=${Math.ceil(fullInMs / 1_000)}`;
  }
}

/**
 * Bounds how often clients may ask. Whatever a client does counts where it comes in, and is let through only when each of
 * its buckets has room.
 */
@Injectable()
export class RateLimits {
  private readonly limits: Record<LimitKind, Limit[]>;

  constructor(
    { limits }: AppConfig,
    private readonly metrics: Metrics,
    store: LimitStore,
  ) {
    const makeLimits = (kind: LimitKind): Limit[] =>
      SUBJECTS[kind].flatMap((subject) => {
        const rate = (limits as Record<string, Rate | null>)[`${kind}_per_${subject}`];
        return rate ? new Limit(kind, subject, rate, store) : [];
      });
    this.limits = {
      reads: makeLimits('reads'),
      writes: makeLimits('writes'),
      searches: makeLimits('searches'),
      sign_ins: makeLimits('sign_ins'),
      refusals: makeLimits('refusals'),
    };
  }

  /** Counts a request, or hands out why it is refused; then it does not count. */
  take(kind: LimitKind, caller: Caller): RateLimitedError | undefined {
    const limits = this.limits[kind];
    const now = performance.now();
    for (const limit of limits) {
      const waitMs = limit.waitMs(caller, now);
      if (waitMs > 0) {
        this.metrics.rateLimited.inc({ limit: limit.name });
        return new RateLimitedError(Math.ceil(waitMs / 1_000));
      }
    }
    for (const limit of limits) {
      limit.take(caller, now);
    }
    return undefined;
  }

  /** Has a request that was counted not count, for example a sign-in that was right. */
  giveBack(kind: LimitKind, caller: Caller): void {
    const now = performance.now();
    this.limits[kind].forEach((limit) => limit.giveBack(caller, now));
  }

  /** Tells the limits that count a caller, and what is left; undefined where none does. */
  describe(kind: LimitKind, caller: Caller): LimitHeaders | undefined {
    const now = performance.now();
    const told = this.limits[kind].flatMap((limit) => {
      const standing = limit.describe(caller, now);
      return standing === undefined ? [] : { policy: limit.policy, standing };
    });
    return told.length === 0
      ? undefined
      : {
          'RateLimit-Policy': told.map(({ policy }) => policy).join(', '),
          RateLimit: told.map(({ standing }) => standing).join(', '),
        };
  }
}
