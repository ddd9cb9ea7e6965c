import { makeMessage, request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';
import { queryDatabase } from '../support/database.js';

interface Sent {
  status: number;
  body: { id: string; mentions?: { userId: string; userName: string }[] };
}

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
  for (const [user_id, user_name] of [
    ['u1', 'Hana'],
    ['u2', 'Hana Sato'],
    ['u3', '花子'],
    ['u4', '花'],
    ['u5', '山田 太郎'],
    ['u6', 'twin'],
    ['u7', 'Twin'],
    ['u8', 'ＡＢＣ'],
  ]) {
    expect((await send('hello', { user_id, user_name })).status).toBe(201);
  }
});

afterAll(cleanUp);

function send(content: string, fields: Record<string, unknown> = {}): Promise<Sent> {
  const message = makeMessage({ user_id: 'writer', user_name: 'writer', content, ...fields });
  return request<Sent['body']>('POST', `${server.url}/api/channels/1/messages`, message);
}

async function mentionedIn(content: string): Promise<string[]> {
  return ((await send(content)).body.mentions ?? []).map(({ userId }) => userId);
}

describe('A mention', () => {
  it.each([
    ['@Hana hello', ['u1']],
    ['hello @hana', ['u1']],
    ['@HANA, @花子!', ['u1', 'u3']],
    ['@Hana Sato is here', ['u2']],
    ['@Hana  Sato', ['u1']],
    ['@Hanako', []],
    ['@Hana_', []],
    ['ねえ@花子さん、いる？', ['u3']],
    ['@花道', ['u4']],
    ['＠花子', ['u3']],
    ['@山田 太郎さん', ['u5']],
    ['@abc', ['u8']],
    ['@twin', ['u6', 'u7']],
    ['@Hana @Hana @hana', ['u1']],
    ['mail to me@hana.example', []],
    ['hana@Hana', []],
    ['(@Hana)', ['u1']],
    ['@ Hana', []],
    ['@\nHana', []],
    ['@@Hana', ['u1']],
    ['@nobody', []],
    ['@', []],
    ['@%_', []],
  ])('in %j names %j', async (content, expected) => {
    expect(await mentionedIn(content)).toEqual(expected);
  });

  it('is kept with the message, under the name of that time', async () => {
    const { body } = await send('@Hana');
    expect(body.mentions).toEqual([{ userId: 'u1', userName: 'Hana' }]);
    expect((await request('GET', `${server.url}/api/messages/${body.id}`)).body).toEqual(body);
    const [row] = await queryDatabase(server.database, 'SELECT mentions FROM messages WHERE id = $1', [body.id]);
    expect(row).toEqual({ mentions: '[{"user_id":"u1","user_name":"Hana"}]' });
  });

  it('follows an edit, and goes with a deletion', async () => {
    const { id } = (await send('@Hana')).body;
    const path = `${server.url}/api/messages/${id}`;
    const edit = (content: string) => request<Sent['body']>('PATCH', path, { user_id: 'writer', content });
    expect((await edit('@花子')).body.mentions).toEqual([{ userId: 'u3', userName: '花子' }]);
    expect((await edit('nobody')).body.mentions).toBeUndefined();
    await edit('@Hana');
    await request('DELETE', `${path}?userId=writer`);
    expect((await request<Sent['body']>('GET', path)).body.mentions).toBeUndefined();
  });

  it('finds somebody who wrote in the same moment, and not under a name they gave up', async () => {
    await send('first', { user_id: 'u9', user_name: 'before' });
    await send('second', { user_id: 'u9', user_name: 'after' });
    expect(await mentionedIn('@before @after')).toEqual(['u9']);
    const rows = await queryDatabase(server.database, "SELECT name, name_key FROM users WHERE id = 'u9'");
    expect(rows).toEqual([{ name: 'after', name_key: 'after' }]);
    expect((await send('@myself', { user_id: 'u10', user_name: 'myself' })).body.mentions).toEqual([
      { userId: 'u10', userName: 'myself' },
    ]);
  });

  it('names fifty at the most, in one text and of one name', async () => {
    await Promise.all(
      Array.from({ length: 60 }, (_, index) => send('x', { user_id: `same ${index}`, user_name: 'same' })),
    );
    expect(await mentionedIn('@Hana @same')).toHaveLength(50);
    expect(await mentionedIn(`${'@Hana '.repeat(60)}@花子`)).toEqual(['u1']);
  });

  it.each(['@'.repeat(10_000), '@ '.repeat(5_000), '@花'.repeat(5_000), `@${'花'.repeat(9_999)}`, 'ﷺ@'.repeat(5_000)])(
    'is no burden in ten thousand characters: %.6s…',
    async (content) => {
      const started = performance.now();
      expect((await send(content)).status).toBe(201);
      expect(performance.now() - started).toBeLessThan(2_000);
    },
  );

  it('of somebody whose message was refused is not found', async () => {
    const refused = await request(
      'POST',
      `${server.url}/api/channels/nope/messages`,
      makeMessage({ user_name: 'refused' }),
    );
    expect(refused.status).toBe(404);
    expect(await mentionedIn('@refused')).toEqual([]);
  });
});
