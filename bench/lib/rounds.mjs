import { setTimeout as sleep } from 'node:timers/promises';
import { Bench } from './bench.mjs';
import { mergeRounds, withRatios } from './report.mjs';
import { killServers } from './server-process.mjs';

/** A first start on a file of the original server with a million messages has a lot to do. */
const CASE_TIMEOUT_MS = 15 * 60_000;

/**
 * A scenario is a name and its cases. A case has a name, `run`, which measures one server, and `isLong` when a quick run
 * leaves it out. Of a part that it measures several times the middle one is reported.
 *
 * @typedef {{ name: string, isLong?: boolean, run(bench: Bench): Promise<import('./measure.mjs').Measurement[]> }} Case
 * @typedef {{ name: string, cases: Case[] }} Scenario
 */

/**
 * Measures every case of a scenario with every server in turn, as many rounds as wanted.
 *
 * @param {Scenario} scenario
 * @param {object} options from the command line
 * @param {import('./databases.mjs').Databases} databases
 * @returns {Promise<object[]>} rows for the report
 */
export async function runScenario(scenario, options, databases) {
  process.stderr.write(`${scenario.name}\n`);
  const rows = [];
  for (const one of scenario.cases.filter((each) => isWanted(each, options))) {
    const rounds = [];
    for (let round = 0; round < options.rounds; round += 1) {
      for (const [server, script] of Object.entries(options.servers)) {
        rounds.push(...(await runCase(one, new Bench({ ...options, databases, server, script }))));
      }
    }
    rows.push(...mergeRounds(rounds));
  }
  return withRatios(rows);
}

function isWanted({ name, isLong }, options) {
  return name.includes(options.only) && !(isLong && options.isQuick);
}

async function runCase({ name, run }, bench) {
  process.stderr.write(`  ${name}, ${bench.server} …\n`);
  try {
    const measured = await inTime(run(bench));
    return measured.map(({ part, ...row }) => ({
      name: part ? `${name}: ${part}` : name,
      server: bench.server,
      ...row,
    }));
  } catch (error) {
    return [{ name, server: bench.server, failure: error.message }];
  }
}

/** @throws Error when a case hangs, after it has taken its servers away. */
async function inTime(measuring) {
  const timeout = new AbortController();
  const late = sleep(CASE_TIMEOUT_MS, undefined, { signal: timeout.signal }).then(() => {
    killServers();
    throw new Error(`It took longer than ${CASE_TIMEOUT_MS / 60_000} minutes.`);
  });
  try {
    return await Promise.race([measuring, late]);
  } finally {
    late.catch(() => undefined);
    timeout.abort();
  }
}
