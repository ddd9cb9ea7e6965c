import { recordEvents } from '../support/events.js';
import { makeMessage, request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';
import { queryDatabase } from '../support/database.js';

interface Row {
  content: string;
  change_seq: number | null;
  [column: string]: unknown;
}

let server: TestServer;
let events: ReturnType<typeof recordEvents>;

beforeAll(async () => {
  server = await startServer();
  events = recordEvents(server);
});

afterAll(cleanUp);

const TIME = /^20[2-9]\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/u;

function call(method: string, path: string, json?: unknown) {
  return request(method, `${server.url}/api/${path}`, json);
}

/** Sends a message of `author` to channel 1 and forgets the events of it. */
async function send(fields: Record<string, unknown> = {}): Promise<string> {
  const message = makeMessage({ user_id: 'author', ...fields });
  const { status } = await call('POST', `channels/${String(message.channel_id)}/messages`, message);
  expect(status).toBe(201);
  events.take();
  return String(message.id);
}

async function stored(id: string): Promise<Row> {
  const [row] = await queryDatabase<Row>(server.database, 'SELECT * FROM messages WHERE id = $1', [id]);
  return row as Row;
}

async function lastChange(channel = '1'): Promise<number> {
  const rows = await queryDatabase<{ last_change: number }>(
    server.database,
    'SELECT last_change FROM channels WHERE id = $1',
    [channel],
  );
  return rows[0]?.last_change ?? -1;
}

/** Expects a refusal that left no trace: no event, no change of the row or of the counter. */
async function expectRefusal(
  id: string,
  status: number,
  code: string,
  ask: () => ReturnType<typeof call>,
): Promise<void> {
  const before = [await stored(id), await lastChange()];
  const answer = await ask();
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect([await stored(id), await lastChange()]).toEqual(before);
  expect(events.take()).toEqual([]);
}

describe('Editing', () => {
  it('replaces the text, keeps the one before, numbers the change and announces it', async () => {
    const id = await send({ content: 'first' });
    const before = await lastChange();
    const { status, body } = await call('PATCH', `messages/${id}`, { userId: 'author', content: 'second' });

    expect(status).toBe(200);
    expect(body).toMatchObject({
      id,
      content: 'second',
      userId: 'author',
      editedAt: expect.stringMatching(TIME) as string,
    });
    expect((await call('GET', `messages/${id}`)).body).toEqual(body);
    expect(await stored(id)).toMatchObject({ content: 'second', change_seq: before + 1 });
    expect(await lastChange()).toBe(before + 1);
    expect(events.take()).toEqual([
      [
        'MessageUpdated',
        {
          message: expect.objectContaining({ id, content: 'second', edited_at: body.editedAt }) as object,
          change: before + 1,
          origin: undefined,
        },
      ],
    ]);
    expect((await call('GET', `messages/${id}/edits`)).body).toEqual({
      edits: [{ content: 'first', replacedAt: body.editedAt }],
      total: 1,
      hasMore: false,
    });
  });

  it('lists every text in its order, a page at a time', async () => {
    const id = await send({ content: 'text 0' });
    for (const number of [1, 2, 3]) {
      await call('PATCH', `messages/${id}`, { userId: 'author', content: `text ${number}` });
    }
    const pages = await Promise.all(
      ['limit=2', 'limit=2&offset=2', 'offset=9'].map(async (query) => {
        const { body } = await call('GET', `messages/${id}/edits?${query}`);
        return [(body.edits as Row[]).map(({ content }) => content), body.total, body.hasMore];
      }),
    );
    expect(pages).toEqual([
      [['text 0', 'text 1'], 3, true],
      [['text 2'], 3, false],
      [[], 3, false],
    ]);
  });

  it('with the same text changes nothing', async () => {
    const id = await send({ content: 'same' });
    const before = await stored(id);
    const { status, body } = await call('PATCH', `messages/${id}`, { user_id: 'author', content: 'same' });
    expect([status, body.editedAt]).toEqual([200, undefined]);
    expect(await stored(id)).toEqual(before);
    expect(events.take()).toEqual([]);
  });

  it('is for the author only, and for nobody where the message is deleted, unknown or archived', async () => {
    const id = await send();
    const edit =
      (user_id: string, message = id) =>
      () =>
        call('PATCH', `messages/${message}`, { user_id, content: 'x' });
    await expectRefusal(id, 403, 'not_author', edit('other'));
    await expectRefusal(id, 404, 'message_not_found', edit('author', 'nope'));
    await call('DELETE', `messages/${id}?userId=author`);
    events.take();
    await expectRefusal(id, 409, 'message_deleted', edit('author'));
    const quiet = await send({ channel_id: '5' });
    await call('PATCH', 'channels/5', { archived: true });
    await expectRefusal(quiet, 409, 'channel_archived', edit('author', quiet));
    await call('PATCH', 'channels/5', { archived: false });
  });

  it.each([
    { content: 'x' },
    { user_id: 'author' },
    { user_id: 5, content: 'x' },
    { user_id: 'author', content: ' ' },
    { user_id: 'author', content: ['x'] },
    { user_id: 'author', content: '😀'.repeat(10_001) },
    [],
    'text',
  ])('refuses a wrong body: %j', async (body) => {
    const id = await send();
    await expectRefusal(id, 422, 'validation_failed', () => call('PATCH', `messages/${id}`, body));
  });

  it('refuses wrong pages of edits, and edits of nothing', async () => {
    expect((await call('GET', 'messages/nope/edits')).status).toBe(404);
    const id = await send();
    for (const query of ['limit=0', 'limit=101', 'offset=-1', 'limit=x']) {
      expect((await call('GET', `messages/${id}/edits?${query}`)).status).toBe(422);
    }
  });
});

describe('A retry of the sending', () => {
  it('after an edit is known by the first text, and gets the message as it is now', async () => {
    const message = makeMessage({ user_id: 'author', content: 'sent' });
    const path = 'channels/1/messages';
    await call('POST', path, message);
    await call('PATCH', `messages/${String(message.id)}`, { user_id: 'author', content: 'edited' });
    await call('PATCH', `messages/${String(message.id)}`, { user_id: 'author', content: 'edited again' });
    events.take();

    const retry = await call('POST', path, message);
    expect([retry.status, retry.body.content]).toEqual([200, 'edited again']);
    for (const content of ['edited', 'edited again', 'other']) {
      expect((await call('POST', path, { ...message, content })).body.code).toBe('id_conflict');
    }
    expect(events.take()).toEqual([]);
  });

  it('after a deletion is answered whatever its text, and brings nothing back', async () => {
    const message = makeMessage({ user_id: 'author' });
    const path = 'channels/1/messages';
    await call('POST', path, message);
    await call('DELETE', `messages/${String(message.id)}?user_id=author`);
    events.take();

    for (const content of [message.content, 'other']) {
      const { status, body } = await call('POST', path, { ...message, content });
      expect([status, body.content, typeof body.deletedAt]).toEqual([200, '', 'string']);
    }
    expect((await call('POST', path, { ...message, user_id: 'other' })).body.code).toBe('id_conflict');
    expect(events.take()).toEqual([]);
  });
});

describe('Deleting', () => {
  it('takes everything but the place, once and for all', async () => {
    const id = await send({ content: 'secret' });
    const total = (await call('GET', 'channels/1/messages?limit=1')).body.total;
    await call('PATCH', `messages/${id}`, { user_id: 'author', content: 'secret too' });
    await call('PUT', `messages/${id}/pin`, { user_id: 'author' });
    await call('PUT', `messages/${id}/reactions/${encodeURIComponent('👍')}`, { user_id: 'other' });
    events.take();
    const before = await lastChange();

    const answer = await call('DELETE', `messages/${id}?userId=author`);
    expect([answer.status, answer.body]).toEqual([204, undefined]);
    expect(events.take()).toEqual([
      ['MessageDeleted', { message: { id, channel_id: '1' }, change: before + 1, origin: undefined }],
    ]);
    expect(await lastChange()).toBe(before + 1);
    expect((await call('GET', `messages/${id}`)).body).toEqual({
      id,
      channelId: '1',
      userId: 'author',
      userName: 'ユーザー',
      content: '',
      timestamp: '2024-01-01T12:00:00Z',
      isOwnMessage: true,
      createdAt: expect.stringMatching(TIME) as string,
      deletedAt: expect.stringMatching(TIME) as string,
    });
    expect((await call('GET', 'channels/1/messages?limit=1')).body.total).toBe(total);
    expect((await call('GET', `messages/${id}/edits`)).body).toMatchObject({ edits: [], total: 0 });
    expect(JSON.stringify(await stored(id))).not.toContain('secret');
    expect(await stored(id)).toMatchObject({ content_hash: null, pinned_at: null, pinned_by: null });
    expect(
      await queryDatabase(
        server.database,
        'SELECT 1 FROM message_edits WHERE message_id = $1 UNION SELECT 1 FROM reactions WHERE message_id = $1',
        [id],
      ),
    ).toEqual([]);

    const row = await stored(id);
    expect((await call('DELETE', `messages/${id}?userId=author`)).status).toBe(204);
    expect(await stored(id)).toEqual(row);
    expect(events.take()).toEqual([]);
  });

  it('is for the author only', async () => {
    const id = await send();
    await expectRefusal(id, 403, 'not_author', () => call('DELETE', `messages/${id}?userId=other`));
    await expectRefusal(id, 422, 'validation_failed', () => call('DELETE', `messages/${id}`));
    await expectRefusal(id, 404, 'message_not_found', () => call('DELETE', 'messages/nope?userId=author'));
  });
});

describe('Pinning', () => {
  it('puts a message among the pins of its channel, and takes it out again', async () => {
    await call('POST', 'channels', { id: 'pins', name: 'pins' });
    const ids = [await send({ channel_id: 'pins' }), await send({ channel_id: 'pins' })];
    for (const id of ids) {
      const { status, body } = await call('PUT', `messages/${id}/pin`, { userId: 'keeper' });
      expect([status, body.pinnedBy]).toEqual([200, 'keeper']);
      expect(body.pinnedAt).toMatch(TIME);
    }
    expect(events.take().map(([name, { change, message }]) => [name, change, (message as Row).pinned_by])).toEqual([
      ['MessageUpdated', 1, 'keeper'],
      ['MessageUpdated', 2, 'keeper'],
    ]);
    const listed = await request<{ id: string }[]>('GET', `${server.url}/api/channels/pins/pins`);
    expect(listed.body.map(({ id }) => id)).toEqual(ids.toReversed());

    const again = await call('PUT', `messages/${ids[0]}/pin`, { userId: 'somebody' });
    expect(again.body).toEqual(listed.body[1]);
    const { status, body } = await call('DELETE', `messages/${ids[0]}/pin?userId=somebody`);
    expect([status, body.pinnedAt, body.pinnedBy]).toEqual([200, undefined, undefined]);
    await call('DELETE', `messages/${ids[0]}/pin?userId=somebody`);
    expect(events.take().map(([name, { change }]) => [name, change])).toEqual([['MessageUpdated', 3]]);
    expect(await stored(ids[0] as string)).toMatchObject({ pinned_at: null, pinned_by: null, change_seq: 3 });
  });

  it('ends at a hundred in a channel, and goes on when one is taken out', async () => {
    await call('POST', 'channels', { id: 'full', name: 'full' });
    const ids: string[] = [];
    for (let index = 0; index < 101; index += 1) {
      ids.push(await send({ channel_id: 'full' }));
    }
    for (const id of ids.slice(0, 100)) {
      expect((await call('PUT', `messages/${id}/pin`, { user_id: 'u' })).status).toBe(200);
    }
    events.take();
    const last = ids[100] as string;
    await expectRefusal(last, 409, 'too_many_pins', () => call('PUT', `messages/${last}/pin`, { user_id: 'u' }));
    await call('DELETE', `messages/${ids[0]}?userId=author`);
    expect((await call('PUT', `messages/${last}/pin`, { user_id: 'u' })).status).toBe(200);
  });

  it('refuses what is not there, deleted or archived', async () => {
    const id = await send();
    await expectRefusal(id, 404, 'message_not_found', () => call('PUT', 'messages/nope/pin', { user_id: 'u' }));
    await expectRefusal(id, 422, 'validation_failed', () => call('PUT', `messages/${id}/pin`));
    await call('DELETE', `messages/${id}?userId=author`);
    events.take();
    await expectRefusal(id, 409, 'message_deleted', () => call('PUT', `messages/${id}/pin`, { user_id: 'u' }));
    expect((await call('GET', 'channels/nope/pins')).body.code).toBe('channel_not_found');
  });
});
