import { framesUntilNow } from '../support/barrier.js';
import { makeMessage, request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';
import { type Frame, TestSocket } from '../support/socket.js';
import { openSubscribed } from '../support/subscribe.js';

let server: TestServer;
let author: TestSocket;
let listener: TestSocket;
let elsewhere: TestSocket;
let plain: TestSocket;

beforeAll(async () => {
  server = await startServer();
});

beforeEach(async () => {
  author = await openSubscribed(server, '1', '5');
  listener = await openSubscribed(server, '1', '5');
  elsewhere = await openSubscribed(server, '2', '5');
  plain = await TestSocket.open(server.wsUrl);
});

afterEach(() => [author, listener, elsewhere, plain].forEach((socket) => socket.close()));

afterAll(cleanUp);

/** Sends a message of `ann` and forgets the frames about it. */
async function send(fields: object = {}): Promise<string> {
  const message = makeMessage({ user_id: 'ann', ...fields });
  await author.request('message:send', message);
  await framesUntilNow(server, listener, elsewhere, plain);
  [author, listener, elsewhere, plain].forEach((socket) => {
    socket.frames.length = 0;
  });
  return String(message.id);
}

/** What the subscribers of another channel, and those who never subscribed, heard. */
async function othersHeard(): Promise<Frame[]> {
  return (await framesUntilNow(server, elsewhere, plain)).flat();
}

describe('A change over the WebSocket', () => {
  it.each([
    ['message:edit', { user_id: 'ann', content: 'new' }, 'message:updated', { content: 'new' }],
    ['message:pin', { user_id: 'bob' }, 'message:updated', { pinned_by: 'bob' }],
    ['message:delete', { user_id: 'ann' }, 'message:deleted', {}],
  ])('%s is answered, and told to the subscribers of the channel alone, numbered', async (type, data, told, fields) => {
    const id = await send();
    const answer = await author.request(type, { id, ...data });
    expect(answer).toMatchObject({ type: told, data: { id, channel_id: '1', ...fields } });
    const push = await listener.waitFor((frame) => frame.type === told);
    const { ref: _, ...answered } = answer;
    expect(push).toEqual({
      ...answered,
      data: type === 'message:delete' ? answer.data : { ...answer.data, is_own_message: false },
      change: expect.any(Number) as number,
    });
    expect(await author.waitFor(({ change }) => change === push.change)).toEqual(push);
    expect(await othersHeard()).toEqual([]);
  });

  it('reacts and takes back, with the count that results, and tells the asker apart', async () => {
    const id = await send();
    const added = await author.request('reaction:add', { message_id: id, user_id: 'bob', emoji: '👍' });
    expect(added.data).toEqual({ message_id: id, channel_id: '1', user_id: 'bob', emoji: '👍', count: 1 });
    await listener.request('reaction:add', { message_id: id, user_id: 'ann', emoji: '👍' });
    await author.request('reaction:remove', { message_id: id, user_id: 'bob', emoji: '👍' });
    await listener.waitFor(({ type }) => type === 'reaction:removed');
    const heard = listener.frames.filter(({ change }) => change !== undefined);
    expect(heard.map(({ type, data }) => [type, data.user_id, data.count])).toEqual([
      ['reaction:added', 'bob', 1],
      ['reaction:added', 'ann', 2],
      ['reaction:removed', 'bob', 1],
    ]);
    expect(await othersHeard()).toEqual([]);
  });

  it('that changes nothing is answered and told to nobody', async () => {
    const id = await send({ content: 'same' });
    await author.request('message:edit', { id, user_id: 'ann', content: 'same' });
    await author.request('message:unpin', { id, user_id: 'ann' });
    await author.request('reaction:remove', { message_id: id, user_id: 'ann', emoji: '👍' });
    const [heard] = await framesUntilNow(server, listener);
    expect(heard).toEqual([]);
  });

  it.each([
    ['message:edit', { user_id: 'bob', content: 'new' }, 'not_author'],
    ['message:delete', { user_id: 'bob' }, 'not_author'],
    ['message:edit', { user_id: 'ann', content: '' }, 'validation_failed'],
    ['message:edit', { user_id: 'ann' }, 'validation_failed'],
    ['message:edit', { id: 'nope', user_id: 'ann', content: 'new' }, 'message_not_found'],
    ['message:pin', { id: 7, user_id: 'ann' }, 'validation_failed'],
    ['reaction:add', { message_id: 'nope', user_id: 'ann', emoji: '👍' }, 'message_not_found'],
    ['reaction:add', { user_id: 'ann', emoji: 'no emoji' }, 'validation_failed'],
  ])('%s with %j is refused with %s, and told to nobody', async (type, data, code) => {
    const id = await send();
    const before = await request('GET', `${server.url}/api/messages/${id}`);
    const answer = await author.request(type, { id, message_id: id, ...data });
    expect(answer).toMatchObject({ type: 'error', data: { success: false, code } });
    expect((await request('GET', `${server.url}/api/messages/${id}`)).body).toEqual(before.body);
    const [heard] = await framesUntilNow(server, listener);
    expect(heard).toEqual([]);
  });

  it('of a message that is gone is refused', async () => {
    const id = await send();
    await author.request('message:delete', { id, user_id: 'ann' });
    const refusals = [
      await author.request('message:edit', { id, user_id: 'ann', content: 'new' }),
      await author.request('message:pin', { id, user_id: 'ann' }),
      await author.request('reaction:add', { message_id: id, user_id: 'ann', emoji: '👍' }),
    ];
    expect(refusals.map(({ data }) => data.code)).toEqual(Array.from({ length: 3 }, () => 'message_deleted'));
  });

  it('over REST is told like one over the WebSocket', async () => {
    const id = await send();
    await request('PATCH', `${server.url}/api/messages/${id}`, { userId: 'ann', content: 'over REST' });
    expect(await listener.waitFor(({ type }) => type === 'message:updated')).toMatchObject({
      data: { id, content: 'over REST', is_own_message: false },
    });
  });
});

describe('A thread over the WebSocket', () => {
  it('tells the answer to everybody, and the number of answers to the subscribers', async () => {
    const id = await send();
    const answer = makeMessage({ user_id: 'bob', reply_to: id });
    const saved = await author.request('message:send', answer);
    expect(saved.seq).toEqual(expect.any(Number));
    const broadcast = { seq: saved.seq, data: { id: answer.id, reply_to: id } };
    expect(await listener.waitFor(({ type }) => type === 'message:broadcast')).toMatchObject(broadcast);
    expect(await plain.waitFor(({ type }) => type === 'message:broadcast')).toMatchObject(broadcast);
    const updated = await listener.waitFor(({ type }) => type === 'thread:updated');
    expect(updated.data).toEqual({ id, channel_id: '1', reply_count: 1 });
    await author.request('message:delete', { id: answer.id, user_id: 'bob' });
    expect(await listener.waitFor(({ data }) => data.reply_count === 0)).toMatchObject({ type: 'thread:updated' });
  });

  it('refuses an answer to an answer with message:error', async () => {
    const id = await send();
    const answer = await send({ reply_to: id });
    const refused = await author.request('message:send', makeMessage({ reply_to: answer }));
    expect(refused).toMatchObject({ type: 'message:error', data: { code: 'thread_too_deep' } });
  });
});

describe('A read marker over the WebSocket', () => {
  it("is answered, and told to the user's other connections alone", async () => {
    await send();
    await author.request('presence:set', { user_id: 'cleo', user_name: 'Cleo', status: 'online' });
    await listener.request('presence:set', { user_id: 'cleo', user_name: 'Cleo', status: 'away' });
    await elsewhere.request('presence:set', { user_id: 'bob', user_name: 'Bob', status: 'online' });
    await plain.request('presence:set', { user_id: 'cleo', user_name: 'Cleo', status: 'online' });
    const answer = await author.request('read:mark', { channel_id: '1', user_id: 'cleo' });
    expect(answer).toMatchObject({ type: 'read:marked', data: { channel_id: '1', user_id: 'cleo', unread: 0 } });
    expect(await listener.waitFor(({ type }) => type === 'read:marked')).toEqual({
      type: 'read:marked',
      data: answer.data,
    });
    const heard = await framesUntilNow(server, author, elsewhere, plain);
    expect(heard.flat().filter(({ type, ref }) => type === 'read:marked' && ref === undefined)).toEqual([]);
  });

  it('is refused above the newest message, and with both a place and a message', async () => {
    const id = await send();
    const refusals = [
      await author.request('read:mark', { channel_id: '1', user_id: 'ann', seq: 1_000_000 }),
      await author.request('read:mark', { channel_id: '1', user_id: 'ann', seq: 1, message_id: id }),
      await author.request('read:mark', { channel_id: 'nope', user_id: 'ann' }),
    ];
    expect(refusals.map(({ data }) => data.code)).toEqual([
      'validation_failed',
      'validation_failed',
      'channel_not_found',
    ]);
  });
});
