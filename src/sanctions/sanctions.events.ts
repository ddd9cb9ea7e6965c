import type { Sanction } from './sanction.js';

/** Somebody was muted or banned, or is so no longer. */
export class SanctionChanged {
  constructor(readonly sanction: Sanction) {}
}
