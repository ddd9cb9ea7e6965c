import type { SendMessageDto } from '../../src/messages/dto/send-message.dto.js';
import { MessagesService } from '../../src/messages/messages.service.js';
import { recordEvents } from '../support/events.js';
import { makeMessage, request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';
import { queryDatabase } from '../support/database.js';

interface Page {
  messages: { id: string }[];
  total: number;
  hasMore: boolean;
}

let server: TestServer;
let events: ReturnType<typeof recordEvents>;

beforeAll(async () => {
  server = await startServer();
  events = recordEvents(server);
});

afterAll(cleanUp);

function call(method: string, path: string, json?: unknown) {
  return request(method, `${server.url}/api/${path}`, json);
}

function post(fields: Record<string, unknown> = {}, channel = '1') {
  return call('POST', `channels/${channel}/messages`, makeMessage(fields));
}

/** Sends a message and so many answers to it; hands out their ids, the message first. */
async function makeThread(replies: number): Promise<string[]> {
  const parent = String((await post()).body.id);
  const ids = [parent];
  for (let index = 0; index < replies; index += 1) {
    ids.push(String((await post({ reply_to: parent })).body.id));
  }
  events.take();
  return ids;
}

async function page(parent: string, query = ''): Promise<[string[], number, boolean]> {
  const { status, body } = await request<Page>('GET', `${server.url}/api/messages/${parent}/replies?${query}`);
  expect(status).toBe(200);
  return [body.messages.map(({ id }) => id), body.total, body.hasMore];
}

async function get(id: string): Promise<Record<string, unknown>> {
  return (await call('GET', `messages/${id}`)).body;
}

describe('Answering a message', () => {
  it('is a message of the channel, counts with the one that it answers, and is announced with it', async () => {
    await call('POST', 'channels', { id: 't', name: 't' });
    const parent = String((await post({}, 't')).body.id);
    const reply = makeMessage();
    const { status, body } = await call('POST', 'channels/t/messages', { ...reply, replyTo: parent });

    expect([status, body.replyTo, body.replyCount]).toEqual([201, parent, undefined]);
    expect(await get(String(reply.id))).toEqual(body);
    expect(await get(parent)).toMatchObject({ replyCount: 1 });
    expect(await call('GET', 'channels/t/messages')).toMatchObject({ body: { total: 2, messages: [{}, body] } });
    expect(events.take().slice(1)).toEqual([
      [
        'MessageSaved',
        expect.objectContaining({ seq: 2, message: expect.objectContaining({ reply_to: parent }) as object }),
      ],
      ['ThreadUpdated', { thread: { id: parent, channel_id: 't', reply_count: 1 }, change: 1 }],
    ]);
    expect(
      await queryDatabase(
        server.database,
        'SELECT change_seq, reply_count, reply_to FROM messages WHERE channel_id = $1 ORDER BY seq',
        ['t'],
      ),
    ).toEqual([
      { change_seq: 1, reply_count: 1, reply_to: null },
      { change_seq: null, reply_count: 0, reply_to: parent },
    ]);

    const retry = await call('POST', 'channels/t/messages', reply);
    expect([retry.status, retry.body.replyTo]).toEqual([200, parent]);
    expect(events.take()).toEqual([]);
    expect(await get(parent)).toMatchObject({ replyCount: 1 });
  });

  it('works for a message that is saved in the same commit, and counts once for all of it', async () => {
    const [parent, first, second] = [makeMessage(), makeMessage(), makeMessage()];
    const service = server.app.get(MessagesService);
    const send = (message: object) => service.send(null, message as SendMessageDto);
    events.take();
    await Promise.all([
      send(parent),
      send({ ...first, reply_to: parent.id }),
      send({ ...second, reply_to: parent.id }),
      send({ ...first, reply_to: parent.id }),
    ]);
    expect(events.take().map(([name]) => name)).toEqual([
      'MessageSaved',
      'MessageSaved',
      'MessageSaved',
      'ThreadUpdated',
    ]);
    expect(await page(String(parent.id))).toEqual([[first.id, second.id], 2, false]);
  });

  it('is counted out when it is deleted, once', async () => {
    const [parent = '', first, second] = await makeThread(2);
    expect((await call('DELETE', `messages/${first}?userId=user_456`)).status).toBe(204);
    await call('DELETE', `messages/${first}?userId=user_456`);
    expect(events.take().map(([name, { thread }]) => [name, thread])).toEqual([
      ['MessageDeleted', undefined],
      ['ThreadUpdated', { id: parent, channel_id: '1', reply_count: 1 }],
    ]);
    expect(await page(parent)).toEqual([[second], 1, false]);
    await call('DELETE', `messages/${second}?userId=user_456`);
    expect((await get(parent)).replyCount).toBeUndefined();
  });

  it('leaves the answers when the message itself is deleted', async () => {
    const [parent = '', reply] = await makeThread(1);
    await call('DELETE', `messages/${parent}?userId=user_456`);
    expect(await get(parent)).toMatchObject({ content: '', replyCount: 1 });
    expect(await page(parent)).toEqual([[reply], 1, false]);
  });

  it('is refused where there is nothing to answer, and leaves no trace', async () => {
    const [parent, reply] = await makeThread(1);
    const elsewhere = String((await post({}, '2')).body.id);
    const deleted = String((await post()).body.id);
    await call('DELETE', `messages/${deleted}?userId=user_456`);
    const total = (await call('GET', 'channels/1/messages?limit=1')).body.total;
    events.take();

    for (const [reply_to, status, code] of [
      ['nope', 404, 'message_not_found'],
      [elsewhere, 404, 'message_not_found'],
      [reply, 422, 'thread_too_deep'],
      [deleted, 409, 'message_deleted'],
      ['', 422, 'validation_failed'],
      [5, 422, 'validation_failed'],
      [null, 422, 'validation_failed'],
      [['x'], 422, 'validation_failed'],
    ]) {
      const answer = await post({ reply_to });
      expect([reply_to, answer.status, answer.body.code]).toEqual([reply_to, status, code]);
    }
    const itself = makeMessage();
    expect((await post({ ...itself, reply_to: itself.id })).body.code).toBe('message_not_found');
    expect((await post({ reply_to: parent }, 'nope')).body.code).toBe('channel_not_found');
    expect((await call('GET', 'channels/1/messages?limit=1')).body.total).toBe(total);
    expect(events.take()).toEqual([]);
  });

  it('that was saved is answered again even when it could not be sent any more', async () => {
    const parent = String((await post()).body.id);
    const reply = makeMessage({ reply_to: parent });
    await call('POST', 'channels/1/messages', reply);
    await call('DELETE', `messages/${parent}?userId=user_456`);
    expect((await call('POST', 'channels/1/messages', reply)).status).toBe(200);
  });
});

describe('Reading a thread', () => {
  it.each([
    ['', [1, 2, 3, 4, 5], false],
    ['limit=2', [1, 2], true],
    ['limit=5', [1, 2, 3, 4, 5], false],
    ['limit=2&order=desc', [5, 4], true],
    ['limit=2&after=2', [3, 4], true],
    ['limit=2&after=3', [4, 5], false],
    ['after=5', [], false],
    ['limit=2&before=4', [2, 3], true],
    ['limit=2&before=3&order=desc', [2, 1], false],
    ['before=1', [], false],
    ['limit=2&after=1&order=desc', [3, 2], true],
  ])('gives the page %s', async (query, expected, hasMore) => {
    const ids = await makeThread(5);
    const named = query.replaceAll(/(?<=before=|after=)\d/gu, (place) => ids[Number(place)] as string);
    expect(await page(ids[0] as string, named)).toEqual([expected.map((place) => ids[place]), 5, hasMore]);
  });

  it('is empty for a message without answers, and refused for one that is not there', async () => {
    const [parent = ''] = await makeThread(0);
    const [, stranger] = await makeThread(1);
    expect(await page(parent)).toEqual([[], 0, false]);
    for (const [path, code] of [
      ['nope/replies', 'message_not_found'],
      [`${parent}/replies?before=nope`, 'message_not_found'],
      [`${parent}/replies?after=${stranger}`, 'message_not_found'],
      [`${parent}/replies?after=a&before=b`, 'validation_failed'],
      [`${parent}/replies?limit=0`, 'validation_failed'],
    ]) {
      expect((await call('GET', `messages/${path}`)).body.code).toBe(code);
    }
  });
});
