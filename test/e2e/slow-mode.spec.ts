import { register, registerAs, type TestAccount } from '../support/accounts.js';
import { onPostgres, queryDatabase } from '../support/database.js';
import { type Answer, makeMessage, request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';
import { TestSocket } from '../support/socket.js';
import { subscribe } from '../support/subscribe.js';

let server: TestServer;
let moderator: TestAccount;
let hana: TestAccount;
/** Of this test: in slow mode, a message in 30 seconds. */
let channel: string;

const { now } = Date;
let begun: number;

beforeAll(async () => {
  server = await startServer();
  moderator = await registerAs(server, 'Mo', 'moderator');
  hana = await register(server, 'Hana');
});

beforeEach(async () => {
  begun = now();
  channel = String((await call(moderator, 'POST', '/api/channels', { name: '雑談' })).body.id);
  expect((await slowDown(30)).status).toBe(200);
});

afterEach(() => {
  Date.now = now;
});

afterAll(cleanUp);

/** Makes a request as somebody; null is nobody known. */
function call(actor: TestAccount | null, method: string, path: string, json?: unknown): Promise<Answer> {
  return request(method, server.url + path, json, actor?.headers);
}

function slowDown(slowModeSeconds: unknown): Promise<Answer> {
  return call(moderator, 'PATCH', `/api/channels/${channel}`, { slowModeSeconds });
}

type Sender = Pick<TestAccount, 'user_id' | 'user_name'> & Partial<TestAccount>;

function makeOwn({ user_id, user_name }: Sender, fields: Record<string, unknown> = {}): Record<string, unknown> {
  return makeMessage({ user_id, user_name, channel_id: channel, ...fields });
}

function send(sender: Sender, message = makeOwn(sender), { url } = server): Promise<Answer> {
  return request('POST', `${url}/api/channels/${channel}/messages`, message, sender.headers);
}

function open({ headers }: Sender, { wsUrl } = server): Promise<TestSocket> {
  return TestSocket.open(wsUrl, headers ? { headers } : {});
}

/** Stops the clock so many seconds after the beginning of the test. */
function stopClock(seconds: number): void {
  Date.now = () => begun + seconds * 1_000;
}

describe('In a channel in slow mode', () => {
  it('whoever wrote a moment ago is refused over REST and the socket, and told when to go on', async () => {
    stopClock(0);
    expect((await send(hana)).status).toBe(201);
    const refused = await send(hana);
    expect([refused.status, refused.body]).toMatchObject([429, { code: 'slow_mode', title: 'Too Many Requests' }]);
    expect(refused.headers.get('retry-after')).toBe('30');
    const socket = await open(hana);
    const message = makeOwn(hana, { content: '@Mo' });
    expect(await socket.request('message:send', message)).toMatchObject({
      type: 'message:error',
      data: { id: message.id, success: false, code: 'slow_mode', retry_after: 30 },
    });
    expect((await socket.request('message:send', makeOwn(hana, { channel_id: '1' }))).type).toBe('message:saved');
    expect((await call(null, 'GET', `/api/channels/${channel}/messages`)).body.total).toBe(1);
    stopClock(29);
    expect((await send(hana)).headers.get('retry-after')).toBe('1');
    stopClock(30);
    expect((await socket.request('message:send', message)).type).toBe('message:saved');
    expect((await send(hana)).body.code).toBe('slow_mode');
    socket.close();
  });

  it('others write meanwhile, those without an account by the id that they say, and moderators as they like', async () => {
    const [taro, jiro] = ['taro', 'jiro'].map((user_id) => ({ user_id, user_name: user_id })) as [Sender, Sender];
    for (const [sender, statuses] of [
      [hana, [201, 429]],
      [taro, [201, 429]],
      [jiro, [201, 429]],
      [moderator, [201, 201]],
    ] as const) {
      expect([(await send(sender)).status, (await send(sender)).status]).toEqual(statuses);
    }
  });

  it('those who moderate a private channel write as they like, its owner first of all', async () => {
    channel = String((await call(hana, 'POST', '/api/channels', { name: '秘密', kind: 'private' })).body.id);
    const rin = await register(server, 'Rin');
    await call(hana, 'PUT', `/api/channels/${channel}/members/${rin.user_id}`, {});
    const path = `/api/channels/${channel}`;
    expect((await call(rin, 'PATCH', path, { slowModeSeconds: 5 })).status).toBe(403);
    expect((await call(hana, 'PATCH', path, { slowModeSeconds: 5 })).body.slowModeSeconds).toBe(5);
    expect([(await send(hana)).status, (await send(hana)).status]).toEqual([201, 201]);
    expect([(await send(rin)).status, (await send(rin)).status]).toEqual([201, 429]);
  });

  it('a retry of what was saved is answered as saved, edits are not counted, and what was refused takes no turn', async () => {
    const first = makeOwn(hana);
    const saved = await send(hana, first);
    const again = await send(hana, first);
    expect([again.status, again.body]).toEqual([200, saved.body]);
    const socket = await open(hana);
    expect(await socket.request('message:send', first)).toMatchObject({
      type: 'message:saved',
      data: { id: first.id },
    });
    const edited = await call(hana, 'PATCH', `/api/messages/${String(first.id)}`, { content: 'x' });
    expect(edited.status).toBe(200);
    stopClock(90);
    // In one batch, with an answer to nothing and a retry before it.
    const [lost, retried, next] = await Promise.all([
      socket.request('message:send', makeOwn(hana, { reply_to: 'absent' })),
      socket.request('message:send', first),
      socket.request('message:send', makeOwn(hana)),
    ]);
    expect([lost.data.code, retried.type, next.type]).toEqual(['message_not_found', 'message:saved', 'message:saved']);
    socket.close();
  });

  it('of many sent at once, over REST and sockets and two servers, one of each sender is saved', async () => {
    const other = onPostgres ? await startServer({}, server.database) : server;
    const sockets = await Promise.all([server, other].flatMap((each) => [open(hana, each), open(hana, each)]));
    const frames = sockets.flatMap((socket) =>
      Array.from({ length: 10 }, () => socket.request('message:send', makeOwn(hana))),
    );
    const answers = [server, other].flatMap((each) =>
      Array.from({ length: 10 }, () => send(hana, makeOwn(hana), each)),
    );
    const outcomes = [
      ...(await Promise.all(frames)).map(({ data: { code } }) => code ?? 'saved'),
      ...(await Promise.all(answers)).map(({ body: { code } }) => code ?? 'saved'),
    ];
    expect(outcomes.filter((outcome) => outcome === 'saved')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'slow_mode')).toHaveLength(59);
    sockets.forEach((socket) => socket.close());
  });

  it('what is remembered of who wrote goes when it says nothing any more', async () => {
    await send(hana);
    stopClock(90_000);
    await send({ user_id: 'taro', user_name: 'taro' });
    const turns = await queryDatabase(server.database, 'SELECT user_id FROM slow_mode_turns WHERE channel_id = ?', [
      channel,
    ]);
    expect(turns).toEqual([{ user_id: 'taro' }]);
  });
});

describe('Slow mode', () => {
  it('is shown and told where there is some, and is gone when it is 0', async () => {
    const socket = await open(hana);
    await subscribe(socket);
    expect((await slowDown(60)).body).toMatchObject({ id: channel, slowModeSeconds: 60 });
    const told = await socket.waitFor(({ data }) => data.slow_mode_seconds === 60);
    expect([told.type, told.data.id]).toEqual(['channel:updated', channel]);
    expect((await call(null, 'GET', `/api/channels/${channel}`)).body.slowModeSeconds).toBe(60);
    const { body: listed } = await request<Record<string, unknown>[]>('GET', `${server.url}/api/channels`);
    expect(listed.filter((each) => 'slowModeSeconds' in each)).toContainEqual(
      expect.objectContaining({ id: channel, slowModeSeconds: 60 }),
    );
    expect((await call(moderator, 'PATCH', `/api/channels/${channel}`, { name: 'x' })).body.slowModeSeconds).toBe(60);
    expect((await slowDown(0)).body).not.toHaveProperty('slowModeSeconds');
    expect([(await send(hana)).status, (await send(hana)).status]).toEqual([201, 201]);
    socket.close();
  });

  it('holds after a restart, and on every server within a second', async () => {
    const first = await startServer();
    const mo = await registerAs(first, 'Mo', 'moderator');
    const before = onPostgres ? await startServer({}, first.database) : null;
    await request('PATCH', `${first.url}/api/channels/1`, { slow_mode_seconds: 30 }, mo.headers);
    channel = '1';
    const sender = { user_id: 'taro', user_name: 'taro' };
    expect((await send(sender, makeOwn(sender), first)).status).toBe(201);
    if (before) {
      const deadline = now() + 1_000;
      while ((await send(sender, makeOwn(sender), before)).status !== 429) {
        expect(now()).toBeLessThan(deadline);
      }
    }
    await first.stop();
    const second = await startServer({}, first.database);
    expect((await send(sender, makeOwn(sender), second)).body.code).toBe('slow_mode');
  });

  it.each([-1, 21_601, 1.5, '30', null, true])('is no %j', async (value) => {
    const { status, body } = await slowDown(value);
    expect([status, body.code, (body.errors as { field: string }[])[0]?.field]).toEqual([
      422,
      'validation_failed',
      'slowModeSeconds',
    ]);
  });

  it('is set by those who moderate the channel, and written down', async () => {
    for (const actor of [null, hana]) {
      const { status, body } = await call(actor, 'PATCH', `/api/channels/${channel}`, { slowModeSeconds: 1 });
      expect([status, body.code]).toEqual([403, 'forbidden']);
    }
    const admin = await registerAs(server, 'Ada', 'admin');
    const { body } = await call(admin, 'GET', `/api/audit?target=channel:${channel}&action=channel.updated`);
    expect(body.entries).toMatchObject([{ actorId: moderator.user_id, details: { slowModeSeconds: 30 } }]);
  });
});
