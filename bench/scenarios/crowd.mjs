import { setTimeout as sleep } from 'node:timers/promises';
import { Failures } from '../lib/failures.mjs';
import { figure, notes } from '../lib/measure.mjs';
import { PacedSending } from '../lib/paced-sending.mjs';
import { clientFrame, connectMany } from '../lib/ws-client.mjs';

const IDLE = 10_000;
const ACTIVE = 1_000;
const SECONDS = 10;
const ANSWER_TIMEOUT_MS = 5_000;
const ACTIVE_CHANNEL = '1';
const IDLE_CHANNEL = '5';

/** Asks for the messages of one channel only. @returns {Promise<boolean>} whether the server knows how */
async function narrow(client, channelId) {
  const answer = new Promise((resolve) => {
    client.onOther = resolve;
  });
  const data = { channels: [{ channel_id: channelId }] };
  client.send(clientFrame(Buffer.from(JSON.stringify({ type: 'channel:subscribe', data }))));
  const text = await Promise.race([answer, sleep(ANSWER_TIMEOUT_MS, '')]);
  return text.includes('"channel:subscribed"');
}

/** The event-loop delay since the last look, as the server itself reports it. */
async function eventLoopP99(server) {
  const seconds = await server.metric('nodejs_eventloop_lag_p99_seconds');
  return seconds && `event loop p99 ${(seconds * 1_000).toFixed(1)} ms`;
}

async function measureCrowd(bench, { perSecond, isNarrowed }) {
  const failures = new Failures();
  return bench.withServer(await bench.databases.fresh(), async (server) => {
    const active = await connectMany(server.port, ACTIVE);
    if (isNarrowed && !(await narrow(active[0], ACTIVE_CHANNEL))) {
      return [{ note: 'skipped: this server has no channel:subscribe' }];
    }
    const idle = await connectMany(server.port, IDLE);
    if (isNarrowed) await Promise.all(idle.map((client) => narrow(client, IDLE_CHANNEL)));
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
