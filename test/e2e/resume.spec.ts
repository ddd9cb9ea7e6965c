import { ChannelPositionsService } from '../../src/channels/channel-positions.service.js';
import { Database } from '../../src/database/database.js';
import { makeMessage, request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';
import { type Frame, TestSocket } from '../support/socket.js';

const RACES = process.env.SOAK ? 10_000 : 300;
const RACES_AT_ONCE = 20;

afterAll(cleanUp);

async function post(server: TestServer, count: number, channelId = '1'): Promise<unknown[]> {
  const ids: unknown[] = [];
  for (let index = 0; index < count; index += 1) {
    const message = makeMessage({ content: `message ${index}` });
    await request('POST', `${server.url}/api/channels/${channelId}/messages`, message);
    ids.push(message.id);
  }
  return ids;
}

/** Subscribes on a new connection and waits until it has caught up with one channel. */
async function subscribe(
  server: TestServer,
  data: object,
  channelId = '1',
): Promise<{ socket: TestSocket; answer: Frame }> {
  const socket = await TestSocket.open(server.wsUrl);
  const answer = await socket.request('channel:subscribe', data);
  await socket.waitFor(({ type, data: { channel_id } }) => type === 'channel:caught_up' && channel_id === channelId);
  return { socket, answer };
}

describe('A subscription', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startServer();
    await post(server, 5);
  });

  it('begins now where it names no position, and says where that is', async () => {
    const { socket, answer } = await subscribe(server, { channels: [{ channel_id: '1' }] });
    expect(answer.data).toEqual({
      epoch: server.app.get(Database).epoch,
      channels: [{ channel_id: '1', seq: 5, change: 0, recovered: true }],
    });
    expect(socket.frames).toEqual([
      answer,
      { type: 'channel:caught_up', data: { channel_id: '1', seq: 5, change: 0 } },
    ]);
    const [id] = await post(server, 1);
    const push = await socket.waitFor(({ data }) => data.id === id);
    expect(push).toMatchObject({ type: 'message:broadcast', seq: 6 });
  });

  it('gets every message after its position, in order, behind the answer and before what is new', async () => {
    const { socket, answer } = await subscribe(server, { channels: [{ channel_id: '1', after: 2 }] });
    expect(answer.data).toMatchObject({ channels: [{ recovered: true }] });
    const [id] = await post(server, 1);
    await socket.waitFor(({ data }) => data.id === id);
    const history = await request<{ messages: { id: string }[] }>('GET', `${server.url}/api/channels/1/messages`);
    const [first, ...rest] = socket.frames;
    expect(first).toBe(answer);
    const messages = rest.filter(({ type }) => type === 'message:broadcast');
    expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 3));
    expect(messages.map(({ data }) => data.id)).toEqual(history.body.messages.slice(2).map((message) => message.id));
    expect(messages.every(({ data }) => data.is_own_message === false)).toBe(true);
    expect(rest.at(-2)?.type).toBe('channel:caught_up');
  });

  it('gets the answers to a message that was deleted meanwhile with its deletion', async () => {
    const [id] = await post(server, 1, '3');
    await request('POST', `${server.url}/api/channels/3/messages`, { ...makeMessage(), reply_to: id });
    await request('DELETE', `${server.url}/api/messages/${String(id)}?userId=${String(makeMessage().user_id)}`);

    const position = { channel_id: '3', after: 2, after_change: 0 };
    const { socket } = await subscribe(server, { channels: [position] }, '3');
    const changes = socket.frames.filter(({ change }) => change !== undefined);
    expect(changes).toEqual([{ type: 'message:deleted', change: 2, data: { id, channel_id: '3', reply_count: 1 } }]);
  });

  it('hears every channel where it names none, and those that are made later', async () => {
    const { socket, answer } = await subscribe(server, {}, '5');
    expect((answer.data.channels as object[]).length).toBe(5);
    await request('POST', `${server.url}/api/channels`, { id: 'later', name: 'later' });
    expect(await socket.waitFor(({ type }) => type === 'channel:created')).toMatchObject({ data: { id: 'later' } });
    const [id] = await post(server, 1, 'later');
    expect(await socket.waitFor(({ data }) => data.id === id)).toMatchObject({ seq: 1 });
    await request('PATCH', `${server.url}/api/channels/later`, { name: 'renamed' });
    expect(await socket.waitFor(({ type }) => type === 'channel:updated')).toMatchObject({ data: { name: 'renamed' } });
  });

  it('hears also the channel that is made while it subscribes to all', async () => {
    const positions = server.app.get(ChannelPositionsService);
    const list = positions.list.bind(positions);
    positions.list = async (actor) => {
      positions.list = list;
      const rows = await list(actor);
      await request('POST', `${server.url}/api/channels`, { id: 'meanwhile', name: 'meanwhile' });
      await post(server, 1, 'meanwhile');
      return rows;
    };
    const { socket } = await subscribe(server, {}, 'meanwhile');
    const [second] = await post(server, 1, 'meanwhile');
    await socket.waitFor(({ data }) => data.id === second);
    const heard = socket.frames.slice(socket.frames.findIndex(({ type }) => type === 'channel:subscribed'));
    expect(heard.filter(({ data }) => data.channel_id === 'meanwhile').flatMap(({ seq }) => seq ?? [])).toEqual([1, 2]);
  });

  it('hears nothing any more after leaving all', async () => {
    const { socket } = await subscribe(server, {}, '5');
    const left = await socket.request('channel:unsubscribe', {});
    expect(left.data.channels).toEqual(expect.arrayContaining(['1', '2', '3', '4', '5']));
    const count = socket.frames.length;
    await post(server, 1);
    await request('POST', `${server.url}/api/channels`, { name: 'unheard' });
    const answer = await socket.request('channel:unsubscribe', { channels: ['1'] });
    expect(answer.data).toEqual({ channels: [] });
    expect(socket.frames.slice(count).filter(({ type }) => type !== 'channel:created')).toEqual([answer]);
  });

  it.each([
    ['a position from the future', { channels: [{ channel_id: '1', after: 1_000_000 }] }],
    ['a change from the future', { channels: [{ channel_id: '1', after: 1, after_change: 1_000 }] }],
    ['the largest number', { channels: [{ channel_id: '1', after: Number.MAX_SAFE_INTEGER }] }],
    ['another epoch', { epoch: 'another', channels: [{ channel_id: '1', after: 1 }] }],
  ])('is told to read the history again after %s, and gets nothing of the past', async (_, data) => {
    const { socket, answer } = await subscribe(server, data);
    expect(answer.data).toMatchObject({ channels: [{ channel_id: '1', recovered: false }] });
    expect(socket.frames.map(({ type }) => type)).toEqual(['channel:subscribed', 'channel:caught_up']);
  });

  it('is all or nothing beyond the bound of what is sent again', async () => {
    const bounded = await startServer({ SOCKET_MAX_REPLAY: '3' });
    await post(bounded, 5);
    const within = await subscribe(bounded, { channels: [{ channel_id: '1', after: 2 }] });
    expect(within.answer.data).toMatchObject({ channels: [{ recovered: true }] });
    const beyond = await subscribe(bounded, { channels: [{ channel_id: '1', after: 1 }] });
    expect(beyond.answer.data).toMatchObject({ channels: [{ recovered: false }] });
    expect(beyond.socket.frames).toHaveLength(2);
  });

  it('answers each channel that it cannot have with its error, and has the others', async () => {
    const { answer } = await subscribe(server, { channels: [{ channel_id: 'nope' }, { channel_id: '1' }] });
    expect(answer.data).toMatchObject({
      channels: [
        { channel_id: 'nope', code: 'channel_not_found' },
        { channel_id: '1', recovered: true },
      ],
    });
    const bounded = await startServer({ SOCKET_MAX_SUBSCRIPTIONS: '2' });
    const { answer: full } = await subscribe(bounded, {});
    const codes = (full.data.channels as { code?: string }[]).map(({ code }) => code);
    expect(codes).toEqual([undefined, undefined, ...Array.from({ length: 3 }, () => 'too_many_subscriptions')]);
  });

  it.each([
    ['a text', { channels: [{ channel_id: '1', after: '1' }] }, 'channels[0].after'],
    ['a negative number', { channels: [{ channel_id: '1' }, { channel_id: '1', after: -1 }] }, 'channels[1].after'],
    ['a fraction', { channels: [{ channel_id: '1', afterChange: 0.5 }] }, 'channels[0].after_change'],
    ['beyond the numbers', { channels: [{ channel_id: '1', after: 1e300 }] }, 'channels[0].after'],
    ['no channel', { channels: [{ after: 1 }] }, 'channels[0].channel_id'],
    ['null', { channels: [null] }, 'channels[0]'],
    ['an object', { channels: {} }, 'channels'],
    ['10,000 channels', { channels: Array.from({ length: 10_000 }, () => ({ channel_id: '1' })) }, 'channels'],
    ['a number as epoch', { epoch: 1 }, 'epoch'],
  ])('is refused with %s, and changes nothing', async (_, data, field) => {
    const socket = await TestSocket.open(server.wsUrl);
    const answer = await socket.request('channel:subscribe', data);
    expect(answer).toMatchObject({ type: 'error', data: { code: 'validation_failed' } });
    expect(answer.data.error).toEqual(expect.stringContaining(`${field} `));
    // It is still one that never subscribed, which hears the messages of every channel.
    const [id] = await post(server, 1, '3');
    await socket.waitFor(({ data: message }) => message.id === id);
  });
});

describe('Coming back to a busy channel', () => {
  let server: TestServer;
  const load = { isOver: false };
  let sending: Promise<void>;

  beforeAll(async () => {
    server = await startServer();
    await post(server, 1);
    const sender = await TestSocket.open(server.wsUrl);
    await sender.request('channel:unsubscribe', {});
    sending = (async () => {
      for (let number = 0; !load.isOver; number += 1) {
        await sender.request('message:send', makeMessage({ content: `message ${number}` }));
        sender.frames.length = 0;
      }
      sender.close();
    })();
  });

  afterAll(async () => {
    load.isOver = true;
    await sending;
  });

  async function race(): Promise<void> {
    const { body } = await request<{ total: number }>('GET', `${server.url}/api/channels/1/messages?limit=1`);
    const after = Math.max(0, body.total - Math.floor(Math.random() * 450));
    const socket = await TestSocket.open(server.wsUrl);
    const answer = await socket.request('channel:subscribe', { channels: [{ channel_id: '1', after }] });
    const caughtUp = await socket.waitFor(({ type }) => type === 'channel:caught_up');
    await socket.waitFor(({ seq = 0 }) => seq === Number(caughtUp.data.seq) + 3);
    socket.close();
    // What it heard before the answer, it heard as one that had not subscribed.
    const frames = socket.frames.slice(socket.frames.indexOf(answer));
    const seqs = frames.flatMap(({ seq }) => seq ?? []);
    expect(seqs).toEqual(seqs.map((_, index) => after + 1 + index));
  }

  it(
    `leaves no gap and brings nothing twice, ${RACES} times`,
    async () => {
      for (let done = 0; done < RACES; done += RACES_AT_ONCE) {
        await Promise.all(Array.from({ length: RACES_AT_ONCE }, race));
      }
    },
    process.env.SOAK ? 3_600_000 : 60_000,
  );
});

describe('Many who come back at once', () => {
  it('have the past read from the database once, and not each for himself', async () => {
    const server = await startServer();
    await post(server, 250);
    const database = server.app.get(Database);
    const statements: string[] = [];
    const query = database.query.bind(database);
    database.query = <Row>(sql: string, parameters: unknown[]) => {
      statements.push(sql);
      return query<Row>(sql, parameters);
    };
    const sockets = await Promise.all(Array.from({ length: 200 }, () => TestSocket.open(server.wsUrl)));
    await Promise.all(
      sockets.map(async (socket, index) => {
        await socket.request('channel:subscribe', { channels: [{ channel_id: '1', after: index % 50 }] });
        await socket.waitFor(({ type }) => type === 'channel:caught_up');
      }),
    );
    for (const [index, socket] of sockets.entries()) {
      expect(socket.frames.flatMap(({ seq }) => seq ?? [])).toHaveLength(250 - (index % 50));
    }
    expect(statements.filter((sql) => /FROM messages/u.test(sql))).toHaveLength(2);
  });
});
