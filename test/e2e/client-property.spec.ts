import * as fc from 'fast-check';
import type { ChatClient } from '../../client/src/index.js';
import { closeClients, openClient, shown, until, untilShown } from '../support/client.js';
import { request } from '../support/http.js';
import { Proxy } from '../support/proxy.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';

const RUNS = Number(process.env.SOAK ?? 15);
const SPEAKERS = 3;

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});

afterEach(closeClients);
afterAll(cleanUp);

const speaker = fc.nat(SPEAKERS - 1);
const subject = fc.nat(1_000);
const emoji = fc.constantFrom('👍', '🎉', ':ok:');
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('send' as const), speaker, waits: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('edit', 'delete', 'pin', 'unpin'), speaker, subject }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('react', 'unreact'), speaker, subject, emoji }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('cut', 'pause', 'resume'), speaker }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('load' as const), speaker }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Run {
  channelId: string;
  clients: ChatClient[];
  proxies: Proxy[];
  /** What was begun: it is done when the network lets it. */
  begun: Promise<unknown>[];
}

/** Begins a step; only a send that waits is waited for. */
async function begin({ channelId, clients, proxies, begun }: Run, next: Step): Promise<void> {
  const client = clients[next.speaker] as ChatClient;
  const proxy = proxies[next.speaker] as Proxy;
  const known = client.messages(channelId).filter(({ state }) => state === 'saved');
  const message = 'subject' in next ? known[next.subject % Math.max(1, known.length)] : undefined;
  // A refusal (not the author, deleted meanwhile) is an answer too.
  const begins = (work: Promise<unknown>): void => void begun.push(work.catch(() => undefined));
  switch (next.kind) {
    case 'send': {
      const sending = client.send({ channelId, content: `from ${next.speaker}` });
      begins(sending);
      return next.waits
        ? void (await Promise.race([sending, until(client, () => client.state !== 'open', 'loss')]))
        : undefined;
    }
    case 'cut':
      return proxy.cut();
    case 'pause':
      return proxy.silence();
    case 'resume':
      return proxy.resume();
    case 'load':
      return begins(client.loadOlder(channelId, 5));
    case 'edit':
      return message && begins(client.edit(channelId, message.id, `edited by ${next.speaker}`));
    case 'react':
    case 'unreact':
      return message && 'emoji' in next ? begins(client[next.kind](channelId, message.id, next.emoji)) : undefined;
    default:
      return message && begins(client[next.kind](channelId, message.id));
  }
}

async function makeRun(): Promise<Run> {
  const { body } = await request('POST', `${server.url}/api/channels`, { name: 'a run' });
  const channelId = String(body.id);
  const proxies = await Promise.all(Array.from({ length: SPEAKERS }, () => Proxy.start(server.port)));
  const clients = await Promise.all(
    proxies.map(({ url }, index) =>
      openClient(url, `speaker ${index}`, [channelId], { heartbeatMs: 100, timeoutMs: 250 }),
    ),
  );
  return { channelId, proxies, clients, begun: [] };
}

it('After any interruptions every client shows what somebody sees who has just come', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const run = await makeRun();
      for (const next of steps) {
        await begin(run, next);
      }
      run.proxies.forEach((proxy) => proxy.resume());
      await Promise.all(run.begun);

      const newcomer = await openClient(server.url, 'newcomer', [run.channelId]);
      await newcomer.loadOlder(run.channelId, 1_000);
      const truth = shown(newcomer, run.channelId);
      for (const client of run.clients) {
        await untilShown(client, run.channelId, truth);
      }
      closeClients();
      await Promise.all(run.proxies.map((proxy) => proxy.close()));
    }),
    { numRuns: RUNS },
  );
}, 1_200_000);
