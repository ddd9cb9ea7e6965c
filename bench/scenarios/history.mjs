import { Failures } from '../lib/failures.mjs';
import { figure } from '../lib/measure.mjs';
import { checkPage, pagePath } from '../lib/pages.mjs';
import { Readers } from '../lib/readers.mjs';
import { untilIndexed } from '../lib/until-indexed.mjs';

const SIZES = [1_000, 100_000, 1_000_000];
const CONNECTIONS = 8;
const LIMIT = 100;
const LONG_LIMIT = 1_000;
/** Pages around the middle that are read in turn, so that no answer is simply the one before. */
const MIDDLE_PAGES = 100;

/** Offsets of the pages around the middle of a channel. */
function middleOffsets(messages, limit) {
  const pages = Math.min(MIDDLE_PAGES, Math.floor(messages / limit / 2) || 1);
  const first = Math.floor((messages - pages * limit) / 2);
  return Array.from({ length: pages }, (_, page) => first + page * limit);
}

async function measurePages(bench, { messages, limit, offsets }) {
  const failures = new Failures();
  return bench.withServer(await bench.databases.shared(bench.server, messages), async (server) => {
    await untilIndexed(server);
    await checkPage(server, { limit, offset: offsets[0], messages }, failures);
    await checkPage(server, { limit, offset: offsets.at(-1), messages }, failures);
    const paths = offsets.map((offset) => pagePath(limit, offset));
    const readers = await Readers.start(server.port, { connections: CONNECTIONS, paths, failures });
    const counts = [() => readers.answered];
    const { rates, ...seen } = await bench.watch(server, { counts, latencies: [readers.latency] });
    readers.stop();
    const latency = readers.latency.summary();
    return [{ figure: figure(rates[0], 'pages/s'), ...latency, ...seen, failure: failures.summary() }];
  });
}

/** Pages at the beginning, in the middle and at the end of a channel, read by eight connections. */
export const history = {
  name: 'history',
  cases: SIZES.flatMap((messages) =>
    [
      { part: 'first page', limit: LIMIT, offsets: [0] },
      { part: 'middle', limit: LIMIT, offsets: middleOffsets(messages, LIMIT) },
      { part: 'last page', limit: LIMIT, offsets: [messages - LIMIT] },
      { part: `limit ${LONG_LIMIT}`, limit: LONG_LIMIT, offsets: middleOffsets(messages, LONG_LIMIT) },
    ].map(({ part, ...pages }) => ({
      name: `${messages} messages, ${part}`,
      isLong: messages !== 100_000,
      run: (bench) => measurePages(bench, { messages, ...pages }),
    })),
  ),
};
