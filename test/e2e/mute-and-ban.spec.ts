import { register, registerAs, PASSWORD, type TestAccount } from '../support/accounts.js';
import { type Answer, makeMessage, request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';
import { TestSocket } from '../support/socket.js';

let server: TestServer;
let admin: TestAccount;
let moderator: TestAccount;
let other: TestAccount;

beforeAll(async () => {
  server = await startServer();
  admin = await registerAs(server, 'Ada', 'admin');
  moderator = await registerAs(server, 'Mo', 'moderator');
  other = await registerAs(server, 'Mio', 'moderator');
});

afterAll(cleanUp);

/** Makes a request as somebody; null is nobody known. */
function call(actor: TestAccount | null, method: string, path: string, json?: unknown): Promise<Answer> {
  return request(method, server.url + path, json, actor?.headers);
}

async function outcomeOf(answer: Promise<Answer>): Promise<[number, unknown]> {
  const { status, body } = await answer;
  return [status, (body as Record<string, unknown> | undefined)?.code];
}

function send({ user_id, user_name }: Pick<TestAccount, 'user_id' | 'user_name'>, as: TestAccount | null) {
  return call(as, 'POST', '/api/channels/1/messages', makeMessage({ user_id, user_name }));
}

const LATER = '2099-01-01T00:00:00Z';

describe('Somebody who is muted', () => {
  it('reads, and does not write, react or type, until it is lifted', async () => {
    const hana = await register(server, 'Hana');
    const { body: message } = await send(hana, hana);
    const muted = await call(moderator, 'PUT', `/api/users/${hana.user_id}/mute`, { reason: 'spam', expiresAt: LATER });
    expect([muted.status, muted.body]).toMatchObject([
      200,
      { userId: hana.user_id, kind: 'mute', reason: 'spam', createdBy: moderator.user_id, expiresAt: LATER },
    ]);
    const refused = await send(hana, hana);
    expect([refused.status, refused.body]).toMatchObject([403, { code: 'muted', expiresAt: LATER }]);
    const path = `/api/messages/${String(message.id)}`;
    expect(await outcomeOf(call(hana, 'PATCH', path, { content: 'x' }))).toEqual([403, 'muted']);
    expect(await outcomeOf(call(hana, 'PUT', `${path}/reactions/👍`, {}))).toEqual([403, 'muted']);
    expect(await outcomeOf(call(hana, 'POST', '/api/channels/1/typing', {}))).toEqual([403, 'muted']);
    expect((await call(hana, 'GET', '/api/channels/1/messages')).status).toBe(200);

    const socket = await TestSocket.open(server.wsUrl, { headers: hana.headers });
    const { user_id, user_name } = hana;
    const frame = makeMessage({ channel_id: '1', user_id, user_name });
    expect((await socket.request('message:send', frame)).data).toMatchObject({ code: 'muted', expires_at: LATER });

    expect((await call(moderator, 'DELETE', `/api/users/${hana.user_id}/mute`)).status).toBe(204);
    expect((await send(hana, hana)).status).toBe(201);
  });
});

describe('Somebody who is banned', () => {
  it('is signed out everywhere, does not get in, and does again once it is lifted', async () => {
    const taro = await register(server, 'Taro');
    const socket = await TestSocket.open(server.wsUrl, { headers: taro.headers });
    const closed = socket.closed();
    expect((await call(moderator, 'PUT', `/api/users/${taro.user_id}/ban`, {})).status).toBe(200);
    expect(await closed).toBe(4012);
    expect(await outcomeOf(call(taro, 'GET', '/api/auth/me'))).toEqual([403, 'banned']);
    const signIn = () => call(null, 'POST', '/api/auth/login', { userName: 'Taro', password: PASSWORD });
    expect(await outcomeOf(signIn())).toEqual([403, 'banned']);
    expect((await call(moderator, 'DELETE', `/api/users/${taro.user_id}/ban`)).status).toBe(204);
    expect((await signIn()).status).toBe(200);
  });

  it('without an account does nothing under that id, in open mode', async () => {
    const stranger = { user_id: 'stranger', user_name: 'Stranger' };
    await call(moderator, 'PUT', '/api/users/stranger/ban', {});
    expect(await outcomeOf(send(stranger, null))).toEqual([403, 'banned']);
    expect((await send({ ...stranger, user_id: 'another' }, null)).status).toBe(201);
  });
});

describe('Muting and banning', () => {
  it('is for those who stand above whom it is about', async () => {
    const jiro = await register(server, 'Jiro');
    for (const [actor, whom, status] of [
      [jiro, 'stranger', 403],
      [moderator, other.user_id, 403],
      [moderator, moderator.user_id, 403],
      [moderator, admin.user_id, 403],
      [moderator, jiro.user_id, 200],
      [admin, other.user_id, 200],
    ] as const) {
      expect((await call(actor, 'PUT', `/api/users/${whom}/mute`, {})).status).toBe(status);
    }
    const past = call(moderator, 'PUT', `/api/users/${jiro.user_id}/ban`, { expiresAt: '2020-01-01T00:00:00Z' });
    expect(await outcomeOf(past)).toEqual([422, 'validation_failed']);
  });
});

describe('The list of those who are muted and banned', () => {
  interface Page {
    sanctions: { userId: string; kind: string; reason?: string }[];
    hasMore: boolean;
    nextCursor?: string;
  }
  let fresh: TestServer;
  let mo: TestAccount;

  beforeAll(async () => {
    fresh = await startServer();
    mo = await registerAs(fresh, 'Mo', 'moderator');
  });

  afterEach(() => {
    Date.now = now;
  });

  const { now } = Date;

  async function list(query = '', { headers }: Partial<TestAccount> = mo): Promise<Answer<Page>> {
    return request<Page>('GET', `${fresh.url}/api/sanctions${query}`, undefined, headers);
  }

  function put(who: string, what: string, json = {}): Promise<Answer> {
    return request('PUT', `${fresh.url}/api/users/${encodeURIComponent(who)}/${what}`, json, mo.headers);
  }

  it('has those in force, newest first, a page at a time, each once', async () => {
    const begun = now();
    // Two of the same moment, one with both, ids of any script.
    const who = ['"', '😀'.repeat(128), 'Ä', 'b', 'B'];
    for (const [index, id] of who.entries()) {
      Date.now = () => begun + Math.floor(index / 2) * 1_000;
      expect((await put(id, 'mute', { reason: `reason ${index}` })).status).toBe(200);
    }
    Date.now = () => begun + 10_000;
    await put('b', 'ban');
    await put('lifted', 'mute');
    await put('over', 'ban', { expiresAt: new Date(begun + 20_000).toISOString() });
    expect((await list()).body.sanctions[0]).toMatchObject({ userId: 'over', kind: 'ban' });
    await request('DELETE', `${fresh.url}/api/users/lifted/mute`, undefined, mo.headers);
    Date.now = () => begun + 20_000;

    const all = (await list()).body;
    expect([all.hasMore, 'nextCursor' in all]).toEqual([false, false]);
    const found = all.sanctions.map(({ userId, kind }) => `${kind} ${userId}`);
    expect(found.slice(0, 2)).toEqual(['ban b', 'mute B']);
    expect(new Set(found.slice(2, 4))).toEqual(new Set(['mute Ä', 'mute b']));
    expect(new Set(found.slice(4))).toEqual(new Set(['mute "', `mute ${who[1]}`]));
    expect(all.sanctions.map(({ reason }) => reason).toSorted()).toEqual([
      ...who.map((_, i) => `reason ${i}`),
      undefined,
    ]);

    const paged: Page['sanctions'] = [];
    for (let query: string | undefined = ''; query !== undefined && paged.length < 10;) {
      const { body }: Answer<Page> = await list(`?limit=1${query}`);
      expect(body.sanctions).toHaveLength(1);
      expect(body.hasMore).toBe(body.nextCursor !== undefined);
      paged.push(...body.sanctions);
      query = body.nextCursor && `&cursor=${body.nextCursor}`;
    }
    expect(paged).toEqual(all.sanctions);
    expect((await list('?kind=ban')).body.sanctions.map(({ userId }) => userId)).toEqual(['b']);
    const ofUser = async (query: string): Promise<string[]> =>
      (await list(query)).body.sanctions.map(({ kind }) => kind);
    expect(await ofUser('?userId=b')).toEqual(['ban', 'mute']);
    expect(await ofUser('?userId=b&kind=mute')).toEqual(['mute']);
    expect(await ofUser('?userId=lifted')).toEqual([]);
    expect((await list('?kind=mute&limit=2')).body).toMatchObject({ hasMore: true, sanctions: [{ userId: 'B' }, {}] });
  });

  it.each([
    ['kind', 'kick'],
    ['userId', ''],
    ['limit', '0'],
    ['limit', '101'],
    ['cursor', 'x'],
    ['cursor', ''],
    ['cursor', Buffer.from('["2024-01-01 00:00:00.000000","a\\u0000","mute"]').toString('base64url')],
    ['cursor', Buffer.from('["2024-01-01 00:00:00.000000",7,"mute"]').toString('base64url')],
    ['cursor', Buffer.from('["now","a","mute"]').toString('base64url')],
  ])('refuses %s=%s', async (field, value) => {
    const { status, body } = await list(`?${field}=${value}`);
    expect([status, body]).toMatchObject([422, { code: 'validation_failed', errors: [{ field }] }]);
  });

  it('is for moderators and up', async () => {
    expect((await list('', await register(fresh, 'Hana'))).status).toBe(403);
    expect((await list('', {})).status).toBe(401);
  });
});
