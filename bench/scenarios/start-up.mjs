import { setTimeout as sleep } from 'node:timers/promises';
import { Failures } from '../lib/failures.mjs';
import { figure, megabytes } from '../lib/measure.mjs';
import { checkPage } from '../lib/pages.mjs';

const MESSAGES = 1_000_000;
const PAGE = { limit: 10, offset: MESSAGES / 2, messages: MESSAGES };
const SETTLE_MS = 1_000;

async function measureStart(bench, database, check = async () => undefined) {
  return bench.withServer(database, async (server) => {
    await sleep(SETTLE_MS);
    const rss_mb = megabytes(server.rssBytes());
    return { figure: figure(server.startMs, 'ms'), rss_mb, failure: await check(server) };
  });
}

async function checkMiddle(server) {
  const failures = new Failures();
  await checkPage(server, PAGE, failures);
  return failures.summary();
}

async function measureFirstStart(bench) {
  return [await measureStart(bench, bench.databases.missing())];
}

async function measureFullFile(bench) {
  const database = await bench.databases.fresh(MESSAGES);
  const first = await measureStart(bench, database, checkMiddle);
  const later = await measureStart(bench, database, checkMiddle);
  await database.discard();
  return [
    { part: 'file of the original', ...first },
    { part: 'the next start', ...later },
  ];
}

/** From the start of the process to the first answer. */
export const startUp = {
  name: 'start-up',
  needsFile: true,
  cases: [
    { name: 'no file yet', run: measureFirstStart },
    { name: `${MESSAGES} messages`, isLong: true, run: measureFullFile },
  ],
};
