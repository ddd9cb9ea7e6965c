import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Histogram } from '../lib/histogram.mjs';
import { getRequest, HttpClient } from '../lib/http-client.mjs';
import { figure, notes } from '../lib/measure.mjs';
import { clientFrame, WsClient } from '../lib/ws-client.mjs';

const SECONDS = 5;
const WARM_UP_REQUESTS = 20;
const PROBE_INTERVAL_MS = 50;
const HALF_OPEN = 1_000;

const MESSAGE = { channel_id: '1', user_id: 'u', user_name: 'n', content: 'c', timestamp: '2024-01-01T12:00:00Z' };
const MANY_KEYS = Object.fromEntries(Array.from({ length: 6_000 }, (_, index) => [`key_${index}`, index]));
const sendText = (data) => `{"type":"message:send","data":${data}}`;
const sendObject = (data) => sendText(JSON.stringify({ id: 'bad', is_own_message: true, ...MESSAGE, ...data }));

const FRAMES = {
  'an honest message': sendObject({}),
  '20,000 levels deep': sendText('['.repeat(20_000) + ']'.repeat(20_000)),
  '6,000 unknown keys': sendObject(MANY_KEYS),
  '6,000 keys as content': sendObject({ content: MANY_KEYS }),
  '125,000 numbers in a list': sendText(`[${'0,'.repeat(125_000)}0]`),
  '240 KB of text': sendObject({ content: 'あ'.repeat(80_000) }),
  '250 KB that is no JSON': '{'.repeat(250_000),
};

/** Asks for `/` again and again; just before every question it does what should not disturb it. */
async function probe(bench, server, disturb) {
  const client = await HttpClient.connect(server.port);
  const request = getRequest('/');
  const latency = new Histogram();
  for (let index = 0; index < WARM_UP_REQUESTS; index += 1) await client.get(request);
  const end = performance.now() + bench.seconds(SECONDS) * 1_000;
  while (performance.now() < end) {
    disturb();
    const begun = performance.now();
    await client.get(request);
    latency.record(performance.now() - begun);
    await sleep(PROBE_INTERVAL_MS);
  }
  client.destroy();
  return latency.summary();
}

async function measureFrame(bench, server, text) {
  const frame = clientFrame(Buffer.from(text));
  const client = await WsClient.connect(server.port);
  let answers = 0;
  client.onOther = client.onSaved = () => {
    answers += 1;
  };
  const latency = await probe(bench, server, () => client.isOpen && client.send(frame));
  const note = notes(`${answers} answers`, client.isOpen ? undefined : 'connection closed');
  client.destroy();
  return { figure: figure(latency.max_ms, 'ms worst'), ...latency, note };
}

async function measureHalfOpen(bench, server) {
  const sockets = Array.from({ length: HALF_OPEN }, () => {
    const socket = net.connect(server.port, '127.0.0.1').on('error', () => {});
    socket.write('GET / HTTP/1.1\r\nHo');
    return socket;
  });
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  const latency = await probe(bench, server, () => {});
  sockets.forEach((socket) => socket.destroy());
  return { figure: figure(latency.max_ms, 'ms worst'), ...latency };
}

async function measureOthersWait(bench) {
  if (bench.server === 'raw') return [{ note: 'skipped: this server checks nothing and ends at the first bad frame' }];
  return bench.withServer(await bench.databases.fresh(), async (server) => {
    const rows = [];
    for (const [part, text] of Object.entries(FRAMES)) {
      rows.push({ part, ...(await measureFrame(bench, server, text)) });
    }
    return [...rows, { part: `${HALF_OPEN} half-open requests`, ...(await measureHalfOpen(bench, server)) }];
  });
}

/** The longest that a well-behaved client waits while another one sends this about twenty times a second. */
export const badInput = {
  name: 'bad-input',
  cases: [{ name: 'beside', run: measureOthersWait }],
};
