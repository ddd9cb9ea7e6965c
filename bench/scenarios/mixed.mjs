import { Failures } from '../lib/failures.mjs';
import { figure } from '../lib/measure.mjs';
import { pagePath } from '../lib/pages.mjs';
import { Readers } from '../lib/readers.mjs';
import { Senders } from '../lib/senders.mjs';
import { untilIndexed } from '../lib/until-indexed.mjs';

const MESSAGES = 100_000;
const LIMIT = 100;
const PAGES = 100;
const PATHS = Array.from({ length: PAGES }, (_, page) => pagePath(LIMIT, MESSAGES / 2 + page * LIMIT));
const NOTE = 'CPU: per save or page';

async function measureMixedLoad(bench) {
  const failures = new Failures();
  const database = await bench.databases.fresh(MESSAGES);
  const { senders, readers, rates, ...seen } = await bench.withServer(database, async (server) => {
    await untilIndexed(server);
    const readers = await Readers.start(server.port, { connections: 4, paths: PATHS, failures });
    const senders = await Senders.start(server.port, { connections: 10, inFlight: 4, failures });
    const watched = await bench.watch(server, {
      counts: [() => senders.saved, () => readers.answered],
      latencies: [senders.latency, readers.latency],
    });
    readers.stop();
    await senders.finish();
    return { senders, readers, ...watched };
  });
  await bench.checkKept(database, { before: MESSAGES, saved: senders.saved, sent: senders.sent, failures });
  const common = { ...seen, note: NOTE, failure: failures.summary() };
  return [
    { part: 'saves', figure: figure(rates[0], 'saves/s'), ...senders.latency.summary(), ...common },
    { part: 'pages', figure: figure(rates[1], 'pages/s'), ...readers.latency.summary(), ...common },
  ];
}

/** Ten connections with four messages each in flight, and four that read pages of a hundred, all as fast as they can. */
export const mixed = {
  name: 'mixed',
  cases: [{ name: 'saves and history at once', run: measureMixedLoad }],
};
