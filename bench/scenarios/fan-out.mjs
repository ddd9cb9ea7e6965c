import { Deliveries } from '../lib/deliveries.mjs';
import { Failures } from '../lib/failures.mjs';
import { figure } from '../lib/measure.mjs';
import { PacedSending } from '../lib/paced-sending.mjs';
import { Senders } from '../lib/senders.mjs';
import { until } from '../lib/until.mjs';
import { connectMany, WsClient } from '../lib/ws-client.mjs';

const LISTENERS = [100, 1_000, 5_000];
const MESSAGES_PER_SECOND = 10;
const FIXED_RATE_SECONDS = 10;
const SENDERS = 4;
const IN_FLIGHT = 16;
/** Messages that may be under way to the listeners; so no server is made to queue without end. */
const WINDOW = 128;
const FINISH_TIMEOUT_MS = 10_000;

async function measureFixedRate(bench, listeners) {
  const failures = new Failures();
  return bench.withServer(await bench.databases.fresh(), async (server) => {
    const sender = await WsClient.connect(server.port);
    const clients = await connectMany(server.port, listeners);
    const sending = new PacedSending([sender], { perSecond: MESSAGES_PER_SECOND, failures });
    const deliveries = new Deliveries(sending, failures);
    clients.forEach((client) => deliveries.listen(client));
    const { rates, ...seen } = await bench.watch(server, {
      seconds: FIXED_RATE_SECONDS,
      counts: [() => deliveries.count],
      latencies: [deliveries.latency],
    });
    const latency = deliveries.latency.summary();
    await sending.finish();
    await deliveries.finish();
    [sender, ...clients].forEach((client) => client.destroy());
    const note = `${Math.round(rates[0])} of ${MESSAGES_PER_SECOND * listeners} deliveries/s`;
    return [{ figure: figure(latency.p99_ms, 'ms p99'), ...latency, ...seen, note, failure: failures.summary() }];
  });
}

async function measureFullRate(bench, listeners) {
  const failures = new Failures();
  return bench.withServer(await bench.databases.fresh(), async (server) => {
    const clients = await connectMany(server.port, listeners);
    let heard = 0;
    const senders = await Senders.start(server.port, {
      connections: SENDERS,
      inFlight: IN_FLIGHT,
      failures,
      mayBeSent: ({ sent }, wanted) => Math.max(0, Math.min(wanted, Math.floor(WINDOW + heard / listeners - sent))),
    });
    clients.forEach((client) => {
      client.onBroadcast = () => {
        heard += 1;
      };
      client.onDrained = () => senders.resume();
      client.onClosed = () => failures.add('The server closed the connection of a listener.');
    });
    const counts = [() => heard + senders.heard];
    const { rates, ...seen } = await bench.watch(server, { counts, latencies: [senders.latency] });
    const latency = senders.latency.summary();
    await senders.finish();
    const wanted = senders.saved * listeners;
    if (!(await until(() => heard === wanted, FINISH_TIMEOUT_MS))) {
      failures.add(`${heard} of ${wanted} deliveries arrived.`);
    }
    clients.forEach((client) => client.destroy());
    const note = 'p50, p99: of the saves';
    return [{ figure: figure(rates[0], 'deliveries/s'), ...latency, ...seen, note, failure: failures.summary() }];
  });
}

/** One channel with many who listen: how late they hear what is said, and how much can be said. */
export const fanOut = {
  name: 'fan-out',
  cases: LISTENERS.flatMap((listeners) => [
    {
      name: `${listeners} listeners, ${MESSAGES_PER_SECOND}/s`,
      isLong: listeners !== 1_000,
      run: (bench) => measureFixedRate(bench, listeners),
    },
    {
      name: `${listeners} listeners, full rate`,
      isLong: listeners !== 1_000,
      run: (bench) => measureFullRate(bench, listeners),
    },
  ]),
};
