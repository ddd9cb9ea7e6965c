import { Failures } from '../lib/failures.mjs';
import { figure } from '../lib/measure.mjs';
import { Senders } from '../lib/senders.mjs';

const CONNECTIONS = [1, 10, 100];
const IN_FLIGHT = [1, 16];

async function measureSends(bench, connections, inFlight) {
  const failures = new Failures();
  const database = await bench.databases.fresh();
  const { senders, rates, ...seen } = await bench.withServer(database, async (server) => {
    const senders = await Senders.start(server.port, { connections, inFlight, failures });
    const counts = [() => senders.saved];
    const watched = await bench.watch(server, { counts, latencies: [senders.latency] });
    const latency = senders.latency.summary();
    await senders.finish();
    return { senders, ...latency, ...watched };
  });
  await bench.checkKept(database, { saved: senders.saved, sent: senders.sent, failures });
  return [{ figure: figure(rates[0], 'saves/s'), ...seen, failure: failures.summary() }];
}

/** Every save is also broadcast to all the other connections, as in a channel where everybody talks. */
export const sends = {
  name: 'sends',
  cases: CONNECTIONS.flatMap((connections) =>
    IN_FLIGHT.map((inFlight) => ({
      name: `${connections} connections × ${inFlight} in flight`,
      run: (bench) => measureSends(bench, connections, inFlight),
    })),
  ),
};
