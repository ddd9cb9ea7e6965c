import { setTimeout as sleep } from 'node:timers/promises';
import { figure, megabytes } from '../lib/measure.mjs';
import { connectMany } from '../lib/ws-client.mjs';

const CONNECTIONS = 10_000;
const SETTLE_MS = 2_000;
const WARM_UP_CONNECTIONS = 300;

async function measureIdleConnections(bench) {
  return bench.withServer(await bench.databases.fresh(), async (server) => {
    const first = await connectMany(server.port, WARM_UP_CONNECTIONS);
    first.forEach((client) => client.destroy());
    await sleep(SETTLE_MS);
    const before = { rss: server.rssBytes(), cpu: server.cpuMicros(), at: performance.now() };
    const clients = await connectMany(server.port, CONNECTIONS);
    const seconds = (performance.now() - before.at) / 1_000;
    const cpu_us = (server.cpuMicros() - before.cpu) / CONNECTIONS;
    await sleep(SETTLE_MS);
    const rss = server.rssBytes();
    const open = clients.filter((client) => client.isOpen).length;
    clients.forEach((client) => client.destroy());
    const failure = open === CONNECTIONS ? undefined : `${CONNECTIONS - open} connections were lost.`;
    const kilobytes = (rss - before.rss) / CONNECTIONS / 1_024;
    return [
      { part: 'memory', figure: figure(kilobytes, 'KB each'), rss_mb: megabytes(rss), failure },
      { part: 'connecting', figure: figure(CONNECTIONS / seconds, 'connects/s'), cpu_us, failure },
    ];
  });
}

/** Connections that are open and silent: what one more of them takes. */
export const idle = {
  name: 'idle',
  cases: [{ name: `${CONNECTIONS} idle connections`, run: measureIdleConnections }],
};
