import { recordEvents } from '../support/events.js';
import { makeMessage, request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';

interface State {
  channelId: string;
  seq: number;
  lastSeq: number;
  unread: number;
}

let server: TestServer;
let events: ReturnType<typeof recordEvents>;
let ids: string[];

beforeAll(async () => {
  server = await startServer();
  events = recordEvents(server);
  ids = [];
  for (let index = 0; index < 5; index += 1) {
    ids.push(String((await send('1', 'writer')).body.id));
  }
  events.take();
});

afterAll(cleanUp);

function send(channel: string, user_id: string) {
  return request('POST', `${server.url}/api/channels/${channel}/messages`, makeMessage({ user_id }));
}

function mark(body: Record<string, unknown>, channel = '1') {
  return request('PUT', `${server.url}/api/channels/${channel}/read-marker`, body);
}

async function stateOf(user: string, channel = '1'): Promise<State | undefined> {
  const { status, body } = await request<State[]>('GET', `${server.url}/api/read-markers?userId=${user}`);
  expect(status).toBe(200);
  expect(body).toHaveLength(5);
  return body.find(({ channelId }) => channelId === channel);
}

describe('A read marker', () => {
  it('stands at nothing for whoever has read nothing', async () => {
    expect(await stateOf('nobody')).toEqual({ channelId: '1', seq: 0, lastSeq: 5, unread: 5 });
    expect(await stateOf('nobody', '2')).toEqual({ channelId: '2', seq: 0, lastSeq: 0, unread: 0 });
  });

  it('moves to a place, to a message, or to the end, and is announced', async () => {
    const steps = [
      [{ seq: 2 }, 2],
      [{ messageId: ids[2] }, 3],
      [{}, 5],
    ] as const;
    for (const [target, seq] of steps) {
      const { status, body } = await mark({ userId: 'reader', ...target });
      expect([status, body]).toEqual([200, { channelId: '1', userId: 'reader', seq, unread: 5 - seq }]);
      expect(await stateOf('reader')).toEqual({ channelId: '1', seq, lastSeq: 5, unread: 5 - seq });
      expect(events.take()).toEqual([
        ['ReadMarked', { marker: { channel_id: '1', user_id: 'reader', seq, unread: 5 - seq }, origin: undefined }],
      ]);
    }
  });

  it('never goes back, nor says again where it stands', async () => {
    await mark({ user_id: 'forward', seq: 4 });
    events.take();
    for (const seq of [4, 3, 0]) {
      expect((await mark({ user_id: 'forward', seq })).body).toMatchObject({ seq: 4, unread: 1 });
    }
    expect(events.take()).toEqual([]);
    await Promise.all([5, 1, 3, 2].map((seq) => mark({ user_id: 'racing', seq })));
    expect(await stateOf('racing')).toMatchObject({ seq: 5 });
  });

  it('moves by sending, for the sender and in that channel alone', async () => {
    await send('3', 'other');
    await send('3', 'sender');
    expect(await stateOf('sender', '3')).toEqual({ channelId: '3', seq: 2, lastSeq: 2, unread: 0 });
    expect(await stateOf('sender', '1')).toMatchObject({ seq: 0 });
    expect(await stateOf('other', '3')).toEqual({ channelId: '3', seq: 1, lastSeq: 2, unread: 1 });
    await mark({ user_id: 'other' }, '3');
    await send('3', 'sender');
    expect(await stateOf('other', '3')).toMatchObject({ seq: 2, unread: 1 });
    events.take();
  });

  it('does not move by a retry or a refused message', async () => {
    const message = makeMessage({ user_id: 'retrier' });
    const post = (channel: string, body: object) =>
      request('POST', `${server.url}/api/channels/${channel}/messages`, body);
    await post('4', message);
    await send('4', 'other');
    await post('4', message);
    await post('4', { ...message, content: 'another one' });
    expect(await stateOf('retrier', '4')).toMatchObject({ seq: 1, unread: 1 });
    events.take();
  });

  it.each([
    [{ user_id: 'u', seq: 6 }, 422, 'validation_failed'],
    [{ user_id: 'u', seq: -1 }, 422, 'validation_failed'],
    [{ user_id: 'u', seq: 1.5 }, 422, 'validation_failed'],
    [{ user_id: 'u', seq: '1' }, 422, 'validation_failed'],
    [{ user_id: 'u', seq: null }, 422, 'validation_failed'],
    [{ user_id: 'u', seq: 1e300 }, 422, 'validation_failed'],
    [{ user_id: 'u', seq: 1, message_id: 'x' }, 422, 'validation_failed'],
    [{ seq: 1 }, 422, 'validation_failed'],
    [{ user_id: ['u'] }, 422, 'validation_failed'],
    [{ user_id: 'u', message_id: 'nope' }, 404, 'message_not_found'],
  ])('refuses %j', async (body, status, code) => {
    const answer = await mark(body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await stateOf('u')).toMatchObject({ seq: 0 });
    expect(events.take()).toEqual([]);
  });

  it('refuses a message of another channel and an unknown channel, and lists for somebody only', async () => {
    expect((await mark({ user_id: 'u', message_id: ids[0] }, '2')).body.code).toBe('message_not_found');
    expect((await mark({ user_id: 'u' }, 'nope')).body.code).toBe('channel_not_found');
    expect((await request('GET', `${server.url}/api/read-markers`)).status).toBe(422);
  });
});
