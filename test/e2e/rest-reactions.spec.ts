import { recordEvents } from '../support/events.js';
import { makeMessage, request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';
import { queryDatabase } from '../support/database.js';

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

async function send(channel = '1'): Promise<string> {
  const { body } = await call('POST', `channels/${channel}/messages`, makeMessage());
  events.take();
  return String(body.id);
}

function add(id: string, emoji: string, user_id = 'u') {
  return call('PUT', `messages/${id}/reactions/${encodeURIComponent(emoji)}`, { userId: user_id });
}

function remove(id: string, emoji: string, user_id = 'u') {
  return call('DELETE', `messages/${id}/reactions/${encodeURIComponent(emoji)}?userId=${user_id}`);
}

async function reactionsOf(id: string, query = ''): Promise<unknown> {
  return (await call('GET', `messages/${id}${query}`)).body.reactions;
}

function rowsOf(id: string) {
  return queryDatabase<{ emoji: string; user_id: string; removed: number }>(
    server.database,
    'SELECT emoji, user_id, CASE WHEN removed_at IS NULL THEN 0 ELSE 1 END AS removed FROM reactions WHERE message_id = $1 ORDER BY change_seq',
    [id],
  );
}

describe('Reacting', () => {
  it('counts each user once with each emoji, in the order in which the emoji came', async () => {
    await call('POST', 'channels', { id: 'r', name: 'r' });
    const id = await send('r');
    const first = await add(id, '👍', 'a');
    expect(first.status).toBe(200);
    expect(first.body).toEqual({ messageId: id, channelId: 'r', emoji: '👍', userId: 'a', count: 1 });
    await add(id, ':party:', 'a');
    expect((await add(id, '👍', 'b')).body.count).toBe(2);
    expect((await add(id, '👍', 'b')).body.count).toBe(2);

    expect(events.take()).toEqual(
      [
        { emoji: '👍', user_id: 'a', count: 1 },
        { emoji: ':party:', user_id: 'a', count: 1 },
        { emoji: '👍', user_id: 'b', count: 2 },
      ].map((reaction, index) => [
        'ReactionAdded',
        { reaction: { message_id: id, channel_id: 'r', ...reaction }, change: index + 1, origin: undefined },
      ]),
    );
    const summary = [
      { emoji: '👍', count: 2 },
      { emoji: ':party:', count: 1 },
    ];
    expect(await reactionsOf(id)).toEqual(summary);
    expect(await reactionsOf(id, '?userId=b')).toEqual([{ ...summary[0], me: true }, summary[1]]);
    const page = await request<{ messages: { reactions: unknown }[] }>(
      'GET',
      `${server.url}/api/channels/r/messages?userId=a`,
    );
    expect(page.body.messages[0]?.reactions).toEqual(summary.map((one) => ({ ...one, me: true })));
    expect(await rowsOf(id)).toHaveLength(3);
  });

  it('takes a reaction back, once, and lets it be put again', async () => {
    const id = await send();
    await add(id, '👍', 'a');
    await add(id, '🎉', 'a');
    events.take();
    expect((await remove(id, '👍', 'b')).body.count).toBe(1);
    expect(events.take()).toEqual([]);
    const removed = await remove(id, '👍', 'a');
    expect([removed.status, removed.body.count]).toEqual([200, 0]);
    expect((await remove(id, '👍', 'a')).body.count).toBe(0);
    expect(events.take().map(([name]) => name)).toEqual(['ReactionRemoved']);
    expect(await rowsOf(id)).toEqual([
      { emoji: '🎉', user_id: 'a', removed: 0 },
      { emoji: '👍', user_id: 'a', removed: 1 },
    ]);
    expect(await reactionsOf(id)).toEqual([{ emoji: '🎉', count: 1 }]);
    await remove(id, '🎉', 'a');
    expect(await reactionsOf(id)).toBeUndefined();
    await add(id, '👍', 'a');
    expect(await reactionsOf(id)).toEqual([{ emoji: '👍', count: 1 }]);
  });

  it('leaves the message itself unchanged for those who were away', async () => {
    const id = await send();
    await add(id, '👍');
    const [row] = await queryDatabase(server.database, 'SELECT change_seq FROM messages WHERE id = $1', [id]);
    expect(row).toEqual({ change_seq: 0 });
  });

  it('shows with an edit which reactions are the own ones, and to everybody none', async () => {
    const id = await send();
    await add(id, '👍', 'user_456');
    events.take();
    const { body } = await call('PATCH', `messages/${id}`, { user_id: 'user_456', content: 'new' });
    expect(body.reactions).toEqual([{ emoji: '👍', count: 1, me: true }]);
    const messages = events.take().map(([, { message }]) => message as { reactions: unknown });
    expect(messages.map(({ reactions }) => reactions)).toEqual([[{ emoji: '👍', count: 1 }]]);
  });

  it('ends at a hundred different ones, which others still may join', async () => {
    const id = await send();
    for (let index = 0; index < 100; index += 1) {
      expect((await add(id, `:code${index}:`)).status).toBe(200);
    }
    events.take();
    const refused = await add(id, ':one_more:');
    expect([refused.status, refused.body.code]).toEqual([409, 'too_many_reactions']);
    expect(events.take()).toEqual([]);
    expect(await rowsOf(id)).toHaveLength(100);
    expect((await add(id, ':code5:', 'v')).body.count).toBe(2);
    await remove(id, ':code0:');
    expect((await add(id, ':one_more:')).status).toBe(200);
  });

  it('counts twenty at once without missing one', async () => {
    const id = await send();
    await Promise.all(Array.from({ length: 20 }, (_, index) => add(id, '👍', `user ${index}`)));
    expect(await reactionsOf(id)).toEqual([{ emoji: '👍', count: 20 }]);
    const changes = events.take().map(([, { change }]) => change as number);
    expect(changes.map((change) => change - (changes[0] as number))).toEqual(Array.from({ length: 20 }, (_, i) => i));
  });

  it.each(['👍', '👍🏽', '❤️', '👨‍👩‍👧‍👦', '🇯🇵', '1️⃣', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', ':+1:', ':いいね:'])('takes %s', async (emoji) => {
    const { status, body } = await add(await send(), emoji);
    expect([status, body.emoji]).toEqual([200, emoji]);
  });

  it('takes ❤ for ❤️, which looks the same', async () => {
    const id = await send();
    await add(id, '❤', 'a');
    await add(id, '❤️', 'b');
    expect(await reactionsOf(id)).toEqual([{ emoji: '❤️', count: 2 }]);
    expect((await remove(id, '❤', 'b')).body.count).toBe(1);
  });

  it.each(['x', '👍👍', ':', '::', ': :', ':a', `:${'a'.repeat(63)}:`, '<b>', '7', ' ', '\u200d', '\0'])(
    'refuses %j, which is none',
    async (emoji) => {
      const id = await send();
      const { status, body } = await add(id, emoji);
      expect([status, body.code]).toEqual([422, 'validation_failed']);
      expect(events.take()).toEqual([]);
      expect(await rowsOf(id)).toEqual([]);
    },
  );

  it('refuses what is not there, deleted or archived, and a wrong user', async () => {
    const id = await send('4');
    const codes = async (answers: ReturnType<typeof call>[]) =>
      (await Promise.all(answers)).map(({ body }) => body.code);
    expect(await codes([add('nope', '👍'), remove('nope', '👍'), add(id, '👍', ''), remove(id, '👍', '')])).toEqual([
      'message_not_found',
      'message_not_found',
      'validation_failed',
      'validation_failed',
    ]);
    await call('PATCH', 'channels/4', { archived: true });
    expect(await codes([add(id, '👍'), remove(id, '👍')])).toEqual(['channel_archived', 'channel_archived']);
    await call('PATCH', 'channels/4', { archived: false });
    await call('DELETE', `messages/${id}?userId=user_456`);
    expect(await codes([add(id, '👍'), remove(id, '👍')])).toEqual(['message_deleted', 'message_deleted']);
    expect(await rowsOf(id)).toEqual([]);
  });
});
