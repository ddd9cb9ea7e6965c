import { Failures } from '../lib/failures.mjs';
import { figure, notes } from '../lib/measure.mjs';
import { PacedSending } from '../lib/paced-sending.mjs';
import { CANNOT_SUBSCRIBE, subscribe } from '../lib/subscriptions.mjs';
import { connectMany } from '../lib/ws-client.mjs';

const IDLE = 10_000;
const ACTIVE = 1_000;
const SECONDS = 10;
const ACTIVE_CHANNEL = { channels: [{ channel_id: '1' }] };
const IDLE_CHANNEL = { channels: [{ channel_id: '5' }] };

/** The event-loop delay since the last look, as the server itself reports it. */
async function eventLoopP99(server) {
  const seconds = await server.metric('nodejs_eventloop_lag_p99_seconds');
  return seconds && `event loop p99 ${(seconds * 1_000).toFixed(1)} ms`;
}

async function measureCrowd(bench, { perSecond, isNarrowed }) {
  const failures = new Failures();
  return bench.withServer(await bench.databases.fresh(), async (server) => {
    const active = await connectMany(server.port, ACTIVE);
    if (isNarrowed && !(await subscribe(active[0], ACTIVE_CHANNEL))) return CANNOT_SUBSCRIBE;
    const idle = await connectMany(server.port, IDLE);
    if (isNarrowed) await Promise.all(idle.map((client) => subscribe(client, IDLE_CHANNEL)));
    let heard = 0;
    for (const client of [...active, ...idle]) {
      client.onClosed = () => failures.add('The server closed a connection.');
      client.onBroadcast = () => {
        heard += 1;
      };
    }
    await eventLoopP99(server);
    const sending = new PacedSending(active, { perSecond, failures });
    const counts = [() => sending.saved, () => heard];
    const { rates, ...seen } = await bench.watch(server, { seconds: SECONDS, counts, latencies: [sending.latency] });
    const latency = sending.latency.summary();
    const note = notes(
      `${rates[0].toFixed(1)} of ${perSecond} saves/s`,
      `${Math.round(rates[1])} deliveries/s`,
      await eventLoopP99(server),
    );
    [...active, ...idle].forEach((client) => client.destroy());
    return [{ figure: figure(latency.p99_ms, 'ms p99'), ...latency, ...seen, note, failure: failures.summary() }];
  });
}

/** Ten thousand who listen, and a thousand who send now and then: how long a save takes. */
export const crowd = {
  name: 'crowd',
  cases: [
    { name: 'all hear 10/s', run: (bench) => measureCrowd(bench, { perSecond: 10, isNarrowed: false }) },
    {
      name: 'all hear 100/s',
      isLong: true,
      run: (bench) => measureCrowd(bench, { perSecond: 100, isNarrowed: false }),
    },
    { name: 'the idle elsewhere, 100/s', run: (bench) => measureCrowd(bench, { perSecond: 100, isNarrowed: true }) },
  ],
};
