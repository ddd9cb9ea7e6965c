import { register, registerAs, type TestAccount } from '../support/accounts.js';
import { queryDatabase } from '../support/database.js';
import { type Answer, makeMessage, request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';
import { TestSocket } from '../support/socket.js';
import { openSubscribed } from '../support/subscribe.js';

let server: TestServer;
let admin: TestAccount;
let moderator: TestAccount;
let hana: TestAccount;
let taro: TestAccount;

beforeAll(async () => {
  server = await startServer();
  [hana, taro] = [await register(server, 'Hana'), await register(server, 'Taro')];
  admin = await registerAs(server, 'Ada', 'admin');
  moderator = await registerAs(server, 'Mo', 'moderator');
});

afterAll(cleanUp);

/** Makes a request as somebody; null is nobody known. */
function call(actor: TestAccount | null, method: string, path: string, json?: unknown): Promise<Answer> {
  return request(method, server.url + path, json, actor?.headers);
}

async function send(actor: TestAccount, channel = '1'): Promise<string> {
  const { user_id, user_name } = actor;
  const message = makeMessage({ user_id, user_name });
  expect((await call(actor, 'POST', `/api/channels/${channel}/messages`, message)).status).toBe(201);
  return String(message.id);
}

async function refusalOf(actor: TestAccount | null, id: string): Promise<[number, unknown]> {
  const query = actor ? '' : '?userId=nobody';
  const { status, body } = await call(actor, 'DELETE', `/api/messages/${id}${query}`);
  return [status, body.code];
}

describe('Deleting the messages of others', () => {
  it('is for moderators, and the place that is left tells who did it', async () => {
    const id = await send(hana);
    const listener = await openSubscribed(server, '1');
    expect(await refusalOf(taro, id)).toEqual([403, 'not_author']);
    expect(await refusalOf(null, id)).toEqual([403, 'not_author']);
    expect((await call(moderator, 'DELETE', `/api/messages/${id}`)).status).toBe(204);

    const { data } = await listener.waitFor(({ type }) => type === 'message:deleted');
    expect(data).toEqual({ id, channel_id: '1', deleted_by: moderator.user_id });
    const { body } = await call(null, 'GET', `/api/messages/${id}`);
    expect(body).toMatchObject({ content: '', userId: hana.user_id, deletedBy: moderator.user_id });
    expect(
      await queryDatabase(server.database, 'SELECT content, deleted_by FROM messages WHERE id = $1', [id]),
    ).toEqual([{ content: '', deleted_by: moderator.user_id }]);
  });

  it('is in the audit log, over REST and WebSocket, unlike that of one of their own', async () => {
    const [first, second, own] = [await send(hana), await send(hana), await send(moderator)];
    const socket = await TestSocket.open(server.wsUrl, { headers: moderator.headers });
    await call(moderator, 'DELETE', `/api/messages/${first}`);
    await socket.request('message:delete', { id: second });
    await call(moderator, 'DELETE', `/api/messages/${own}`);

    const { body } = await call(admin, 'GET', '/api/audit?action=message.deleted&limit=2');
    expect(body.entries).toMatchObject(
      [second, first].map((id) => ({
        actorId: moderator.user_id,
        target: `message:${id}`,
        address: '127.0.0.1',
        details: { channel: '1', author: hana.user_id },
      })),
    );
  });

  it('is told in the same words to whoever was away', async () => {
    const id = await send(hana);
    const socket = await TestSocket.open(server.wsUrl);
    const { data } = await socket.request('channel:subscribe', { channels: [{ channel_id: '1' }] });
    const [{ seq, change }] = data.channels as [{ seq: number; change: number }];
    await socket.close();
    await call(moderator, 'DELETE', `/api/messages/${id}`);

    const later = await TestSocket.open(server.wsUrl);
    await later.request('channel:subscribe', {
      epoch: data.epoch,
      channels: [{ channel_id: '1', after: seq, after_change: change }],
    });
    const missed = await later.waitFor(({ type }) => type === 'message:deleted');
    expect(missed.data).toEqual({ id, channel_id: '1', deleted_by: moderator.user_id });
  });

  it('says nothing more where the author did it, whatever they are here', async () => {
    const id = await send(moderator);
    const listener = await openSubscribed(server, '1');
    expect((await call(moderator, 'DELETE', `/api/messages/${id}`)).status).toBe(204);
    expect((await listener.waitFor(({ type }) => type === 'message:deleted')).data).toEqual({ id, channel_id: '1' });
    expect((await call(null, 'GET', `/api/messages/${id}`)).body).not.toHaveProperty('deletedBy');
  });

  it('twice is the same as once, by whomever', async () => {
    const id = await send(hana);
    expect((await call(moderator, 'DELETE', `/api/messages/${id}`)).status).toBe(204);
    expect((await call(admin, 'DELETE', `/api/messages/${id}`)).status).toBe(204);
    expect((await call(hana, 'DELETE', `/api/messages/${id}`)).status).toBe(204);
    expect((await call(null, 'GET', `/api/messages/${id}`)).body).toMatchObject({ deletedBy: moderator.user_id });
  });

  it('does not let anybody edit them', async () => {
    const id = await send(hana);
    for (const actor of [moderator, admin]) {
      const { status, body } = await call(actor, 'PATCH', `/api/messages/${id}`, { content: 'x' });
      expect([status, body.code]).toEqual([403, 'not_author']);
    }
  });

  it('in a private channel is for its owners and for administrators; moderators do not know of it', async () => {
    const { body: channel } = await call(hana, 'POST', '/api/channels', { name: '秘密', kind: 'private' });
    const secret = String(channel.id);
    await call(hana, 'PUT', `/api/channels/${secret}/members/${taro.user_id}`, {});
    const [his, hers, other] = [await send(taro, secret), await send(hana, secret), await send(taro, secret)];
    expect(await refusalOf(moderator, his)).toEqual([404, 'message_not_found']);
    expect(await refusalOf(taro, hers)).toEqual([403, 'not_author']);
    expect((await call(hana, 'DELETE', `/api/messages/${his}`)).status).toBe(204);
    expect((await call(admin, 'DELETE', `/api/messages/${other}`)).status).toBe(204);
    expect((await call(hana, 'GET', `/api/messages/${other}`)).body).toMatchObject({ deletedBy: admin.user_id });
  });

  it('in a direct channel is for nobody', async () => {
    const { body: channel } = await call(hana, 'POST', '/api/channels/direct', { userIds: [taro.user_id] });
    const id = await send(hana, String(channel.id));
    expect(await refusalOf(taro, id)).toEqual([403, 'not_author']);
    expect(await refusalOf(admin, id)).toEqual([404, 'message_not_found']);
  });
});
