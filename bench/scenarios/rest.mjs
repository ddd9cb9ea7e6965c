import { Failures } from '../lib/failures.mjs';
import { figure } from '../lib/measure.mjs';
import { Readers } from '../lib/readers.mjs';

const CONNECTIONS = 16;
const PATHS = ['/', '/api/channels'];

async function measureRequests(bench, path) {
  const failures = new Failures();
  return bench.withServer(await bench.databases.fresh(), async (server) => {
    const readers = await Readers.start(server.port, { connections: CONNECTIONS, paths: [path], failures });
    const counts = [() => readers.answered];
    const { rates, ...seen } = await bench.watch(server, { counts, latencies: [readers.latency] });
    readers.stop();
    const latency = readers.latency.summary();
    return [{ figure: figure(rates[0], 'requests/s'), ...latency, ...seen, failure: failures.summary() }];
  });
}

/** What a small request costs. */
export const rest = {
  name: 'rest',
  cases: PATHS.map((path) => ({ name: `GET ${path}`, run: (bench) => measureRequests(bench, path) })),
};
