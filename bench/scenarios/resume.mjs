import { Failures } from '../lib/failures.mjs';
import { Histogram } from '../lib/histogram.mjs';
import { figure } from '../lib/measure.mjs';
import { CANNOT_SUBSCRIBE, requestFrame, subscribe } from '../lib/subscriptions.mjs';
import { connectMany, WsClient } from '../lib/ws-client.mjs';

const MESSAGES = 100_000;
const GAPS = [10, 1_000, 100_000];
const CROWD = 1_000;
const CROWD_GAP = 100;
const CHANNEL = '1';

/** Goes on after a position until everything is there. @returns {Promise<number>} messages that came */
function resume(client, request) {
  return new Promise((resolve, reject) => {
    let heard = 0;
    client.onBroadcast = () => {
      heard += 1;
    };
    client.onOther = (text) => {
      if (text.startsWith('{"type":"channel:caught_up"')) resolve(heard);
      else if (!text.includes('"recovered":true')) reject(new Error(text));
    };
    client.onClosed = () => reject(new Error('The server closed the connection.'));
    client.send(request);
  });
}

async function measureResumes(bench, { clients: count, gap }) {
  const failures = new Failures();
  return bench.withServer(await bench.databases.shared(bench.server, MESSAGES), async (server) => {
    const guest = await WsClient.connect(server.port);
    const known = await subscribe(guest, { channels: [{ channel_id: CHANNEL }] });
    guest.destroy();
    if (!known) return CANNOT_SUBSCRIBE;
    const position = { channel_id: CHANNEL, after: MESSAGES - gap };
    const request = requestFrame('channel:subscribe', { channels: [position], epoch: known.epoch });
    const clients = await connectMany(server.port, count);
    const latency = new Histogram();
    let done = 0;
    const over = new AbortController();
    const run = async (client) => {
      const begun = performance.now();
      const heard = await resume(client, request);
      latency.record(performance.now() - begun);
      done += 1;
      if (heard !== gap) failures.add(`${heard} of ${gap} missed messages came.`);
    };
    const rounds = (async () => {
      while (!over.signal.aborted) await Promise.all(clients.map(run));
    })().catch((error) => failures.add(error.message));
    const { rates, ...seen } = await bench.watch(server, { counts: [() => done], latencies: [latency] });
    over.abort();
    await rounds;
    clients.forEach((client) => client.destroy());
    const { p99_ms, ...others } = latency.summary();
    const note = `${(rates[0] * gap).toFixed(0)} messages/s`;
    return [{ figure: figure(p99_ms, 'ms p99'), p99_ms, ...others, ...seen, note, failure: failures.summary() }];
  });
}

/** From the request to go on after a position to the last message that was missed. */
export const resumes = {
  name: 'resume',
  cases: [
    ...GAPS.map((gap) => ({ name: `a gap of ${gap}`, run: (bench) => measureResumes(bench, { clients: 1, gap }) })),
    {
      name: `${CROWD} at once, a gap of ${CROWD_GAP}`,
      run: (bench) => measureResumes(bench, { clients: CROWD, gap: CROWD_GAP }),
    },
  ],
};
