import { assert, asyncProperty, string } from 'fast-check';
import { framesUntilNow } from '../support/barrier.js';
import { makeMessage, request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';
import { TestSocket } from '../support/socket.js';
import { queryDatabase } from '../support/database.js';

interface Page {
  messages: { id: string; createdAt: string }[];
  total: number;
  hasMore: boolean;
  hasMoreBefore?: boolean;
  hasMoreAfter?: boolean;
}

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});

afterAll(cleanUp);

function post(channel: string, json: unknown, headers?: Record<string, string>) {
  return request('POST', `${server.url}/api/channels/${channel}/messages`, json, headers);
}

async function page(query: string, channel = '2'): Promise<Page> {
  const { status, body } = await request<Page>('GET', `${server.url}/api/channels/${channel}/messages?${query}`);
  expect(status).toBe(200);
  return body;
}

describe('Sending over REST', () => {
  it('answers 201 with the message in the shape of the document, and reads it back the same', async () => {
    const sent = await post('1', { ...makeMessage({ id: 'msg_123' }), user_type: 'user', nested: { a: [1] } });
    expect(sent.status).toBe(201);
    expect(sent.body).toEqual({
      id: 'msg_123',
      channelId: '1',
      userId: 'user_456',
      userName: 'ユーザー',
      content: 'こんにちは',
      timestamp: '2024-01-01T12:00:00Z',
      isOwnMessage: true,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/u) as string,
    });
    expect((await request('GET', `${server.url}/api/messages/msg_123`)).body).toEqual(sent.body);
    expect(await page('', '1')).toEqual({ messages: [sent.body], total: 1, hasMore: false });
  });

  it('takes camelCase and snake_case, and snake_case where both are given', async () => {
    const { body } = await post('1', { userId: 'camel', user_id: 'snake', userName: 'n', content: 'c' });
    expect(body).toMatchObject({ userId: 'snake', userName: 'n', isOwnMessage: false });
  });

  it.each([
    ['2024-01-01T12:00:00.123456+00:00', '2024-01-01T12:00:00.123456Z'],
    ['2024-01-01T21:00:00+09:00', '2024-01-01T12:00:00Z'],
    ['2024-01-01T12:00:00', '2024-01-01T12:00:00Z'],
    ['2024-01-01T12:00:00.120Z', '2024-01-01T12:00:00.120Z'],
  ])('takes the time %s for %s', async (timestamp, expected) => {
    expect((await post('1', { ...makeMessage(), timestamp })).body.timestamp).toBe(expected);
  });

  it('answers a retry 200 with the first message, and keeps one row', async () => {
    const message = makeMessage({ channel_id: '3' });
    const first = await post('3', message);
    const retry = await post('3', { ...message, user_name: 'other', timestamp: '2025-01-01T00:00:00Z' });
    expect([first.status, retry.status]).toEqual([201, 200]);
    expect(retry.body).toEqual(first.body);
    expect((await page('', '3')).total).toBe(1);
  });

  it.each([{ content: 'other' }, { user_id: 'other' }])(
    'refuses another message with the same id: %j',
    async (change) => {
      const message = makeMessage();
      await post('3', message);
      const { status, body } = await post('3', { ...message, ...change });
      expect([status, body.code]).toEqual([409, 'id_conflict']);
      expect((await post('4', message)).status).toBe(409);
    },
  );

  it('makes a retry without an id safe by its Idempotency-Key', async () => {
    const message = { userId: 'u', userName: 'n', content: 'c' };
    const key = { 'Idempotency-Key': 'key-1' };
    const first = await post('4', message, key);
    const retry = await post('4', message, key);
    expect([first.status, retry.status, retry.body.id]).toEqual([201, 200, first.body.id]);
    expect((await post('4', { ...message, content: 'other' }, key)).status).toBe(409);
    expect((await post('4', { ...message, userId: 'v' }, key)).status).toBe(201);
    expect((await post('4', message, { 'Idempotency-Key': 'x'.repeat(257) })).status).toBe(422);
  });

  it.each(['"; DROP TABLE messages; --', 'مرحبا بالعالم', '👨‍👩‍👧‍👦𠮷', '__proto__', '\u202Etxt', ' a\r\n\tb '])(
    'keeps %j byte for byte',
    async (content) => {
      const { body } = await post('1', makeMessage({ content }));
      expect(body.content).toBe(content);
      expect((await request('GET', `${server.url}/api/messages/${String(body.id)}`)).body.content).toBe(content);
    },
  );

  it('stores exactly what it answers, and nothing of the fields that it does not know', async () => {
    const { body } = await post('1', {
      ...makeMessage({ id: 'stored', timestamp: '2024-01-01T21:00:00.123456+09:00' }),
      channel_id: '2',
      user_type: 'admin',
      seq: 99,
      created_at: '1999-01-01T00:00:00Z',
    });
    expect(body).toMatchObject({ channelId: '1', timestamp: '2024-01-01T12:00:00.123456Z' });
    const rows = await queryDatabase(server.database, "SELECT * FROM messages WHERE id = 'stored'");
    const count = await queryDatabase<{ last_seq: number }>(
      server.database,
      "SELECT last_seq FROM channels WHERE id = '1'",
    );
    expect(rows).toEqual([
      {
        id: 'stored',
        channel_id: '1',
        user_id: 'user_456',
        user_name: 'ユーザー',
        content: 'こんにちは',
        timestamp: '2024-01-01 12:00:00.123456',
        is_own_message: 1,
        created_at: expect.stringMatching(/^20[2-9]\d-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}$/u) as string,
        user_type: 'user',
        seq: count[0]?.last_seq,
        change_seq: null,
        edited_at: null,
        deleted_at: null,
        deleted_by: null,
        content_hash: null,
        reply_to: null,
        reply_count: 0,
        mentions: null,
        pinned_at: null,
        pinned_by: null,
      },
    ]);
  });

  it('makes up an id and a time where none is given', async () => {
    const before = Date.now();
    const { status, body } = await post('1', { user_id: 'u', user_name: 'n', content: 'c' });
    expect(status).toBe(201);
    expect(body.id).toMatch(/^[\da-f-]{36}$/u);
    expect(Date.parse(String(body.timestamp))).toBeGreaterThanOrEqual(before);
    expect(Date.parse(String(body.timestamp))).toBeLessThanOrEqual(Date.now());
  });

  it('makes one message of twenty equal requests at once', async () => {
    const message = makeMessage();
    const answers = await Promise.all(Array.from({ length: 20 }, () => post('1', message)));
    const statuses = answers.map(({ status }) => status).toSorted();
    expect(statuses).toEqual([...Array<number>(19).fill(200), 201]);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });

  it('announces what it saved to every socket, once, and neither a retry nor what it refused', async () => {
    const sockets = await Promise.all([TestSocket.open(server.wsUrl), TestSocket.open(server.wsUrl)]);
    const message = makeMessage();
    const { body } = await post('3', message);
    await post('3', message);
    await post('3', { ...message, content: 'other' });
    await post('3', makeMessage({ content: '' }));
    await post('nope', makeMessage());
    for (const frames of await framesUntilNow(server, ...sockets)) {
      expect(frames).toEqual([
        {
          type: 'message:broadcast',
          seq: 4,
          data: {
            id: message.id,
            channel_id: '3',
            user_id: 'user_456',
            user_name: 'ユーザー',
            content: 'こんにちは',
            timestamp: '2024-01-01T12:00:00Z',
            is_own_message: false,
            created_at: body.createdAt,
          },
        },
      ]);
    }
    sockets.forEach((socket) => socket.close());
  });

  it('acknowledges a retry of what an archived channel has', async () => {
    await request('POST', `${server.url}/api/channels`, { id: 'shut', name: 'shut' });
    const message = makeMessage();
    const first = await post('shut', message);
    await request('PATCH', `${server.url}/api/channels/shut`, { archived: true });
    const retry = await post('shut', message);
    expect([retry.status, retry.body]).toEqual([200, first.body]);
    expect((await post('shut', { ...message, content: 'other' })).body.code).toBe('id_conflict');
  });

  it('lets an id of the client go before an Idempotency-Key, and refuses a key that is none', async () => {
    const key = { 'Idempotency-Key': 'same' };
    const [one, two] = [await post('1', makeMessage(), key), await post('1', makeMessage(), key)];
    expect([one.status, two.status]).toEqual([201, 201]);
    expect(one.body.id).not.toBe(two.body.id);
    for (const wrong of ['', 'a b']) {
      const { status, body } = await post('1', makeMessage(), { 'Idempotency-Key': wrong });
      expect([status, body.code]).toEqual([422, 'validation_failed']);
    }
  });

  it('keeps whatever text there is, in every field', async () => {
    const text = string({ unit: 'binary', minLength: 1, maxLength: 50 }).filter(
      (value) => !value.includes('\0') && /\S/u.test(value),
    );
    const id = text.filter((value) => !/\p{Cc}/u.test(value));
    await assert(
      asyncProperty(id, text, text, async (user_id, user_name, content) => {
        const { status, body } = await post('4', makeMessage({ user_id, user_name, content }));
        expect(status).toBe(201);
        const found = await request('GET', `${server.url}/api/messages/${String(body.id)}`);
        expect(found.body).toMatchObject({ userId: user_id, userName: user_name, content });
      }),
      { numRuns: 50 },
    );
  });

  it.each(['a/b', '日本 語', '100%', '../x', '__proto__', 'q?x#y'])('finds a message by the id %j', async (id) => {
    const sent = await post('1', makeMessage({ id }));
    expect(sent.status).toBe(201);
    const url = `${server.url}/api/messages/${encodeURIComponent(id)}`;
    expect((await request('GET', url)).body).toEqual(sent.body);
    expect((await page(`around=${encodeURIComponent(id)}&limit=1`, '1')).messages).toEqual([sent.body]);
  });

  it('knows no message that is not there', async () => {
    const { status, body } = await request('GET', `${server.url}/api/messages/nope`);
    expect([status, body.code]).toEqual([404, 'message_not_found']);
  });
});

describe('Paging through 25 messages', () => {
  const ids = Array.from({ length: 25 }, (_, index) => `p${index + 1}`);

  beforeAll(async () => {
    for (const id of ids) {
      await post('2', makeMessage({ id }));
    }
    await post('5', makeMessage({ id: 'elsewhere' }));
  });

  it.each([
    ['', 1, 25, false],
    ['limit=10', 1, 10, true],
    ['limit=10&offset=10', 11, 20, true],
    ['limit=10&offset=20', 21, 25, false],
    ['limit=10&offset=25', 0, 0, false],
    ['limit=10&offset=9007199254740991', 0, 0, false],
    ['limit=10&order=desc', 25, 16, true],
    ['limit=10&order=desc&offset=20', 5, 1, false],
    ['limit=10&order=desc&offset=30', 0, 0, false],
    ['limit=5&before=p11', 6, 10, true],
    ['limit=5&before=p11&order=desc', 10, 6, true],
    ['limit=5&before=p4', 1, 3, false],
    ['limit=5&before=p1', 0, 0, false],
    ['limit=5&after=p11', 12, 16, true],
    ['limit=5&after=p11&order=desc', 16, 12, true],
    ['limit=5&after=p22', 23, 25, false],
    ['limit=5&after=p25', 0, 0, false],
    ['limit=5&around=p11', 9, 13, true],
    ['limit=5&around=p1', 1, 5, true],
    ['limit=5&around=p25', 21, 25, false],
    ['limit=5&around=p25&order=desc', 25, 21, true],
    ['limit=1&around=p7', 7, 7, true],
  ])('%s gives p%i to p%i', async (query, first, last, hasMore) => {
    const { messages, total, ...rest } = await page(query);
    const between = first === 0 ? [] : ids.slice(Math.min(first, last) - 1, Math.max(first, last));
    expect(messages.map(({ id }) => id)).toEqual(first > last ? between.toReversed() : between);
    expect([total, rest.hasMore]).toEqual([25, hasMore]);
    expect(rest.hasMoreBefore !== undefined).toBe(query.includes('around'));
  });

  it('tells around a message what lies on both sides', async () => {
    expect(await page('limit=5&around=p11')).toMatchObject({ hasMoreBefore: true, hasMoreAfter: true, offset: 8 });
    expect(await page('limit=5&around=p2')).toMatchObject({ hasMoreBefore: false, hasMoreAfter: true, offset: 0 });
    expect(await page('limit=100&around=p25')).toMatchObject({ hasMoreBefore: false, hasMoreAfter: false, offset: 0 });
  });

  it.each(['before=elsewhere', 'after=nope', 'around=elsewhere'])(
    'finds no message of the channel by %s',
    async (query) => {
      const { status, body } = await request('GET', `${server.url}/api/channels/2/messages?${query}`);
      expect([status, body.code]).toEqual([404, 'message_not_found']);
    },
  );

  it('gives a hundred unless told otherwise, and as many as a thousand', async () => {
    await request('POST', `${server.url}/api/channels`, { id: 'many', name: 'many' });
    await Promise.all(Array.from({ length: 101 }, () => post('many', makeMessage())));
    const first = await page('', 'many');
    expect([first.messages.length, first.total, first.hasMore]).toEqual([100, 101, true]);
    const all = await page('limit=1000', 'many');
    expect([all.messages.length, all.total, all.hasMore]).toEqual([101, 101, false]);
    expect(all.messages.slice(0, 100)).toEqual(first.messages);
    expect((await page('order=desc&limit=1000', 'many')).messages).toEqual(all.messages.toReversed());
  });

  it('shows each message as it shows it alone, whatever it holds and whatever happened to it', async () => {
    const { body: channel } = await request('POST', `${server.url}/api/channels`, { name: 'kinds' });
    const id = channel.id as string;
    const send = async (fields: Record<string, unknown>) => {
      const { body } = await post(id, makeMessage({ channel_id: undefined, ...fields }));
      return body.id as string;
    };
    const change = (method: string, path: string, json?: unknown) =>
      request(method, `${server.url}/api/messages/${path}`, json);
    const times = ['2024-01-01T12:00:00Z', '2024-01-01T12:00:00.120Z', '2024-01-01T12:00:00.123456+09:00'];
    for (const timestamp of times) {
      await send({ timestamp });
    }
    await send({ content: '"\\ / \u0007\u001e\t\n\r \u2028 \ue000 👨‍👩‍👧 \u007f', user_name: '"', is_own_message: false });
    const parent = await send({ content: 'parent' });
    await send({ content: 'reply', reply_to: parent });
    await send({ content: '@ユーザー hello' });
    const edited = await send({ content: 'before' });
    await change('PATCH', edited, { userId: 'user_456', content: 'after' });
    const pinned = await send({ content: 'pinned' });
    await change('PUT', `${pinned}/pin`, { userId: 'user_456' });
    const reacted = await send({ content: 'reacted' });
    await change('PUT', `${reacted}/reactions/${encodeURIComponent('👍')}`, { userId: 'user_456' });
    await change('DELETE', `${await send({ content: 'deleted' })}?userId=user_456`);
    for (const [odd, time] of Object.entries({
      'odd 1': '2024-01-01 00:00:00',
      'odd 2': '2024-01-01T00:00:00.5Z',
      'odd 3': 'yesterday, around noon ....',
      'odd 4': '2024-01-01 00:00:00.1234Z5',
    })) {
      await queryDatabase(
        server.database,
        `INSERT INTO messages (id, channel_id, user_id, user_name, content, timestamp, is_own_message, created_at)
         VALUES ($1, $2, 'u', 'U', $3, $4, TRUE, '2024-01-01 00:00:00.000000')`,
        [odd, id, `of a ${odd} time`, time],
      );
    }

    const ascending = await page('userId=user_456', id);
    expect(ascending.messages).toHaveLength(15);
    for (const message of ascending.messages) {
      const alone = await request('GET', `${server.url}/api/messages/${message.id}?userId=user_456`);
      expect(message).toEqual(alone.body);
    }
    const descending = await page('userId=user_456&order=desc', id);
    expect(descending.messages).toEqual(ascending.messages.toReversed());
    expect(JSON.stringify(ascending)).toContain('"me":true');
  });

  it('reads a channel without messages', async () => {
    await request('POST', `${server.url}/api/channels`, { id: 'empty', name: 'empty' });
    const nothing = { messages: [], total: 0, hasMore: false };
    expect(await page('', 'empty')).toEqual(nothing);
    expect(await page('order=desc&offset=5', 'empty')).toEqual(nothing);
  });

  it('never gives a message an earlier time of creation than its predecessor', async () => {
    const times = (await page('')).messages.map(({ createdAt }) => Date.parse(createdAt));
    expect(times).toEqual(times.toSorted((one, other) => one - other));
  });
});
