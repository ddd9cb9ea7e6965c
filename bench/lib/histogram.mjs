const SUB_BUCKETS = 64;
const BUCKETS = 27 * SUB_BUCKETS;

/** Counts of durations in buckets that are at most 1.6 % wide, from a microsecond to half an hour. */
export class Histogram {
  #counts = new Uint32Array(BUCKETS);
  #total = 0;
  #maxMs = 0;

  /** @param {number} milliseconds */
  record(milliseconds) {
    const micros = Math.max(0, Math.round(milliseconds * 1_000));
    const shift = Math.max(0, 25 - Math.clz32(micros));
    this.#counts[shift * SUB_BUCKETS + (micros >>> shift)] += 1;
    this.#total += 1;
    this.#maxMs = Math.max(this.#maxMs, milliseconds);
  }

  clear() {
    this.#counts.fill(0);
    this.#total = 0;
    this.#maxMs = 0;
  }

  /**
   * @param {number} share between 0 and 1
   * @returns {number | undefined} milliseconds; nothing when nothing was recorded
   */
  percentile(share) {
    let left = this.#total * share;
    for (let index = 0; index < BUCKETS; index += 1) {
      left -= this.#counts[index];
      if (left <= 0 && this.#total > 0) {
        const shift = Math.max(0, Math.floor(index / SUB_BUCKETS) - 1);
        return Math.min(this.#maxMs, ((index - shift * SUB_BUCKETS + 0.5) * 2 ** shift) / 1_000);
      }
    }
    return undefined;
  }

  /** p50, p99 and worst, in milliseconds. */
  summary() {
    const isEmpty = this.#total === 0;
    return { p50_ms: this.percentile(0.5), p99_ms: this.percentile(0.99), max_ms: isEmpty ? undefined : this.#maxMs };
  }
}
