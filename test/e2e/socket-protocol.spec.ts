import { framesUntilNow } from '../support/barrier.js';
import { makeMessage, request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';
import { type Frame, TestSocket } from '../support/socket.js';
import { queryDatabase } from '../support/database.js';

let server: TestServer;
let sender: TestSocket;
let listener: TestSocket;

beforeAll(async () => {
  server = await startServer();
});

afterAll(cleanUp);

beforeEach(async () => {
  sender = await TestSocket.open(server.wsUrl);
  listener = await TestSocket.open(server.wsUrl);
});

afterEach(async () => {
  await Promise.all(
    [sender, listener].map(async (socket) => {
      const closed = socket.closed();
      socket.close();
      await closed;
    }),
  );
});

function storedRows(id: unknown): Promise<Record<string, unknown>[]> {
  return queryDatabase(server.database, 'SELECT * FROM messages WHERE id = $1', [id]);
}

function broadcastsOf(frames: Frame[]): Frame[] {
  return frames.filter(({ type }) => type === 'message:broadcast');
}

/** Sends a message and waits for its answer. */
function exchange(socket: TestSocket, message: Record<string, unknown>): Promise<Frame> {
  const seen = socket.frames.length;
  socket.send('message:send', message);
  return socket.waitFor((frame) => socket.frames.indexOf(frame) >= seen && frame.data.id === message.id);
}

describe('Sending over the WebSocket', () => {
  it('says nothing on connect', async () => {
    const [first, second] = await framesUntilNow(server, sender, listener);

    expect(first).toEqual([]);
    expect(second).toEqual([]);
  });

  it('acknowledges a message to its sender, keeps it, and tells everybody else exactly what the contract says', async () => {
    const other = await TestSocket.open(server.wsUrl);
    const message = makeMessage({ timestamp: '2024-01-01T12:00:00.123456+09:00' });
    sender.send('message:send', message);

    const answer = await sender.waitFor(() => true);
    const [own, ...others] = await framesUntilNow(server, sender, listener, other);

    expect(answer).toEqual({
      type: 'message:saved',
      seq: expect.any(Number) as number,
      data: { id: message.id, success: true },
    });
    expect(own).toEqual([answer]);
    const [row] = await storedRows(message.id);
    expect(row).toMatchObject({
      ...message,
      timestamp: '2024-01-01 03:00:00.123456',
      is_own_message: 1,
      user_type: 'user',
    });
    for (const frames of others) {
      expect(frames).toEqual([
        {
          type: 'message:broadcast',
          seq: 1,
          data: {
            id: message.id,
            channel_id: '1',
            user_id: 'user_456',
            user_name: 'ユーザー',
            content: 'こんにちは',
            timestamp: '2024-01-01T03:00:00.123456Z',
            is_own_message: false,
            created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3}(\d{3})?)?Z$/u) as string,
          },
        },
      ]);
    }
    other.close();
  });

  it('takes data in camelCase too', async () => {
    const { id } = makeMessage();
    const answer = await exchange(sender, {
      id,
      channelId: '2',
      userId: 'u',
      userName: 'n',
      content: 'camel',
      timestamp: '2024-01-01T12:00:00Z',
      isOwnMessage: true,
    });

    const [, heard] = await framesUntilNow(server, sender, listener);
    expect(answer.type).toBe('message:saved');
    expect(heard?.map(({ data }) => [data.id, data.channel_id, data.user_id])).toEqual([[id, '2', 'u']]);
    expect(await storedRows(id)).toMatchObject([
      { channel_id: '2', user_id: 'u', user_name: 'n', content: 'camel', is_own_message: 1 },
    ]);
  });

  it('takes the snake_case spelling where a field comes in both', async () => {
    const message = makeMessage({ channelId: '3', channel_id: '2' });

    expect((await exchange(sender, message)).type).toBe('message:saved');
    expect(await storedRows(message.id)).toMatchObject([{ channel_id: '2' }]);
  });

  it('ignores fields that it does not know and stores nothing of them', async () => {
    const message = makeMessage({ user_type: 'admin', extra: { nested: [1] } });

    expect((await exchange(sender, message)).type).toBe('message:saved');
    const [, heard] = await framesUntilNow(server, sender, listener);
    expect(heard).toHaveLength(1);
    expect(heard?.[0]?.data).not.toHaveProperty('user_type');
    expect(heard?.[0]?.data).not.toHaveProperty('extra');
    expect(await storedRows(message.id)).toMatchObject([{ user_type: 'user' }]);
  });

  it('keeps hostile text byte for byte', async () => {
    const content = '😀 \u202eמימין\u202c \u0301 \'); DROP TABLE messages;-- {"__proto__":1}\r\n\t <script>';
    const message = makeMessage({ content });

    expect((await exchange(sender, message)).type).toBe('message:saved');
    const [, heard] = await framesUntilNow(server, sender, listener);
    expect(heard?.map(({ data }) => data.content)).toEqual([content]);
    expect(await storedRows(message.id)).toMatchObject([{ content }]);
  });

  it('ignores a __proto__ key in the data', async () => {
    const { id, ...rest } = makeMessage();
    const text = JSON.stringify({ type: 'message:send', data: { id, ...rest } });
    sender.socket.send(text.replace('"data":{', '"data":{"__proto__":{"content":"poison"},'));

    expect((await sender.waitFor(() => true)).type).toBe('message:saved');
    expect(await storedRows(id)).toMatchObject([{ content: rest.content }]);
    expect(({} as Record<string, unknown>).content).toBeUndefined();
  });

  it('announces a message that comes over REST to every socket', async () => {
    const message = makeMessage();
    const { status } = await request('POST', `${server.url}/api/channels/1/messages`, message);

    const heard = await framesUntilNow(server, sender, listener);
    expect(status).toBe(201);
    expect(await storedRows(message.id)).toHaveLength(1);
    for (const frames of heard) {
      expect(frames.map(({ type, data }) => [type, data.id, data.is_own_message])).toEqual([
        ['message:broadcast', message.id, false],
      ]);
    }
  });
});

describe('Sending the same id again', () => {
  it('acknowledges a retry, from whichever socket, and announces nothing again', async () => {
    const message = makeMessage();
    const retry = { ...message, user_name: 'another name', timestamp: '2025-05-05T05:05:05Z' };
    const answers = [
      await exchange(sender, message),
      await exchange(sender, message),
      await exchange(sender, retry),
      await exchange(sender, message),
    ];
    const [, heard] = await framesUntilNow(server, sender, listener);
    const fromOther = await exchange(listener, message);
    const [own] = await framesUntilNow(server, sender, listener);

    expect([...answers, fromOther]).toEqual(
      Array.from({ length: 5 }, () => ({
        type: 'message:saved',
        seq: expect.any(Number) as number,
        data: { id: message.id, success: true },
      })),
    );
    expect(heard?.map(({ data }) => data.id)).toEqual([message.id]);
    expect(broadcastsOf(own ?? [])).toEqual([]);
    expect(await storedRows(message.id)).toMatchObject([
      { user_name: message.user_name, seq: expect.any(Number) as number },
    ]);
  });

  it.each([
    ['content', { content: 'something else' }],
    ['sender', { user_id: 'somebody else' }],
    ['channel', { channel_id: '2' }],
  ])('refuses the id with another %s', async (_, change) => {
    const message = makeMessage();
    await exchange(sender, message);
    const answer = await exchange(sender, { ...message, ...change });

    const [, heard] = await framesUntilNow(server, sender, listener);
    expect(answer).toEqual({
      type: 'message:error',
      data: { id: message.id, success: false, error: expect.any(String) as string, code: 'id_conflict' },
    });
    expect(heard).toHaveLength(1);
    expect(await storedRows(message.id)).toMatchObject([{ content: message.content, channel_id: '1' }]);
  });

  it('tells a retry and a conflict apart within one commit', async () => {
    const message = makeMessage();
    sender.send('message:send', message);
    sender.send('message:send', { ...message, content: 'other' });
    sender.send('message:send', message);

    await sender.waitForCount(3);
    const [own, heard] = await framesUntilNow(server, sender, listener);
    expect(own?.map(({ type, data }) => data.code ?? type)).toEqual(['message:saved', 'id_conflict', 'message:saved']);
    expect(heard).toHaveLength(1);
    expect(await storedRows(message.id)).toHaveLength(1);
  });

  it('keeps one row of a hundred equal sends at once, over sockets and REST, and gives all of them the same answer', async () => {
    const sockets = await Promise.all(Array.from({ length: 5 }, () => TestSocket.open(server.wsUrl)));
    const message = makeMessage();
    const posts: ReturnType<typeof request>[] = [];
    for (let round = 0; round < 10; round += 1) {
      sockets.forEach((socket) => socket.send('message:send', message));
      for (let post = 0; post < 5; post += 1) {
        posts.push(request('POST', `${server.url}/api/channels/1/messages`, message));
      }
    }
    const answered = await Promise.all(posts);
    const isAnswer = ({ type }: Frame): boolean => type !== 'message:broadcast';
    await Promise.all(sockets.map((socket) => socket.waitFor(() => socket.frames.filter(isAnswer).length === 10)));
    const [heard, ...all] = await framesUntilNow(server, listener, ...sockets);

    const answers = all.flatMap((frames) => frames.filter(isAnswer));
    expect(answers.map(({ type, data }) => [type, data])).toEqual(
      Array.from({ length: 50 }, () => ['message:saved', { id: message.id, success: true }]),
    );
    expect(answered.map(({ body }) => body)).toEqual(Array<unknown>(50).fill(answered[0]?.body));
    const made = answered.filter(({ status }) => status === 201).length;
    expect(answered.filter(({ status }) => status === 200)).toHaveLength(50 - made);
    expect(heard).toHaveLength(1);
    // The socket that was first, where one was, does not hear itself.
    expect(all.flatMap((frames) => broadcastsOf(frames))).toHaveLength(made === 1 ? 5 : 4);
    expect(made).toBeLessThan(2);
    expect(await storedRows(message.id)).toHaveLength(1);
    sockets.forEach((socket) => socket.close());
  });
});

describe('Refusing a message', () => {
  async function expectRefusal(message: Record<string, unknown>, code: string): Promise<string> {
    const before = await queryDatabase(server.database, 'SELECT id FROM messages WHERE user_id <> $1', ['barrier']);
    sender.send('message:send', message);
    const answer = await sender.waitFor(() => true);
    const [own, heard] = await framesUntilNow(server, sender, listener);

    expect(answer).toEqual({
      type: 'message:error',
      data: {
        id: typeof message.id === 'string' ? message.id : null,
        success: false,
        error: expect.any(String) as string,
        code,
      },
    });
    expect(own).toEqual([answer]);
    expect(heard).toEqual([]);
    const after = await queryDatabase(server.database, 'SELECT id FROM messages WHERE user_id <> $1', ['barrier']);
    expect(after).toEqual(before);
    return answer.data.error as string;
  }

  it('refuses a channel that does not exist', async () => {
    await expectRefusal(makeMessage({ channel_id: 'nowhere' }), 'channel_not_found');
  });

  it('refuses an archived channel, but acknowledges a retry of what it has', async () => {
    const { body } = await request<{ id: string }>('POST', `${server.url}/api/channels`, { name: 'old' });
    const kept = makeMessage({ channel_id: body.id });
    await exchange(listener, kept);
    await request('PATCH', `${server.url}/api/channels/${body.id}`, { archived: true });
    await framesUntilNow(server, sender, listener);
    sender.frames.length = 0;
    listener.frames.length = 0;

    await expectRefusal(makeMessage({ channel_id: body.id }), 'channel_archived');
    expect((await exchange(sender, kept)).type).toBe('message:saved');
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a missing content', { content: undefined }, 'content is required'],
    ['an empty content', { content: '' }, 'content'],
    ['a blank content', { content: ' \n\u3000' }, 'content'],
    ['a content that is no text', { content: 5 }, 'content'],
    ['a content of 10,001 characters', { content: 'a'.repeat(10_001) }, 'content'],
    ['a missing timestamp', { timestamp: undefined }, 'timestamp is required'],
    ['a week', { timestamp: '2024-W01' }, 'timestamp'],
    ['a day that is none', { timestamp: '2024-02-30T00:00:00Z' }, 'timestamp'],
    ['a date alone', { timestamp: '2024-01-01' }, 'timestamp'],
    ['a number as time', { timestamp: 1_704_110_400 }, 'timestamp'],
    ['a missing sender', { user_id: undefined }, 'user_id is required'],
    ['a name of 101 characters', { user_name: '名'.repeat(101) }, 'user_name'],
    ['an own-message flag in words', { is_own_message: 'true' }, 'is_own_message'],
    ['an id with a line break', { id: 'a\nb' }, 'id'],
    ['an empty id', { id: '' }, 'id'],
    ['an id of 129 characters', { id: 'i'.repeat(129) }, 'id'],
    ['an id that is a number', { id: 7 }, 'id'],
    ['an id that is an object', { id: { $ne: '' } }, 'id'],
    ['a missing id', { id: undefined }, 'id is required'],
    ['a channel that is a list', { channel_id: ['1'] }, 'channel_id'],
  ])('refuses %s', async (_, change, sentence) => {
    expect(await expectRefusal(makeMessage(change), 'validation_failed')).toContain(sentence);
  });

  it.each([
    ['NUL', 'a\0b'],
    ['half of a surrogate pair', 'a\ud83d'],
  ])('refuses a content with %s', async (_, content) => {
    await expectRefusal(makeMessage({ content }), 'invalid_text');
  });

  it('names every wrong field', async () => {
    const sentence = await expectRefusal(
      makeMessage({ content: '', user_name: '', timestamp: 'now' }),
      'validation_failed',
    );
    for (const field of ['user_name', 'content', 'timestamp']) {
      expect(sentence).toContain(`${field} must be`);
    }
  });

  it('counts in code points: 10,000 emoji pass', async () => {
    const message = makeMessage({ content: '😀'.repeat(10_000) });

    expect((await exchange(sender, message)).type).toBe('message:saved');
    expect(await storedRows(message.id)).toMatchObject([{ content: message.content }]);
  });

  it.each([
    ['no data', undefined],
    ['null', null],
    ['a text', 'x'],
    ['a list', []],
  ])('answers data that are %s with an error without an id', async (_, data) => {
    sender.send('message:send', data);

    expect(await sender.waitFor(() => true)).toEqual({
      type: 'message:error',
      data: { id: null, success: false, error: expect.any(String) as string, code: 'validation_failed' },
    });
  });
});

describe('Frames that cannot be understood', () => {
  it.each([
    ['broken JSON', '{"type":"message:send",', 'invalid_json'],
    ['an empty frame', '', 'invalid_json'],
    ['a list', '[]', 'invalid_frame'],
    ['a text', '"message:send"', 'invalid_frame'],
    ['null', 'null', 'invalid_frame'],
    ['an object without a type', '{"data":{}}', 'invalid_frame'],
    ['a type that is a number', '{"type":1}', 'invalid_frame'],
    ['an unknown type', '{"type":"message:forget","data":{}}', 'unknown_type'],
    ['an empty type', '{"type":"","data":{}}', 'unknown_type'],
    ['a type that every object has', '{"type":"constructor","data":{}}', 'unknown_type'],
    ["a type of the server's own", '{"type":"message:saved","data":{"id":"x","success":true}}', 'unknown_type'],
  ])('answers %s with an error and goes on', async (_, text, code) => {
    sender.socket.send(text);
    const message = makeMessage();
    sender.send('message:send', message);
    await sender.waitForCount(2);

    const [own, heard] = await framesUntilNow(server, sender, listener);
    expect(own).toEqual([
      { type: 'error', data: { success: false, error: expect.any(String) as string, code } },
      { type: 'message:saved', seq: expect.any(Number) as number, data: { id: message.id, success: true } },
    ]);
    expect(heard).toHaveLength(1);
  });
});

describe('Order', () => {
  it('answers in the order of the requests, valid and invalid mixed, with many in flight', async () => {
    const expected = Array.from({ length: 600 }, (_, index): [string, unknown, string] => {
      const message = makeMessage();
      switch (index % 6) {
        case 1:
          sender.socket.send('{');
          return ['error', undefined, 'invalid_json'];
        case 2:
          sender.send('message:send', { ...message, content: '' });
          return ['message:error', message.id, 'validation_failed'];
        case 3:
          sender.send('message:send', { ...message, channel_id: 'nowhere' });
          return ['message:error', message.id, 'channel_not_found'];
        case 4:
          sender.send('nothing:known', {});
          return ['error', undefined, 'unknown_type'];
        default:
          sender.send('message:send', message);
          return ['message:saved', message.id, ''];
      }
    });

    const answers = await sender.waitForCount(600);
    expect(answers.map(({ type, data }) => [type, data.id, data.code ?? ''])).toEqual(expected);
    const [own, heard] = await framesUntilNow(server, sender, listener);
    const saved = expected.filter(([type]) => type === 'message:saved').map(([, id]) => id);
    expect(own).toHaveLength(600);
    expect(heard?.map(({ data }) => data.id)).toEqual(saved);
  });

  it('tells everybody the messages of a channel in one order, which is the order of the history', async () => {
    const senders = await Promise.all(Array.from({ length: 5 }, () => TestSocket.open(server.wsUrl)));
    const { body } = await request<{ id: string }>('POST', `${server.url}/api/channels`, { name: 'order' });
    senders.forEach((socket, index) => {
      for (let n = 0; n < 40; n += 1) {
        socket.send('message:send', makeMessage({ channel_id: body.id, user_id: `sender ${index}`, content: `${n}` }));
      }
    });
    await Promise.all(senders.map((socket) => socket.waitForCount(200)));

    const [first, second, ...own] = await framesUntilNow(server, sender, listener, ...senders);
    const { body: history } = await request<{ messages: { id: string; userId: string; content: string }[] }>(
      'GET',
      `${server.url}/api/channels/${body.id}/messages?limit=1000`,
    );
    const order = history.messages.map(({ id }) => id);
    expect(order).toHaveLength(200);
    expect(first?.map(({ data }) => data.id)).toEqual(order);
    expect(second?.map(({ data }) => data.id)).toEqual(order);
    own.forEach((frames, index) => {
      const others = history.messages.filter(({ userId }) => userId !== `sender ${index}`).map(({ id }) => id);
      expect(broadcastsOf(frames).map(({ data }) => data.id)).toEqual(others);
      const contents = history.messages.filter(({ userId }) => userId === `sender ${index}`).map((row) => row.content);
      expect(contents).toEqual(Array.from({ length: 40 }, (_, n) => `${n}`));
    });
    senders.forEach((socket) => socket.close());
  });
});
