import { register, registerAs, type TestAccount } from '../support/accounts.js';
import { queryDatabase } from '../support/database.js';
import { type Answer, makeMessage, request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';
import { type Frame, TestSocket } from '../support/socket.js';

interface Report extends Record<string, unknown> {
  id: number;
}

let server: TestServer;
let admin: TestAccount;
let moderator: TestAccount;
let hana: TestAccount;
let taro: TestAccount;
let jiro: TestAccount;

beforeAll(async () => {
  server = await startServer();
  [hana, taro, jiro] = [await register(server, 'Hana'), await register(server, 'Taro'), await register(server, 'Jiro')];
  admin = await registerAs(server, 'Ada', 'admin');
  moderator = await registerAs(server, 'Mo', 'moderator');
});

afterAll(cleanUp);

/** Makes a request as somebody; null is nobody known. */
function call(actor: TestAccount | null, method: string, path: string, json?: unknown): Promise<Answer> {
  return request(method, server.url + path, json, actor?.headers);
}

async function send(actor: TestAccount, channel = '1', content = 'buy this'): Promise<string> {
  const { user_id, user_name } = actor;
  const message = makeMessage({ user_id, user_name, content });
  expect((await call(actor, 'POST', `/api/channels/${channel}/messages`, message)).status).toBe(201);
  return String(message.id);
}

function report(actor: TestAccount | null, id: string, fields: Record<string, unknown> = {}): Promise<Answer> {
  const who = actor ? {} : { userId: 'nobody' };
  return call(actor, 'POST', `/api/messages/${id}/reports`, { ...who, category: 'spam', ...fields });
}

function resolve(actor: TestAccount, id: number | string, fields: Record<string, unknown> = {}): Promise<Answer> {
  return call(actor, 'PATCH', `/api/reports/${id}`, { status: 'resolved', resolution: 'upheld', ...fields });
}

async function list(actor: TestAccount, query = ''): Promise<Report[]> {
  const { status, body } = await call(actor, 'GET', `/api/reports${query}`);
  expect(status).toBe(200);
  return body.reports as Report[];
}

/** The reports of a message that somebody sees. */
async function listOf(actor: TestAccount, message: string, query = ''): Promise<Report[]> {
  return (await list(actor, query)).filter(({ messageId }) => messageId === message);
}

async function outcomeOf(answer: Promise<Answer>): Promise<[number, unknown]> {
  const { status, body } = await answer;
  return [status, body.code];
}

async function makePrivate(owner: TestAccount, ...others: TestAccount[]): Promise<string> {
  const { body } = await call(owner, 'POST', '/api/channels', { name: '秘密', kind: 'private' });
  for (const { user_id } of others) {
    await call(owner, 'PUT', `/api/channels/${String(body.id)}/members/${user_id}`, {});
  }
  return String(body.id);
}

describe('Reporting a message', () => {
  it('shows it to those who moderate, as it was then, whatever becomes of it', async () => {
    const id = await send(hana);
    const made = await report(taro, id, { reason: '広告です' });
    expect([made.status, made.body]).toEqual([
      201,
      { messageId: id, category: 'spam', reason: '広告です', createdAt: expect.stringMatching(/Z$/u) },
    ]);
    await call(hana, 'PATCH', `/api/messages/${id}`, { content: 'something harmless' });
    const expected = {
      id: expect.any(Number),
      status: 'open',
      messageId: id,
      channelId: '1',
      userId: hana.user_id,
      userName: 'Hana',
      content: 'buy this',
      sentAt: expect.any(String),
      category: 'spam',
      reason: '広告です',
      reportedBy: taro.user_id,
      createdAt: made.body.createdAt,
    };
    expect(await listOf(moderator, id)).toEqual([expected]);
    await call(hana, 'DELETE', `/api/messages/${id}`);
    expect(await listOf(admin, id)).toEqual([expected]);
  });

  it('again changes what one said, and not the copy, until it is resolved', async () => {
    const id = await send(hana);
    await report(taro, id);
    await call(hana, 'PATCH', `/api/messages/${id}`, { content: 'edited' });
    const again = await report(taro, id, { category: 'illegal', reason: 'x' });
    expect([again.status, again.body]).toMatchObject([200, { category: 'illegal', reason: 'x' }]);
    const [first, ...others] = await listOf(moderator, id);
    expect([first, others]).toMatchObject([
      { category: 'illegal', reason: 'x', content: 'buy this', changedAt: expect.any(String) },
      [],
    ]);
    await resolve(moderator, first?.id ?? 0);
    expect((await report(taro, id)).status).toBe(201);
    expect(await listOf(moderator, id)).toMatchObject([{ category: 'spam', content: 'edited' }]);
  });

  it('is for whoever reads it, whether muted or not known at all, and for others as if it were not there', async () => {
    const muted = await register(server, 'Muted');
    await call(moderator, 'PUT', `/api/users/${muted.user_id}/mute`, {});
    const id = await send(hana);
    expect((await report(muted, id)).status).toBe(201);
    expect((await report(null, id)).status).toBe(201);
    expect((await listOf(moderator, id)).map(({ reportedBy }) => reportedBy)).toEqual(['nobody', muted.user_id]);
    const secret = await send(hana, await makePrivate(hana));
    expect(await outcomeOf(report(taro, secret))).toEqual([404, 'message_not_found']);
    expect(await outcomeOf(report(taro, 'absent'))).toEqual([404, 'message_not_found']);
    expect(await outcomeOf(report(null, id, { userId: hana.user_id }))).toEqual([403, 'identity_taken']);
    await call(hana, 'DELETE', `/api/messages/${id}`);
    expect(await outcomeOf(report(taro, id))).toEqual([409, 'message_deleted']);
  });

  it.each([
    ['another category', { category: 'boring' }, 'validation_failed'],
    ['no category', { category: undefined }, 'validation_failed'],
    ['an empty reason', { reason: '' }, 'validation_failed'],
    ['too long a reason', { reason: '長'.repeat(1_001) }, 'validation_failed'],
    ['a reason that cannot be kept', { reason: 'a\0' }, 'invalid_text'],
  ])('with %s is refused', async (_, fields, code) => {
    expect(await outcomeOf(report(taro, await send(hana), fields))).toEqual([422, code]);
  });

  it('is bounded by what waits for review, of one user, of all who did not sign in, and of all', async () => {
    const { database } = server;
    const [first, second] = [await send(hana), await send(hana)];
    await report(jiro, first);
    const fill = (reporter: string, count: number) =>
      queryDatabase(
        database,
        `INSERT INTO reports (message_id, channel_id, user_id, user_name, content, sent_at, category, reported_by, created_at)
         WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)
         SELECT 'filled ' || n, 'none', 'a', 'a', 'a', '', 'spam', ?, '' FROM numbers`,
        [count, reporter],
      );
    await fill(jiro.user_id, 99);
    expect(await outcomeOf(report(jiro, second))).toEqual([409, 'too_many_reports']);
    expect((await report(jiro, first, { category: 'other' })).status).toBe(200);
    expect((await report(taro, second)).status).toBe(201);
    expect((await report(null, first)).status).toBe(201);
    await fill('many', 999);
    expect(await outcomeOf(report(null, second, { userId: 'another' }))).toEqual([409, 'too_many_reports']);
    expect((await report(null, first, { category: 'other' })).status).toBe(200);
    expect((await report(hana, second)).status).toBe(201);
    await fill(moderator.user_id, 3_900);
    expect(await outcomeOf(report(admin, second))).toEqual([409, 'too_many_reports']);
    await queryDatabase(database, "DELETE FROM reports WHERE channel_id = 'none'");
    expect((await report(jiro, second)).status).toBe(201);
  });
});

describe('Reviewing reports', () => {
  it('is not for those whose messages they are about, whatever they are here', async () => {
    const id = await send(moderator);
    await report(taro, id);
    expect(await listOf(moderator, id)).toEqual([]);
    const [seen] = await listOf(admin, id);
    expect(await outcomeOf(resolve(moderator, seen?.id ?? 0))).toEqual([404, 'report_not_found']);
    expect((await resolve(admin, seen?.id ?? 0)).status).toBe(200);
  });

  it('of a private channel is for its owners and administrators', async () => {
    const secret = await makePrivate(hana, taro);
    const id = await send(taro, secret);
    const other = await send(hana, secret);
    await report(hana, id);
    await report(taro, other);
    expect(await listOf(moderator, id)).toEqual([]);
    expect(await listOf(taro, id)).toEqual([]);
    expect(await listOf(hana, id)).toHaveLength(1);
    expect(await listOf(hana, other)).toEqual([]);
    expect(await list(admin, `?channelId=${secret}`)).toHaveLength(2);
    expect(await outcomeOf(call(taro, 'GET', `/api/reports?channelId=${secret}`))).toEqual([403, 'forbidden']);
    expect(await outcomeOf(call(moderator, 'GET', `/api/reports?channelId=${secret}`))).toEqual([
      404,
      'channel_not_found',
    ]);
    const [seen] = await listOf(hana, id);
    expect(await outcomeOf(resolve(moderator, seen?.id ?? 0))).toEqual([404, 'report_not_found']);
    expect((await resolve(hana, seen?.id ?? 0)).status).toBe(200);
  });

  it('of a direct channel is for administrators, who read nothing else of it', async () => {
    const { body } = await call(hana, 'POST', '/api/channels/direct', { userIds: [taro.user_id] });
    const id = await send(taro, String(body.id), 'a threat');
    await report(hana, id, { category: 'harassment' });
    expect(await listOf(admin, id)).toMatchObject([{ content: 'a threat', category: 'harassment' }]);
    expect([await listOf(moderator, id), await listOf(hana, id), await listOf(taro, id)]).toEqual([[], [], []]);
    expect((await call(admin, 'GET', `/api/messages/${id}`)).status).toBe(404);
  });

  it('ends with what came of it, which the audit log tells without any text', async () => {
    const id = await send(hana, '2', 'a text of the message');
    await report(taro, id, { reason: 'a text of the reporter' });
    const [open] = await listOf(moderator, id);
    const number = open?.id ?? 0;
    const { status, body } = await resolve(moderator, number, { resolution: 'dismissed', note: 'harmless' });
    const resolved = {
      ...open,
      status: 'resolved',
      resolution: 'dismissed',
      note: 'harmless',
      resolvedBy: moderator.user_id,
      resolvedAt: expect.any(String),
    };
    expect([status, body]).toEqual([200, resolved]);
    expect(await listOf(moderator, id)).toEqual([]);
    expect(await listOf(moderator, id, '?status=resolved')).toEqual([resolved]);
    expect((await resolve(admin, number)).body).toMatchObject({ resolution: 'upheld', resolvedBy: admin.user_id });

    const { body: log } = await call(admin, 'GET', `/api/audit?target=report:${number}`);
    expect(log.entries).toMatchObject([
      { action: 'report.resolved', actorId: admin.user_id },
      {
        action: 'report.resolved',
        actorId: moderator.user_id,
        details: { channel: '2', message: id, resolution: 'dismissed' },
      },
    ]);
    expect(JSON.stringify(log)).not.toMatch(/a text of|harmless/u);
  });

  it('is forgotten a month later', async () => {
    const [old, recent] = [await send(hana), await send(hana)];
    for (const id of [old, recent]) {
      await report(taro, id);
      await resolve(moderator, (await listOf(moderator, id))[0]?.id ?? 0);
    }
    await queryDatabase(server.database, 'UPDATE reports SET resolved_at = ? WHERE message_id = ?', [
      '2024-01-01 00:00:00.000000',
      old,
    ]);
    await report(taro, await send(hana));
    expect(await listOf(moderator, old, '?status=resolved')).toEqual([]);
    expect(await listOf(moderator, recent, '?status=resolved')).toHaveLength(1);
  });

  it('goes page by page, newest first', async () => {
    await call(hana, 'POST', '/api/channels', { id: 'pages', name: 'pages' });
    const ids = [await send(hana, 'pages'), await send(hana, 'pages'), await send(hana, 'pages')];
    for (const id of ids) {
      await report(taro, id);
    }
    const first = await call(moderator, 'GET', '/api/reports?channelId=pages&limit=2');
    expect(first.body.hasMore).toBe(true);
    const cursor = String(first.body.nextCursor);
    const rest = await call(moderator, 'GET', `/api/reports?channelId=pages&limit=2&cursor=${cursor}`);
    expect([rest.body.hasMore, rest.body.nextCursor]).toEqual([false, undefined]);
    const listed = [first, rest].flatMap(({ body }) => body.reports as Report[]);
    expect(listed.map(({ messageId }) => messageId)).toEqual(ids.toReversed());
  });

  it.each(['?status=all', '?limit=0', '?limit=101', '?cursor=x', '?cursor=0', '?channelId='])(
    'with %s is refused',
    async (query) => {
      expect(await outcomeOf(call(admin, 'GET', `/api/reports${query}`))).toEqual([422, 'validation_failed']);
    },
  );

  it.each(['0', '-1', '1e3', '99999999999', 'x', '%00'])('of no report, %s, finds none', async (id) => {
    expect(await outcomeOf(resolve(admin, id))).toEqual([404, 'report_not_found']);
  });

  it.each([
    ['another status', { status: 'open' }],
    ['no status', { status: undefined }],
    ['another resolution', { resolution: 'gone' }],
    ['too long a note', { note: 'x'.repeat(1_001) }],
  ])('with %s is refused', async (_, fields) => {
    expect(await outcomeOf(resolve(admin, '1', fields))).toEqual([422, 'validation_failed']);
  });
});

describe('A report', () => {
  const isReport = ({ type }: Frame): boolean => type === 'report:created';

  /** Opens a socket for each, subscribed to channel 1 so that it hears of other things; the last one never subscribes. */
  async function open(...actors: (TestAccount | null)[]): Promise<TestSocket[]> {
    const sockets = await Promise.all(
      actors.map((actor) => TestSocket.open(server.wsUrl, { headers: actor?.headers ?? {} })),
    );
    for (const socket of sockets.slice(0, -1)) {
      await socket.request('channel:subscribe', { channels: [{ channel_id: '1' }] });
    }
    return sockets;
  }

  it('is told to those who may review it, and to nobody else', async () => {
    const sockets = await open(moderator, admin, hana, taro, null, moderator);
    const id = await send(hana);
    await report(taro, id, { reason: 'x' });
    await report(taro, id, { reason: 'y' });
    const [first] = await listOf(moderator, id);
    for (const socket of sockets.slice(0, 2)) {
      const { data } = await socket.waitFor(isReport);
      expect(data).toEqual({
        id: first?.id,
        message_id: id,
        channel_id: '1',
        category: 'spam',
        created_at: first?.createdAt,
      });
    }
    await Promise.all(sockets.map((socket) => socket.request('presence:set', 0)));
    expect(sockets.map((socket) => socket.frames.filter(isReport).length)).toEqual([1, 1, 0, 0, 0, 0]);
    sockets.forEach((socket) => socket.close());
  });

  it('of a private channel is told to its owner, who hears nothing of one about himself', async () => {
    const secret = await makePrivate(hana, taro);
    const sockets = await open(hana, admin, moderator, taro, null);
    await report(hana, await send(taro, secret));
    await report(taro, await send(hana, secret));
    await Promise.all(sockets.map((socket) => socket.request('presence:set', 0)));
    expect(sockets.map((socket) => socket.frames.filter(isReport).length)).toEqual([1, 2, 0, 0, 0]);
    sockets.forEach((socket) => socket.close());
  });
});
