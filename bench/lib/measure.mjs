import { setTimeout as sleep } from 'node:timers/promises';
import { busyMicros } from './machine.mjs';

/**
 * One line of the report.
 *
 * @typedef {object} Measurement
 * @property {string} [part] of the case, where it measures several things
 * @property {{ value: number, unit: string }} [figure] what the case is about
 * @property {number} [p50_ms]
 * @property {number} [p99_ms]
 * @property {number} [max_ms]
 * @property {number} [cpu_us] CPU time of the server per operation
 * @property {number} [server_load] share of its core that the server used
 * @property {number} [generator_load] share of its core that the generator used
 * @property {number} [other_load] what everything else on the machine used, in cores: noise when it is not near zero
 * @property {number} [rss_mb]
 * @property {string} [note]
 * @property {string} [failure] what went wrong; the figures are then not to be trusted
 */

const BYTES_PER_MB = 1_048_576;

/** A slow server is watched longer, until it did so much or so many times the wanted seconds are over. */
const MIN_OPERATIONS = 20;
const MAX_STRETCH = 6;

export const figure = (value, unit) => ({ value, unit });
export const megabytes = (bytes) => bytes / BYTES_PER_MB;

/** Joins what there is to say, leaving out what there is not. */
export const notes = (...texts) => texts.filter((text) => text !== undefined).join('; ') || undefined;

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/**
 * Lets a load run, then watches it for a while.
 *
 * @param {import('./server-process.mjs').ServerProcess} server
 * @param {object} options
 * @param {number} options.warmUp seconds that do not count
 * @param {number} options.seconds seconds that do
 * @param {(() => number)[]} options.counts operations of each kind done so far
 * @param {import('./histogram.mjs').Histogram[]} [options.latencies] cleared after the warm-up
 * @returns {Promise<{ rates: number[] } & Measurement>} operations of each kind a second, and what they cost
 */
export async function watch(server, { warmUp, seconds, counts, latencies = [] }) {
  await sleep(warmUp * 1_000);
  latencies.forEach((latency) => latency.clear());
  const before = look(server, counts);
  for (let times = 0; times < MAX_STRETCH; times += 1) {
    await sleep(seconds * 1_000);
    if (sum(counts.map((count) => count())) - sum(before.done) >= MIN_OPERATIONS) break;
  }
  const after = look(server, counts);
  const micros = after.micros - before.micros;
  const done = after.done.map((number, index) => number - before.done[index]);
  const cpu = after.cpu - before.cpu;
  const generator = after.generator - before.generator;
  return {
    rates: done.map((number) => (number / micros) * 1e6),
    cpu_us: sum(done) === 0 ? undefined : cpu / sum(done),
    server_load: cpu / micros,
    generator_load: generator / micros,
    other_load: Math.max(0, after.machine - before.machine - cpu - generator) / micros,
    rss_mb: megabytes(server.rssBytes()),
  };
}

function look(server, counts) {
  return {
    micros: performance.now() * 1_000,
    done: counts.map((count) => count()),
    cpu: server.cpuMicros(),
    generator: sum(Object.values(process.cpuUsage())),
    machine: busyMicros(),
  };
}
