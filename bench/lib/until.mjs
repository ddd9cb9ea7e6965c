import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_INTERVAL_MS = 5;

/**
 * Waits until something holds.
 *
 * @param {() => boolean} holds
 * @param {number} timeoutMs
 * @returns {Promise<boolean>} whether it came to hold in time
 */
export async function until(holds, timeoutMs) {
  const deadline = performance.now() + timeoutMs;
  while (!holds()) {
    if (performance.now() > deadline) return false;
    await sleep(LOOK_INTERVAL_MS);
  }
  return true;
}
