const BASE_MS = 500;
const MAX_MS = 30_000;

/**
 * How long to wait before the next attempt: anything up to a bound that doubles each time (full jitter), so that a thousand
 * clients that lost the same server do not come back at the same moment.
 *
 * @param attempt how many attempts have failed before.
 */
export function backOffMs(attempt: number, random: () => number = Math.random): number {
  return random() * Math.min(MAX_MS, BASE_MS * 2 ** Math.min(attempt, 16));
}
