import type { ChatClient } from '../../client/src/index.js';
import { closeClients, nextEvent, openClient, shown, until, untilShown } from '../support/client.js';
import { killProcesses, ServerProcess } from '../support/process.js';
import { Proxy } from '../support/proxy.js';
import { cleanUp } from '../support/server.js';

afterEach(async () => {
  closeClients();
  await Promise.all(proxies.splice(0).map((way) => way.close()));
});

afterAll(async () => {
  await killProcesses();
  await cleanUp();
});

/** Servers start and connections die here, which takes its time on a busy machine. */
const TIMEOUT_MS = 180_000;
const DEATHS = process.env.SOAK ? 5 : 1;
const NAMES = ['hana', 'taro', 'yuki'];

let server: ServerProcess;
let proxy: Proxy;
const proxies: Proxy[] = [];
let clients: ChatClient[];

/** A stretch of network before a server. */
async function openWay({ url }: ServerProcess): Promise<Proxy> {
  const way = await Proxy.start(Number(new URL(url).port));
  proxies.push(way);
  return way;
}

beforeEach(async () => {
  server = await ServerProcess.start();
  proxy = await openWay(server);
  clients = await Promise.all(NAMES.map((name) => openClient(proxy.url, name, ['1'])));
});

/** Has every client send, edit and react until it is told to stop; resolves when all of it is done. */
function talk(): { stop: () => Promise<string[]> } {
  const stopping = new AbortController();
  const speakers = clients.map(async (client, speaker) => {
    const ids: string[] = [];
    for (let index = 0; !stopping.signal.aborted; index += 1) {
      const { id } = await client.send({ channelId: '1', content: `${NAMES[speaker]} ${index}` });
      ids.push(id);
      if (index % 3 === 0) {
        await client.edit('1', id, `${NAMES[speaker]} ${index}, edited`);
      }
      if (index % 5 === 0) {
        await client.delete('1', id);
      }
      const other = client.messages('1').at(-2);
      if (other && !other.isDeleted && other.state === 'saved') {
        await client.react('1', other.id, '👍').catch(() => undefined);
      }
    }
    return ids;
  });
  return {
    stop: async () => {
      stopping.abort();
      return (await Promise.all(speakers)).flat();
    },
  };
}

/** Every client shows the same, which is what somebody sees who has just come; and nothing that was acknowledged is lost. */
async function expectWhole(acknowledged: string[]): Promise<void> {
  const newcomer = await openClient(proxy.url, 'newcomer', ['1']);
  while (await newcomer.loadOlder('1', 1_000));
  const truth = shown(newcomer, '1');
  for (const client of clients) {
    await untilShown(client, '1', truth);
  }
  const messages = newcomer.messages('1');
  expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
  expect(new Set(messages.map(({ id }) => id))).toEqual(new Set(acknowledged));
}

async function progress(): Promise<void> {
  for (const client of clients) {
    const { length } = client.messages('1');
    await until(client, () => client.messages('1').length >= length + 5, 'five more messages');
  }
}

describe('In the middle of a busy channel', () => {
  it(
    'a network that goes silent both ways is noticed, and everything is whole again when it is back',
    async () => {
      const talking = talk();
      await progress();
      const lost = clients.map((client) => nextEvent(client, 'state', (state) => state === 'waiting'));
      proxy.silence();
      await Promise.all(lost);
      proxy.resume();
      await progress();
      await expectWhole(await talking.stop());
    },
    TIMEOUT_MS,
  );

  it(
    'connections that break again and again lose nothing',
    async () => {
      const talking = talk();
      for (let round = 0; round < 3; round += 1) {
        await progress();
        proxy.cut();
      }
      await progress();
      await expectWhole(await talking.stop());
    },
    TIMEOUT_MS,
  );

  it(
    'a server that dies with kill -9 and starts again is found, and nothing that was acknowledged is lost',
    async () => {
      const talking = talk();
      await progress();
      for (let round = 0; round < DEATHS; round += 1) {
        server.kill('SIGKILL');
        await server.exited;
        server = await ServerProcess.start({}, server.database);
        proxy.target = Number(new URL(server.url).port);
        await progress();
      }
      await expectWhole(await talking.stop());
    },
    TIMEOUT_MS,
  );
});

describe('Without a network', () => {
  it(
    'what is sent waits, in its order, and is sent once when the network is back',
    async () => {
      const [hana, taro] = clients as [ChatClient, ChatClient];
      proxy.silence();
      proxy.cut();
      await until(hana, () => hana.state !== 'open', 'the loss');
      const contents = Array.from({ length: 10 }, (_, index) => `offline ${index}`);
      const sendings = contents.map((content) => hana.send({ channelId: '1', content }));
      expect(hana.messages('1').map(({ state }) => state)).toEqual(contents.map(() => 'sending'));
      proxy.resume();
      await Promise.all(sendings);
      await until(taro, () => taro.messages('1').length === 10, 'the messages');

      expect(taro.messages('1').map(({ content }) => content)).toEqual(contents);
      await until(hana, () => hana.messages('1').every(({ seq }) => seq !== null), 'the places');
      expect(shown(hana, '1')).toEqual(shown(taro, '1'));
    },
    TIMEOUT_MS,
  );

  it(
    'a history that turns out to be another one is read anew',
    async () => {
      const [hana, taro] = clients as [ChatClient, ChatClient];
      await hana.send({ channelId: '1', content: 'before' });
      await until(taro, () => taro.messages('1').length === 1, 'the message');
      server.kill('SIGKILL');
      await server.exited;
      const other = await ServerProcess.start();
      const reset = nextEvent(taro, 'reset');
      proxy.target = Number(new URL(other.url).port);
      expect(await reset).toEqual({ channelId: '1' });
      await until(taro, () => taro.messages('1').length === 0, 'the end of the old history');
      await hana.send({ channelId: '1', content: 'a new beginning' });
      await until(taro, () => taro.messages('1')[0]?.content === 'a new beginning', 'the new history');
      expect(taro.messages('1')[0]?.seq).toBe(1);
    },
    TIMEOUT_MS,
  );

  it(
    'a gap beyond what the server replays is read anew, as much as was known',
    async () => {
      const strict = await ServerProcess.start({ SOCKET_MAX_REPLAY: '5' });
      const way = await openWay(strict);
      const hana = await openClient(way.url, 'hana', ['1']);
      const taro = await openClient(strict.url, 'taro', ['1']);
      for (let index = 1; index <= 3; index += 1) {
        await taro.send({ channelId: '1', content: `${index}` });
      }
      await until(hana, () => hana.messages('1').length === 3, 'the first messages');
      way.silence();
      way.cut();
      for (let index = 4; index <= 20; index += 1) {
        await taro.send({ channelId: '1', content: `${index}` });
      }
      const reset = nextEvent(hana, 'reset');
      way.resume();
      expect(await reset).toEqual({ channelId: '1' });
      await until(hana, () => hana.messages('1').length >= 3, 'the newest messages');
      expect(hana.messages('1').map(({ content }) => content)).toEqual(['18', '19', '20']);
    },
    TIMEOUT_MS,
  );
});
