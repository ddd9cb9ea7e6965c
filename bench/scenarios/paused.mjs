import { Deliveries } from '../lib/deliveries.mjs';
import { Failures } from '../lib/failures.mjs';
import { figure, notes } from '../lib/measure.mjs';
import { PacedSending } from '../lib/paced-sending.mjs';
import { japaneseText } from '../lib/text.mjs';
import { connectMany, WsClient } from '../lib/ws-client.mjs';

const CROWD = 500;
const LISTENERS = 50;
/** Long messages, so that what the system buffers for a reader is full after some seconds. */
const MESSAGE_CHARACTERS = 4_000;
const MESSAGES_PER_SECOND = 50;
const SECONDS = 20;

async function measureListeners(bench, { crowd, isPaused }) {
  const failures = new Failures();
  return bench.withServer(await bench.databases.fresh(), async (server) => {
    const others = await connectMany(server.port, crowd);
    if (isPaused) others.forEach((client) => client.pause());
    const listeners = await connectMany(server.port, LISTENERS);
    const sender = await WsClient.connect(server.port);
    const content = japaneseText(MESSAGE_CHARACTERS);
    const sending = new PacedSending([sender], { perSecond: MESSAGES_PER_SECOND, failures, content });
    const deliveries = new Deliveries(sending, failures);
    listeners.forEach((client) => deliveries.listen(client));
    const { rates, ...seen } = await bench.watch(server, {
      seconds: SECONDS,
      counts: [() => sending.saved],
      latencies: [deliveries.latency],
    });
    const latency = deliveries.latency.summary();
    await sending.finish();
    await deliveries.finish();
    // A paused client does not notice that it was closed, so the server is asked.
    const held = await server.metric('websocket_connections');
    [sender, ...listeners, ...others].forEach((client) => client.destroy());
    const note = notes(
      `${rates[0].toFixed(1)} of ${MESSAGES_PER_SECOND} saves/s`,
      held === undefined ? undefined : `${held} connections at the end`,
    );
    return [{ figure: figure(latency.p99_ms, 'ms p99'), ...latency, ...seen, note, failure: failures.summary() }];
  });
}

/** Delivery to fifty readers, alone and beside five hundred others that read, or never do. */
export const paused = {
  name: 'paused',
  cases: [
    { name: 'nobody else', run: (bench) => measureListeners(bench, { crowd: 0, isPaused: false }) },
    { name: `${CROWD} who read`, run: (bench) => measureListeners(bench, { crowd: CROWD, isPaused: false }) },
    { name: `${CROWD} who never read`, run: (bench) => measureListeners(bench, { crowd: CROWD, isPaused: true }) },
  ],
};
