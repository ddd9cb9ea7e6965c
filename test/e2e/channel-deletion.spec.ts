import { register, registerAs, type TestAccount } from '../support/accounts.js';
import { onPostgres, queryDatabase } from '../support/database.js';
import { type Answer, makeMessage, request } from '../support/http.js';
import { untilPurged } from '../support/purge.js';
import { listIndexed, untilIndexed } from '../support/search-index.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';
import { TestSocket } from '../support/socket.js';
import { openSubscribed } from '../support/subscribe.js';

let server: TestServer;
let owner: TestAccount;
let admin: TestAccount;
let hana: TestAccount;
let taro: TestAccount;

beforeAll(async () => {
  server = await startServer();
  [hana, taro] = [await register(server, 'Hana'), await register(server, 'Taro')];
  owner = await registerAs(server, 'Olga', 'owner');
  admin = await registerAs(server, 'Ada', 'admin');
});

afterAll(cleanUp);

/** Makes a request as somebody; null is nobody known. */
function call(actor: TestAccount | null, method: string, path: string, json?: unknown): Promise<Answer> {
  return request(method, server.url + path, json, actor?.headers);
}

async function codeOf(answer: Promise<Answer>): Promise<unknown> {
  return (await answer).body.code;
}

function makeOwn({ user_id, user_name }: TestAccount, fields: Record<string, unknown>): Record<string, unknown> {
  return makeMessage({ user_id, user_name, ...fields });
}

/** Makes a channel with a message of each of its members, the first of whom owns it. */
async function makeChannel(name: string, kind: string, ...members: TestAccount[]): Promise<string> {
  const [maker, ...others] = members as [TestAccount, ...TestAccount[]];
  const { body } = await call(maker, 'POST', '/api/channels', { name, kind });
  const id = String(body.id);
  for (const { user_id } of others) {
    await call(maker, 'PUT', `/api/channels/${id}/members/${user_id}`, {});
  }
  for (const member of members) {
    const message = makeOwn(member, { id: `${id} ${member.user_name}`, content: 'wallaby' });
    expect((await call(member, 'POST', `/api/channels/${id}/messages`, message)).status).toBe(201);
  }
  return id;
}

function erase(actor: TestAccount | null, id: string, confirm: string): Promise<Answer> {
  return call(actor, 'DELETE', `/api/channels/${id}?${new URLSearchParams({ confirm }).toString()}`);
}

async function archive(id: string): Promise<void> {
  expect((await call(owner, 'PATCH', `/api/channels/${id}`, { archived: true })).status).toBe(200);
}

async function archiveAndErase(id: string, name: string): Promise<void> {
  await archive(id);
  expect((await erase(owner, id, name)).status).toBe(204);
}

describe('Deleting a channel for good', () => {
  it('is for owners of the server, of an archived channel, with its name typed', async () => {
    const id = await makeChannel('開発', 'public', hana);
    expect(await codeOf(erase(owner, id, '開発'))).toBe('channel_not_archived');
    await archive(id);
    expect(await codeOf(erase(hana, id, '開発'))).toBe('forbidden');
    expect(await codeOf(erase(admin, id, '開発'))).toBe('forbidden');
    expect(await codeOf(erase(null, id, '開発'))).toBe('authentication_required');
    expect((await erase(owner, id, '開')).body).toMatchObject({
      status: 422,
      code: 'validation_failed',
      errors: [{ field: 'confirm', message: 'must be the name of the channel' }],
    });
    expect(await codeOf(call(owner, 'DELETE', `/api/channels/${id}`))).toBe('validation_failed');
    expect(await codeOf(erase(owner, 'absent', 'absent'))).toBe('channel_not_found');
    expect((await call(hana, 'GET', `/api/channels/${id}/messages`)).body.total).toBe(1);
    expect((await erase(owner, id, '開発')).status).toBe(204);
    expect(await codeOf(erase(owner, id, '開発'))).toBe('channel_not_found');
  });

  it('is for nobody in a direct channel', async () => {
    const { body } = await call(hana, 'POST', '/api/channels/direct', { userIds: [taro.user_id] });
    expect(await codeOf(erase(owner, String(body.id), String(body.name)))).toBe('channel_not_found');
    expect(await codeOf(erase(hana, String(body.id), String(body.name)))).toBe('forbidden');
  });

  it('leaves nothing of it on any route or frame, nor its id for another one', async () => {
    const id = await makeChannel('short', 'public', hana, taro);
    const message = `${id} Hana`;
    const [socket, other] = [
      await TestSocket.open(server.wsUrl, { headers: hana.headers }),
      await openSubscribed(server, id),
    ];
    await archiveAndErase(id, 'short');
    for (const path of ['', '/messages', '/members', '/pins']) {
      expect([path, await codeOf(call(hana, 'GET', `/api/channels/${id}${path}`))]).toEqual([
        path,
        'channel_not_found',
      ]);
    }
    for (const path of ['', '/edits', '/replies']) {
      expect(await codeOf(call(hana, 'GET', `/api/messages/${message}${path}`))).toBe('message_not_found');
    }
    for (const query of ['', '?archived=true']) {
      const { body } = await call(hana, 'GET', `/api/channels${query}`);
      expect((body as unknown as { id: string }[]).map((channel) => channel.id)).not.toContain(id);
    }
    expect(await codeOf(call(hana, 'PATCH', `/api/channels/${id}`, { archived: false }))).toBe('channel_not_found');
    expect(await codeOf(call(hana, 'PUT', `/api/channels/${id}/members/${hana.user_id}`, {}))).toBe(
      'channel_not_found',
    );
    expect(await codeOf(call(hana, 'PUT', `/api/channels/${id}/read-marker`, {}))).toBe('channel_not_found');
    expect(await codeOf(call(hana, 'PATCH', `/api/messages/${message}`, { content: 'x' }))).toBe('message_not_found');
    expect(await codeOf(call(hana, 'GET', `/api/search/messages?q=wallaby&channelId=${id}`))).toBe('channel_not_found');
    const { body: markers } = await call(hana, 'GET', '/api/read-markers');
    expect(JSON.stringify(markers)).not.toContain(id);

    const again = makeOwn(hana, { id: message, channel_id: id, content: 'wallaby' });
    expect(await codeOf(call(hana, 'POST', `/api/channels/${id}/messages`, again))).toBe('channel_not_found');
    expect((await socket.request('message:send', again)).data.code).toBe('channel_not_found');
    expect((await socket.request('message:send', makeOwn(hana, { channel_id: id }))).data.code).toBe(
      'channel_not_found',
    );
    for (const connection of [socket, other]) {
      const { data } = await connection.request('channel:subscribe', { channels: [{ channel_id: id, after: 0 }] });
      expect(data.channels).toEqual([expect.objectContaining({ channel_id: id, code: 'channel_not_found' })]);
    }
    expect(await codeOf(call(owner, 'POST', '/api/channels', { id, name: 'again' }))).toBe('channel_exists');
    [socket, other].forEach((connection) => connection.close());
  });

  it('takes all that belonged to it from the database and the index, and nothing else', async () => {
    const id = await makeChannel('full', 'private', hana, taro);
    const message = `${id} Taro`;
    await call(taro, 'PATCH', `/api/messages/${message}`, { content: 'wallaby and wombat' });
    await call(hana, 'PUT', `/api/messages/${message}/reactions/👍`, {});
    await call(hana, 'PUT', `/api/messages/${message}/pin`, {});
    await call(hana, 'POST', `/api/messages/${message}/reports`, { category: 'other' });
    await queryDatabase(server.database, 'INSERT INTO slow_mode_turns VALUES (?, ?, ?)', [
      id,
      taro.user_id,
      '2024-01-01',
    ]);
    const deleted = makeOwn(hana, { id: `${id} deleted` });
    await call(hana, 'POST', `/api/channels/${id}/messages`, deleted);
    await untilIndexed(server);
    await call(hana, 'DELETE', `/api/messages/${id} deleted`);
    const kept = makeOwn(hana, { content: 'wallaby, kept' });
    await call(hana, 'POST', '/api/channels/1/messages', kept);
    await untilIndexed(server);
    expect(await listIndexed(server, id)).toHaveLength(2);
    await archiveAndErase(id, 'full');
    await untilPurged(server);

    for (const table of ['messages', 'reactions', 'channel_members', 'read_markers', 'reports', 'slow_mode_turns']) {
      const rows = await queryDatabase(server.database, `SELECT * FROM ${table} WHERE channel_id = ?`, [id]);
      expect([table, rows]).toEqual([table, []]);
    }
    expect(await queryDatabase(server.database, 'SELECT * FROM message_edits WHERE message_id = ?', [message])).toEqual(
      [],
    );
    const { body } = await call(hana, 'GET', '/api/search/messages?q=wallaby');
    expect((body.messages as { id: string }[]).map((found) => found.id)).toEqual([kept.id]);
    expect(await listIndexed(server, id)).toEqual([]);
  });

  it('is told to those who heard of it, and nobody hears anything more of it', async () => {
    const id = await makeChannel('secret', 'private', hana, taro);
    const open = await makeChannel('open', 'public', hana);
    const sockets = await Promise.all(
      [hana, taro, owner, null, hana].map((actor) => TestSocket.open(server.wsUrl, { headers: actor?.headers ?? {} })),
    );
    for (const socket of sockets.slice(0, -1)) {
      await socket.request('channel:subscribe', {});
    }
    await Promise.all(sockets.map((socket) => socket.request('presence:set', 0)));
    await archiveAndErase(id, 'secret');
    await archiveAndErase(open, 'open');
    await Promise.all(sockets.map((socket) => socket.request('presence:set', 0)));
    const heard = sockets.map(({ frames }) =>
      frames.filter(({ type }) => type === 'channel:deleted').map(({ data }) => data),
    );
    const all = [{ id }, { id: open }];
    expect(heard).toEqual([all, all, [{ id: open }], [{ id: open }], []]);

    const left = await sockets[0]?.request('channel:unsubscribe', {});
    expect(left?.data.channels).not.toContain(id);
    expect(left?.data.channels).not.toContain(open);
    sockets.forEach((socket) => socket.close());
  });

  it('is in the audit log, with the name and how many messages there were', async () => {
    const id = await makeChannel('told', 'announcement', admin);
    await archiveAndErase(id, 'told');
    const { body } = await call(admin, 'GET', `/api/audit?target=channel:${id}&action=channel.deleted`);
    expect(body.entries).toMatchObject([
      { actorId: owner.user_id, details: { name: 'told', messages: 1 }, address: '127.0.0.1' },
    ]);
  });

  it('of every channel does not bring the first five back at the next start', async () => {
    const first = await startServer();
    const boss = await registerAs(first, 'Boss', 'owner');
    for (const [index, name] of ['雑談', 'ゲーム', '音楽', '趣味', 'ニュース'].entries()) {
      const url = `${first.url}/api/channels/${index + 1}`;
      await request('PATCH', url, { archived: true }, boss.headers);
      const confirm = new URLSearchParams({ confirm: name }).toString();
      expect((await request('DELETE', `${url}?${confirm}`, undefined, boss.headers)).status).toBe(204);
    }
    await first.stop();
    const second = await startServer({}, first.database);
    expect((await request('GET', `${second.url}/api/channels`)).body).toEqual([]);
    expect((await request('GET', `${second.url}/readyz`)).status).toBe(200);
    expect((await request('POST', `${second.url}/api/channels`, { id: '1', name: 'x' })).status).toBe(409);
    expect((await request('POST', `${second.url}/api/channels`, { name: 'x' })).status).toBe(201);
  });

  (onPostgres ? it : it.skip)('through another server is heard within a second (on Postgres)', async () => {
    const other = await startServer({}, server.database);
    const id = await makeChannel('shared', 'public', hana);
    const socket = await TestSocket.open(other.wsUrl, { headers: hana.headers });
    await socket.request('channel:subscribe', { channels: [{ channel_id: id }] });
    await archive(id);
    const before = performance.now();
    expect((await erase(owner, id, 'shared')).status).toBe(204);
    expect((await socket.request('message:send', makeOwn(hana, { channel_id: id }))).data.code).toBe(
      'channel_not_found',
    );
    await socket.waitFor(({ type, data }) => type === 'channel:deleted' && data.id === id);
    expect(performance.now() - before).toBeLessThan(1_500);
    const { body } = await request('GET', `${other.url}/api/channels/${id}/pins`, undefined, hana.headers);
    expect(body.code).toBe('channel_not_found');
    socket.close();
  });
});
