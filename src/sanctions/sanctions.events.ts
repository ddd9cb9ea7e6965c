import type { Sanction } from './sanction.js';

/**
 * Somebody was muted or banned, or is so no longer, by this or another process on the same database. Told again and again for a
 * while.
 */
export class SanctionChanged {
  constructor(readonly sanction: Sanction) {}
}
