// How long hostile input holds the event loop: the worst answer time of a well-behaved client while others misbehave,
// beside the same without them. Run `npm run bench` after a build; it starts a server of its own and stops it again.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';

const PROBE_INTERVAL_MS = 5;
const SETTLE_MS = 1_000;
const FRAMES = 10;
const HALF_OPEN = 1_000;

const message = {
  id: 'bench',
  channel_id: '1',
  user_id: 'u',
  user_name: 'n',
  content: 'c',
  timestamp: '2024-01-01T12:00:00Z',
};
const manyKeys = Object.fromEntries(Array.from({ length: 6_000 }, (_, index) => [`k${index}`, index]));
const send = (data) => JSON.stringify({ type: 'message:send', data });

const FRAMES_BY_NAME = {
  'one honest message': send(message),
  '20,000 levels deep': `{"type":"message:send","data":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
  '6,000 unknown keys': send({ ...manyKeys, ...message }),
  '6,000 keys as content': send({ ...message, content: manyKeys }),
  '125,000 numbers in a list': `{"type":"message:send","data":[${'0,'.repeat(125_000)}0]}`,
  '240 KB of text': send({ ...message, content: 'あ'.repeat(80_000) }),
  '250 KB that is no JSON': '{'.repeat(250_000),
};

/** Starts the built server on a free port and waits until it tells its address. */
async function startServer(folder) {
  const server = spawn(process.execPath, ['dist/main.js'], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATABASE_URL: `sqlite:${join(folder, 'chat.db')}` },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let log = '';
  for await (const chunk of server.stdout) {
    log += chunk;
    const api = /"api":"(?<api>[^"]+)"/u.exec(log)?.groups?.api;
    if (api) {
      server.stdout.on('data', () => undefined);
      return { server, url: new URL(api) };
    }
  }
  throw new Error(`The server did not start: ${log}`);
}

async function open(url) {
  const socket = new WebSocket(`ws://${url.host}/ws`);
  await once(socket, 'open');
  return socket;
}

/** A client that asks all the time, and remembers the longest it had to wait. */
async function startProbe(url) {
  const socket = await open(url);
  const probe = { worst: 0, stop: () => socket.close() };
  void (async () => {
    while (socket.readyState === WebSocket.OPEN) {
      const start = performance.now();
      socket.send('{"type":"probe"}');
      await once(socket, 'message');
      probe.worst = Math.max(probe.worst, performance.now() - start);
      await delay(PROBE_INTERVAL_MS);
    }
  })().catch(() => undefined);
  return probe;
}

async function measure(probe, name, attack) {
  probe.worst = 0;
  const done = await attack();
  await delay(SETTLE_MS);
  console.log(`${name.padEnd(40)} ${probe.worst.toFixed(1).padStart(8)} ms`);
  done();
}

const folder = mkdtempSync(join(tmpdir(), 'chat-bench-'));
const { server, url } = await startServer(folder);
try {
  const probe = await startProbe(url);
  await delay(SETTLE_MS);
  console.log('Worst answer to another client, while this arrives:');
  await measure(probe, 'nobody else (baseline)', async () => () => undefined);
  for (const [name, frame] of Object.entries(FRAMES_BY_NAME)) {
    for (const count of [1, FRAMES]) {
      await measure(probe, `${name}, ${count} at once`, async () => {
        const socket = await open(url);
        for (let sent = 0; sent < count; sent += 1) {
          socket.send(frame);
        }
        return () => socket.close();
      });
    }
  }
  await measure(probe, `${HALF_OPEN} half-open requests`, async () => {
    const sockets = Array.from({ length: HALF_OPEN }, () => {
      const socket = net.connect(Number(url.port), url.hostname).on('error', () => undefined);
      socket.write('GET / HTTP/1.1\r\nHo');
      return socket;
    });
    return () => sockets.forEach((socket) => socket.destroy());
  });
  probe.stop();
} finally {
  server.kill('SIGTERM');
  await once(server, 'exit');
  rmSync(folder, { recursive: true, force: true });
}
