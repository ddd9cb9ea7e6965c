import { Failures } from '../lib/failures.mjs';
import { Histogram } from '../lib/histogram.mjs';
import { figure } from '../lib/measure.mjs';
import { CANNOT_SUBSCRIBE, requestFrame, subscribe } from '../lib/subscriptions.mjs';
import { until } from '../lib/until.mjs';
import { connectMany } from '../lib/ws-client.mjs';

const CONNECTIONS = 1_000;
/** Those whose frames are looked into; the others only receive. */
const OBSERVED = 20;
const CHANNEL = '1';
const TYPISTS = 50;
const TYPING_PER_SECOND = 20;
const TIMEOUT_MS = 30_000;

const user = (number) => ({ user_id: `user-${number}`, user_name: `ユーザー${number}` });
const userNumber = (text) => Number(/"user_id":"user-(\d+)"/u.exec(text)?.[1]);

/** @returns {Promise<import('../lib/ws-client.mjs').WsClient[] | undefined>} nothing when the server knows no subscriptions */
async function connectSubscribers(server, count) {
  const clients = await connectMany(server.port, count);
  const answers = await Promise.all(
    clients.map((client) => subscribe(client, { channels: [{ channel_id: CHANNEL }] })),
  );
  return answers[0] && clients;
}

async function measureArrival(bench) {
  return bench.withServer(await bench.databases.fresh(), async (server) => {
    const clients = await connectSubscribers(server, CONNECTIONS);
    if (!clients) return CANNOT_SUBSCRIBE;
    const known = clients.slice(0, OBSERVED).map((client) => {
      const users = new Set();
      client.onOther = (text) => JSON.parse(text).data.users?.forEach(({ user_id }) => users.add(user_id));
      return users;
    });
    const before = { cpu: server.cpuMicros(), at: performance.now() };
    clients.forEach((client, number) => {
      client.send(requestFrame('presence:set', { ...user(number), status: 'online' }));
    });
    const isTold = await until(() => known.every((users) => users.size === CONNECTIONS), TIMEOUT_MS);
    const milliseconds = performance.now() - before.at;
    const cpu_us = (server.cpuMicros() - before.cpu) / CONNECTIONS;
    clients.forEach((client) => client.destroy());
    const failure = isTold ? undefined : `Somebody heard of ${Math.min(...known.map((users) => users.size))} only.`;
    return [{ figure: figure(milliseconds, 'ms until all know all'), cpu_us, failure }];
  });
}

/** Starts and stops typing at a fixed rate, each time as the next one of the typists. */
function typeOnAndOff(typists, sentAt) {
  let turn = 0;
  return setInterval(() => {
    const number = turn % typists.length;
    const type = Math.floor(turn / typists.length) % 2 === 0 ? 'typing:start' : 'typing:stop';
    sentAt[number] = performance.now();
    typists[number].send(requestFrame(type, { channel_id: CHANNEL, ...user(number) }));
    turn += 1;
  }, 1_000 / TYPING_PER_SECOND);
}

async function measureTyping(bench) {
  const failures = new Failures();
  return bench.withServer(await bench.databases.fresh(), async (server) => {
    const listeners = await connectSubscribers(server, CONNECTIONS);
    if (!listeners) return CANNOT_SUBSCRIBE;
    const typists = await connectMany(server.port, TYPISTS);
    const sentAt = [];
    const latency = new Histogram();
    let heard = 0;
    for (const [index, client] of listeners.entries()) {
      client.onClosed = () => failures.add('The server closed the connection of a listener.');
      client.onOther = (text) => {
        heard += 1;
        if (index < OBSERVED) latency.record(performance.now() - sentAt[userNumber(text)]);
      };
    }
    const timer = typeOnAndOff(typists, sentAt);
    const { rates, ...seen } = await bench.watch(server, { counts: [() => heard], latencies: [latency] });
    clearInterval(timer);
    [...listeners, ...typists].forEach((client) => client.destroy());
    const { p99_ms, ...others } = latency.summary();
    const note = `${Math.round(rates[0])} of ${TYPING_PER_SECOND * CONNECTIONS} deliveries/s`;
    return [{ figure: figure(p99_ms, 'ms p99'), p99_ms, ...others, ...seen, note, failure: failures.summary() }];
  });
}

/** A thousand connections that hear who is there and who types. */
export const presence = {
  name: 'presence',
  cases: [
    { name: `${CONNECTIONS} come at once`, run: measureArrival },
    { name: `typing before ${CONNECTIONS}, ${TYPING_PER_SECOND}/s`, run: measureTyping },
  ],
};
