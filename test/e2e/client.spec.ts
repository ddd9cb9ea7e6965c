import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { WebSocket } from 'ws';
import { register, registerAs } from '../support/accounts.js';
import { closeClients, makeClient, nextEvent, openClient, shown, until } from '../support/client.js';
import { makeMessage, request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';
import type { ChatClient } from '../../client/src/index.js';

let server: TestServer;

beforeEach(async () => {
  server = await startServer();
});

afterEach(closeClients);
afterAll(cleanUp);

async function post(channelId: string, fields: object = {}): Promise<Record<string, unknown>> {
  const { body } = await request(
    'POST',
    `${server.url}/api/channels/${channelId}/messages`,
    makeMessage({ ...fields }),
  );
  return body;
}

/** The messages of a channel as somebody sees them who has just come. */
async function fresh(channelId: string): Promise<string[]> {
  const client = await openClient(server.url, 'newcomer', [channelId]);
  while (await client.loadOlder(channelId, 1_000));
  return shown(client, channelId);
}

function last(client: ChatClient) {
  return client.messages('1').at(-1);
}

describe('A client', () => {
  it('shows a message at once, gets it durable, and others get it in its place', async () => {
    const hana = await openClient(server.url, 'hana', ['1']);
    const taro = await openClient(server.url, 'taro', ['1']);
    const sending = hana.send({ channelId: '1', content: 'こんにちは' });
    expect(last(hana)).toMatchObject({ content: 'こんにちは', state: 'sending', seq: null, isOwnMessage: true });

    const saved = await sending;
    expect((await request('GET', `${server.url}/api/messages/${saved.id}`)).status).toBe(200);
    await until(taro, () => last(taro)?.id === saved.id, 'the message');
    await until(hana, () => last(hana)?.seq === 1, 'the place');
    expect(last(taro)).toMatchObject({ seq: 1, state: 'saved', isOwnMessage: false, userName: 'hana' });
    expect(shown(hana, '1')).toEqual(shown(taro, '1'));
    expect(shown(hana, '1')).toEqual(await fresh('1'));
  });

  it('keeps the order of what it sends, and takes a refusal out again', async () => {
    const hana = await openClient(server.url, 'hana', ['1']);
    const failed = nextEvent(hana, 'failed');
    const contents = Array.from({ length: 20 }, (_, index) => `number ${index}`);
    const sendings = contents.map((content) => hana.send({ channelId: '1', content }));
    await expect(hana.send({ channelId: '1', content: ' ' })).rejects.toMatchObject({ code: 'validation_failed' });
    await Promise.all(sendings);
    await until(hana, () => last(hana)?.seq === 20, 'the last place');

    expect(hana.messages('1').map(({ content }) => content)).toEqual(contents);
    expect(await failed).toMatchObject({ message: { content: ' ' }, error: { code: 'validation_failed' } });
  });

  it('edits, deletes, pins, and reacts; everybody sees the same, and so does who comes later', async () => {
    const hana = await openClient(server.url, 'hana', ['1']);
    const taro = await openClient(server.url, 'taro', ['1']);
    const [first, second, third] = await Promise.all(
      ['a', 'b', 'c'].map((content) => hana.send({ channelId: '1', content })),
    );
    await hana.edit('1', first!.id, 'aa');
    await hana.pin('1', first!.id);
    await taro.react('1', second!.id, '👍');
    await hana.react('1', second!.id, '👍');
    await taro.react('1', second!.id, '🎉');
    await taro.unreact('1', second!.id, '🎉');
    await hana.delete('1', third!.id);
    for (const client of [hana, taro]) {
      await until(client, () => client.messages('1')[2]?.isDeleted === true, 'the deletion');
    }

    expect(hana.messages('1')).toMatchObject([
      { content: 'aa', pinnedBy: 'hana' },
      { content: 'b', reactions: [{ emoji: '👍', count: 2, me: true }] },
      { content: '', isDeleted: true },
    ]);
    expect(shown(taro, '1')).toEqual(shown(hana, '1'));
    expect(shown(taro, '1')).toEqual(await fresh('1'));
    await expect(taro.edit('1', first!.id, 'mine')).rejects.toMatchObject({ code: 'not_author' });
  });

  it('answers a message, and marks what was read', async () => {
    const hana = await openClient(server.url, 'hana', ['1']);
    const taro = await openClient(server.url, 'taro', ['1']);
    const { id } = await hana.send({ channelId: '1', content: 'a question' });
    await taro.send({ channelId: '1', content: 'an answer', replyTo: id });
    await until(hana, () => last(hana)?.replyTo === id, 'the answer');
    await until(hana, () => hana.messages('1')[0]?.replyCount === 1, 'the count of answers');

    expect(await hana.markRead('1', 1)).toMatchObject({ seq: 1, unread: 1 });
    const elsewhere = await openClient(server.url, 'hana', ['1']);
    const there = nextEvent(elsewhere, 'presence');
    elsewhere.setPresence('online');
    await there;
    const read = nextEvent(elsewhere, 'read');
    expect(await hana.markRead('1')).toMatchObject({ seq: 2, unread: 0 });
    expect(await read).toEqual({ channelId: '1', userId: 'hana', seq: 2, unread: 0 });
  });

  it('reads older messages page by page, and keeps them up to date', async () => {
    for (let index = 1; index <= 25; index += 1) {
      await post('1', { content: `${index}` });
    }
    const hana = await openClient(server.url, 'hana', ['1']);
    expect(hana.messages('1')).toEqual([]);
    await post('1', { content: '26' });
    expect(await hana.loadOlder('1', 10)).toBe(true);
    expect(await hana.loadOlder('1', 10)).toBe(true);
    expect(await hana.loadOlder('1', 10)).toBe(false);
    expect(await hana.loadOlder('1', 10)).toBe(false);

    expect(hana.messages('1').map(({ content, seq }) => [content, seq])).toEqual(
      Array.from({ length: 26 }, (_, index) => [`${index + 1}`, index + 1]),
    );
  });

  it('hears every channel, also one that is made later, until it leaves', async () => {
    const hana = await openClient(server.url, 'hana');
    await post('3', { content: 'in three' });
    await until(hana, () => hana.messages('3').length === 1, 'the message');
    const made = nextEvent(hana, 'channel');
    await request('POST', `${server.url}/api/channels`, { id: 'dev', name: '開発' });
    expect(await made).toMatchObject({ id: 'dev', name: '開発' });
    await post('dev', { content: 'first' });
    await until(hana, () => hana.messages('dev').length === 1, 'the message of the new channel');

    hana.unsubscribe(['3']);
    expect(hana.messages('3')).toEqual([]);
    await post('3');
    const message = await post('dev', { content: 'second' });
    await until(hana, () => hana.messages('dev').at(-1)?.id === message.id, 'the second message');
    expect(hana.messages('3')).toEqual([]);
  });

  it('begins with a private channel when its user is let in, and forgets it when he is taken out', async () => {
    const hana = await register(server, 'Hana');
    const taro = await register(server, 'Taro');
    class SignedIn extends WebSocket {
      constructor(url: string) {
        super(url, { headers: taro.headers });
      }
    }
    const user = { id: taro.user_id, name: 'Taro' };
    const client = await openClient(server.url, 'Taro', undefined, { user, webSocket: SignedIn });
    const made = await request('POST', `${server.url}/api/channels`, { name: 'x', kind: 'private' }, hana.headers);
    const id = String(made.body.id);
    const member = `${server.url}/api/channels/${id}/members/${taro.user_id}`;
    const send = (content: string) =>
      request('POST', `${server.url}/api/channels/${id}/messages`, { content }, hana.headers);

    await send('long ago');
    const letIn = nextEvent(client, 'channel');
    await request('PUT', member, {}, hana.headers);
    expect(await letIn).toMatchObject({ id, kind: 'private' });
    await send('welcome');
    await until(client, () => client.messages(id).at(-1)?.content === 'welcome', 'the message');

    const gone = nextEvent(client, 'member', ({ isMember }) => !isMember);
    await request('DELETE', member, undefined, hana.headers);
    expect(await gone).toEqual({ channelId: id, userId: taro.user_id, isMember: false });
    await send('secret');
    await post('1', { content: 'later' });
    await until(client, () => last(client)?.content === 'later', 'the barrier');
    expect(client.messages(id)).toEqual([]);
  });

  it('is told of a channel that was deleted for good, forgets it, and hears the others', async () => {
    const owner = await registerAs(server, 'Olga', 'owner');
    await request('POST', `${server.url}/api/channels`, { id: 'old', name: 'old' }, owner.headers);
    await post('old', { id: 'in old' });
    const hana = await openClient(server.url, 'hana');
    await hana.load('old', 1);
    expect(hana.messages('old')).toHaveLength(1);
    await request('PATCH', `${server.url}/api/channels/old`, { archived: true }, owner.headers);
    const gone = nextEvent(hana, 'channelDeleted');
    await request('DELETE', `${server.url}/api/channels/old?confirm=old`, undefined, owner.headers);
    expect(await gone).toEqual({ channelId: 'old' });
    expect([hana.messages('old'), hana.lastSeq('old')]).toEqual([[], null]);
    const { id } = await post('1');
    await until(hana, () => last(hana)?.id === id, 'the message');
    await expect(hana.subscribe(['old'])).rejects.toMatchObject({ code: 'channel_not_found' });
  });

  it('is told of a channel that is not there, and hears the others', async () => {
    const hana = await makeClient(server.url, 'hana');
    hana.connect();
    await expect(hana.subscribe(['nowhere', '1'])).rejects.toMatchObject({ code: 'channel_not_found' });
    const { id } = await post('1');
    await until(hana, () => last(hana)?.id === id, 'the message');
  });

  it('tells who is there and who types', async () => {
    const hana = await openClient(server.url, 'hana', ['1']);
    const taro = await openClient(server.url, 'taro', ['1']);
    const online = nextEvent(taro, 'presence');
    const typing = nextEvent(taro, 'typing', ({ isTyping }) => isTyping);
    const stopped = nextEvent(taro, 'typing', ({ isTyping }) => !isTyping);
    hana.setPresence('online');
    hana.startTyping('1');

    expect(await online).toEqual([{ userId: 'hana', userName: 'hana', status: 'online' }]);
    expect(await typing).toEqual({ channelId: '1', userId: 'hana', userName: 'hana', isTyping: true });
    hana.stopTyping('1');
    expect(await stopped).toMatchObject({ userId: 'hana', isTyping: false });
    expect(await taro.listPresence()).toEqual([{ userId: 'hana', userName: 'hana', status: 'online' }]);
  });

  it('rejects what waits when it is closed, and another one sends it that has the same storage', async () => {
    const kept = new Map<string, string>();
    const storage = {
      get length() {
        return kept.size;
      },
      key: (index: number) => [...kept.keys()][index] ?? null,
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
    const before = await makeClient(server.url, 'hana', { storage });
    const sendings = ['one', 'two'].map((content) => before.send({ channelId: '1', content }));
    before.close();
    for (const sending of sendings) {
      await expect(sending).rejects.toMatchObject({ code: 'closed' });
    }
    const after = await makeClient(server.url, 'hana', { storage });
    const subscribed = after.subscribe(['1']);
    expect(after.messages('1').map(({ content, state }) => [content, state])).toEqual([
      ['one', 'sending'],
      ['two', 'sending'],
    ]);
    after.connect();
    await subscribed;
    await until(after, () => after.messages('1').every(({ seq }) => seq !== null), 'the places');

    expect(after.messages('1').map(({ content }) => content)).toEqual(['one', 'two']);
    expect(kept.size).toBe(0);
  });

  it('gives up an address that takes connections and says nothing, and tries again', async () => {
    const silent = createServer();
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as { port: number };
    const hana = await makeClient(server.url, 'hana', { url: `http://127.0.0.1:${port}` });
    const connections: unknown[] = [];
    silent.on('connection', (socket) => connections.push(socket.on('error', () => undefined)));
    hana.connect();
    await nextEvent(hana, 'state', (state) => state === 'waiting');
    await nextEvent(hana, 'state', (state) => state === 'connecting');
    await nextEvent(hana, 'state', (state) => state === 'waiting');
    hana.close();
    expect(connections.length).toBeGreaterThan(1);
    silent.close();
  });

  it('does not come back after it broke the protocol', async () => {
    const strict = await startServer({ SOCKET_MAX_FRAME_BYTES: '1024' });
    const hana = await makeClient(strict.url, 'hana');
    const error = nextEvent(hana, 'error');
    hana.connect();
    hana.subscribe(Array.from({ length: 100 }, (_, index) => `channel ${index}`)).catch(() => undefined);
    expect((await error).message).toContain('1009');
    expect(hana.state).toBe('closed');
  });

  it('reads any part of a channel by its place or by a message, and keeps every part up to date', async () => {
    for (let place = 1; place <= 30; place += 1) {
      await post('1', { id: `m${place}` });
    }
    const hana = await openClient(server.url, 'hana', ['1']);
    expect(hana.lastSeq('1')).toBe(30);
    expect(await hana.loadAround('1', 'm15', 5)).toBe(15);
    await hana.load('1', 3, 2);
    expect(hana.messages('1').map(({ id }) => id)).toEqual(['m3', 'm4', 'm13', 'm14', 'm15', 'm16', 'm17']);
    expect(hana.messageAt('1', 4)?.id).toBe('m4');
    expect(hana.messageAt('1', 5)).toBeUndefined();

    await request('PUT', `${server.url}/api/messages/m4/reactions/👍`, { userId: 'taro' });
    await until(hana, () => hana.messageAt('1', 4)?.reactions[0]?.count === 1, 'the reaction');
    await post('1', { id: 'm31' });
    await until(hana, () => hana.messageById('1', 'm31')?.seq === 31, 'the new message');
    expect(hana.lastSeq('1')).toBe(31);
    await expect(hana.loadAround('1', 'nobody')).rejects.toMatchObject({ code: 'message_not_found' });
  });

  it('sends a refused message again under its id', async () => {
    const hana = await openClient(server.url, 'hana', ['1']);
    await request('PATCH', `${server.url}/api/channels/1`, { archived: true });
    const refused = nextEvent(hana, 'failed');
    await expect(hana.send({ channelId: '1', content: 'hello' })).rejects.toMatchObject({ code: 'channel_archived' });
    const { id } = (await refused).message;
    expect(hana.unplaced('1')).toEqual([]);
    await request('PATCH', `${server.url}/api/channels/1`, { archived: false });
    await hana.send({ channelId: '1', content: 'hello', id });
    await hana.send({ channelId: '1', content: 'hello', id });
    const { total } = await hana.request('get', '/api/channels/{channel_id}/messages', { path: { channel_id: '1' } });
    expect(total).toBe(1);
  });

  it('does not wait for its next attempt when it is told not to', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = closed.address() as AddressInfo;
    closed.close();
    const client = await makeClient(server.url, 'hana', { url: `http://127.0.0.1:${port}` });
    const waits = nextEvent(client, 'state', (state) => state === 'waiting');
    client.retryNow();
    expect(client.state).toBe('closed');
    client.connect();
    await waits;
    client.retryNow();
    expect(client.state).toBe('connecting');
  });
});
