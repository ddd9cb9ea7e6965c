import { getTicket, register, registerAs, type TestAccount } from '../support/accounts.js';
import { type Answer, makeMessage, request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';
import { type Frame, TestSocket } from '../support/socket.js';

let server: TestServer;
let admin: TestAccount;
let moderator: TestAccount;
let hana: TestAccount;
let taro: TestAccount;
let jiro: TestAccount;
let guest: TestAccount;
/** Hana's, with Taro in it. */
let secret: string;
/** What Hana wrote there. */
let message: string;

beforeAll(async () => {
  server = await startServer();
  [hana, taro, jiro] = [await register(server, 'Hana'), await register(server, 'Taro'), await register(server, 'Jiro')];
  admin = await registerAs(server, 'Ada', 'admin');
  moderator = await registerAs(server, 'Mo', 'moderator');
  guest = await registerAs(server, 'Gast', 'guest');
  secret = String((await call(hana, 'POST', '/api/channels', { name: '秘密', kind: 'private' })).body.id);
  await call(hana, 'PUT', `/api/channels/${secret}/members/${taro.user_id}`, {});
  message = String((await send(hana, secret, 'quokka quokka')).body.id);
});

afterAll(cleanUp);

/** Makes a request as somebody; null is nobody known. */
function call(actor: TestAccount | null, method: string, path: string, json?: unknown): Promise<Answer> {
  return request(method, server.url + path, json, actor?.headers);
}

function makeOwn({ user_id, user_name }: TestAccount, fields: Record<string, unknown>): Record<string, unknown> {
  return makeMessage({ user_id, user_name, ...fields });
}

function send(actor: TestAccount, channel: string, content: string): Promise<Answer> {
  return call(actor, 'POST', `/api/channels/${channel}/messages`, makeOwn(actor, { content }));
}

function open(actor: TestAccount | null): Promise<TestSocket> {
  return TestSocket.open(server.wsUrl, actor ? { headers: actor.headers } : {});
}

async function idsOf(actor: TestAccount | null, query = ''): Promise<unknown[]> {
  const { body } = await request<{ id: string }[]>(
    'GET',
    `${server.url}/api/channels${query}`,
    undefined,
    actor?.headers,
  );
  return body.map(({ id }) => id);
}

/** Everything that can be asked of a channel and of a message in it. */
function requestsFor(actor: TestAccount | null, channel: string, id: string): [string, string, unknown?][] {
  const { user_id, user_name } = actor ?? { user_id: 'nobody', user_name: 'Nobody' };
  return [
    ['GET', `/api/channels/${channel}`],
    ['PATCH', `/api/channels/${channel}`, { name: 'x' }],
    ['GET', `/api/channels/${channel}/messages`],
    ['GET', `/api/channels/${channel}/messages?around=${id}`],
    ['POST', `/api/channels/${channel}/messages`, makeMessage({ user_id, user_name })],
    ['POST', `/api/channels/${channel}/messages`, makeMessage({ id, user_id, user_name, content: 'quokka quokka' })],
    ['GET', `/api/channels/${channel}/pins`],
    ['POST', `/api/channels/${channel}/typing`, { user_id, user_name }],
    ['PUT', `/api/channels/${channel}/read-marker`, { user_id }],
    ['GET', `/api/channels/${channel}/members`],
    ['GET', `/api/search/messages?q=quokka&channelId=${channel}`],
    ['GET', `/api/messages/${id}`],
    ['GET', `/api/messages/${id}/edits`],
    ['GET', `/api/messages/${id}/replies`],
    ['PATCH', `/api/messages/${id}`, { user_id, content: 'x' }],
    ['DELETE', `/api/messages/${id}?userId=${user_id}`],
    ['PUT', `/api/messages/${id}/pin`, { user_id }],
    ['DELETE', `/api/messages/${id}/pin?userId=${user_id}`],
    ['PUT', `/api/messages/${id}/reactions/👍`, { user_id }],
    ['DELETE', `/api/messages/${id}/reactions/👍?userId=${user_id}`],
  ];
}

function framesFor(actor: TestAccount | null, channel: string, id: string): [string, object][] {
  const { user_id, user_name } = actor ?? { user_id: 'nobody', user_name: 'Nobody' };
  return [
    ['message:send', makeMessage({ channel_id: channel, user_id, user_name, id: 'mine' })],
    ['message:edit', { id, user_id, content: 'x' }],
    ['message:delete', { id, user_id }],
    ['message:pin', { id, user_id }],
    ['message:unpin', { id, user_id }],
    ['reaction:add', { message_id: id, user_id, emoji: '👍' }],
    ['reaction:remove', { message_id: id, user_id, emoji: '👍' }],
    ['read:mark', { channel_id: channel, user_id }],
    ['typing:start', { channel_id: channel, user_id, user_name }],
    ['typing:stop', { channel_id: channel, user_id, user_name }],
  ];
}

describe('A private channel', () => {
  it('is made with its maker as owner, and shows its kind', async () => {
    const { status, body } = await call(taro, 'GET', `/api/channels/${secret}`);
    expect([status, body]).toEqual([200, expect.objectContaining({ id: secret, name: '秘密', kind: 'private' })]);
    const members = await call(taro, 'GET', `/api/channels/${secret}/members`);
    expect((members.body.members as object[]).map((member) => Object.values(member).slice(1, 4))).toEqual(
      [
        [hana.user_id, 'Hana', 'owner'],
        [taro.user_id, 'Taro', 'member'],
      ].toSorted(),
    );
  });

  it('is listed to its members, and to nobody else', async () => {
    expect(await idsOf(hana)).toContain(secret);
    expect(await idsOf(taro)).toContain(secret);
    for (const outsider of [null, jiro, moderator, admin, guest]) {
      expect(await idsOf(outsider)).not.toContain(secret);
      const { body } = await request<{ channelId: string }[]>(
        'GET',
        `${server.url}/api/read-markers?userId=${outsider?.user_id ?? 'nobody'}`,
        undefined,
        outsider?.headers,
      );
      expect(body.map(({ channelId }) => channelId)).not.toContain(secret);
    }
  });

  it.each(['nobody known', 'a member of the server', 'a moderator', 'a guest'])(
    'is for %s, over REST, like one that is not there',
    async (name) => {
      const actor = { 'nobody known': null, 'a moderator': moderator, 'a guest': guest }[name] ?? null;
      const outsider = name === 'a member of the server' ? jiro : actor;
      const absent = requestsFor(outsider, 'absent', 'absent');
      for (const [index, [method, path, json]] of requestsFor(outsider, secret, message).entries()) {
        const [, otherPath, otherJson] = absent[index] as [string, string, unknown];
        const answer = await call(outsider, method, path, json);
        const other = await call(outsider, method, otherPath, otherJson);
        expect([method, path, answer.status, answer.body]).toEqual([method, path, 404, other.body]);
      }
    },
  );

  it('is for others, over the WebSocket, like one that is not there', async () => {
    for (const outsider of [null, jiro, moderator, guest]) {
      const socket = await open(outsider);
      const absent = framesFor(outsider, 'absent', 'absent');
      for (const [index, [type, data]] of framesFor(outsider, secret, message).entries()) {
        const answer = await socket.request(type, data);
        const other = await socket.request(type, absent[index]?.[1]);
        expect([type, answer.data.code]).toEqual([type, expect.stringMatching(/_not_found$/u)]);
        expect(answer.data).toEqual(other.data);
      }
      const { data } = await socket.request('channel:subscribe', { channels: [{ channel_id: secret, after: 0 }] });
      expect(data.channels).toEqual([{ channel_id: secret, error: 'Channel not found', code: 'channel_not_found' }]);
      socket.close();
    }
  });

  it('is found by searching by its members only', async () => {
    await expect(find(taro, 'q=quokka')).resolves.toEqual([message]);
    await expect(find(taro, `q=quokka&channelId=${secret}`)).resolves.toEqual([message]);
    for (const outsider of [null, jiro, moderator, admin, guest]) {
      await expect(find(outsider, 'q=quokka')).resolves.toEqual([]);
      await expect(find(outsider, `userId=${hana.user_id}`)).resolves.not.toContain(message);
    }
  });

  it('is seen by an admin, who manages it and reads it only as a member', async () => {
    expect((await call(admin, 'GET', `/api/channels/${secret}`)).status).toBe(200);
    const page = await call(admin, 'GET', `/api/channels/${secret}/messages`);
    expect([page.status, page.body.code]).toEqual([403, 'forbidden']);
    expect((await call(admin, 'GET', `/api/messages/${message}`)).body.code).toBe('forbidden');
    expect((await call(admin, 'PATCH', `/api/channels/${secret}`, { description: 'x' })).status).toBe(200);
    expect((await call(admin, 'PUT', `/api/channels/${secret}/members/${admin.user_id}`, {})).status).toBe(200);
    expect((await call(admin, 'GET', `/api/messages/${message}`)).status).toBe(200);
    expect((await call(admin, 'DELETE', `/api/channels/${secret}/members/${admin.user_id}`)).status).toBe(204);
    expect((await call(admin, 'GET', `/api/messages/${message}`)).status).toBe(403);
  });

  it('can be done everything with by its members, but managing by its owner only', async () => {
    for (const [method, path, json] of requestsFor(taro, secret, message)) {
      const answer = await call(taro, method, path, json);
      const expected = method === 'PATCH' && path.startsWith('/api/channels') ? 'forbidden' : undefined;
      expect([
        method,
        path,
        ['not_author', 'id_conflict'].includes(String(answer.body?.code)) ? undefined : answer.body?.code,
      ]).toEqual([method, path, expected]);
    }
    const member = `/api/channels/${secret}/members/${jiro.user_id}`;
    expect((await call(taro, 'PUT', member, {})).body.code).toBe('forbidden');
    expect((await call(taro, 'DELETE', `/api/channels/${secret}/members/${hana.user_id}`)).body.code).toBe('forbidden');
    expect((await call(hana, 'PATCH', `/api/channels/${secret}`, { name: '秘密' })).status).toBe(200);
  });

  it('takes no id that its maker chooses, and is made by accounts only', async () => {
    const chosen = await call(hana, 'POST', '/api/channels', { id: 'mine', name: 'x', kind: 'private' });
    expect([chosen.status, chosen.body.code]).toEqual([422, 'validation_failed']);
    for (const actor of [null, guest]) {
      const { status, body } = await call(actor, 'POST', '/api/channels', { name: 'x', kind: 'private' });
      expect([status, body.code]).toEqual([403, 'forbidden']);
    }
    expect((await call(hana, 'POST', '/api/channels', { name: 'x', kind: 'direct' })).status).toBe(422);
  });
});

async function find(actor: TestAccount | null, query: string): Promise<unknown[]> {
  const { body } = await call(actor, 'GET', `/api/search/messages?${query}`);
  return (body.messages as { id: string }[]).map(({ id }) => id);
}

describe('A guest', () => {
  it('has the channels that he was let into, and no other', async () => {
    expect(await idsOf(guest)).toEqual([]);
    expect((await call(guest, 'GET', '/api/channels/1/messages')).body.code).toBe('channel_not_found');
    expect((await send(guest, '1', 'hello')).body.code).toBe('channel_not_found');
    expect((await call(guest, 'PUT', `/api/channels/2/members/${guest.user_id}`, {})).body.code).toBe(
      'channel_not_found',
    );

    expect((await call(moderator, 'PUT', `/api/channels/2/members/${guest.user_id}`, {})).status).toBe(200);
    expect(await idsOf(guest)).toEqual(['2']);
    expect((await send(guest, '2', 'hello')).status).toBe(201);
    expect((await call(guest, 'GET', '/api/channels/1')).status).toBe(404);
  });
});

describe('An announcement channel', () => {
  let news: string;

  beforeAll(async () => {
    news = String((await call(moderator, 'POST', '/api/channels', { name: 'news', kind: 'announcement' })).body.id);
  });

  it('is made and written by the staff, and read by everybody', async () => {
    expect((await call(hana, 'POST', '/api/channels', { name: 'x', kind: 'announcement' })).body.code).toBe(
      'forbidden',
    );
    const { body } = await send(moderator, news, 'wombat');
    for (const actor of [null, hana, admin]) {
      expect((await call(actor, 'GET', `/api/channels/${news}/messages`)).body.total).toBe(1);
      expect(await find(actor, 'q=wombat')).toEqual([body.id]);
      expect(await idsOf(actor)).toContain(news);
    }
    expect((await call(guest, 'GET', `/api/channels/${news}`)).status).toBe(404);
  });

  it('refuses what others write, with an error of its own', async () => {
    const refused = await send(hana, news, 'x');
    expect([refused.status, refused.body.code]).toEqual([403, 'forbidden']);
    const anonymous = await open(null);
    const answer = await anonymous.request('message:send', makeMessage({ channel_id: news }));
    expect(answer).toMatchObject({ type: 'message:error', data: { code: 'forbidden' } });
    anonymous.close();
    expect((await call(hana, 'POST', `/api/channels/${news}/typing`, { user_id: 'a', user_name: 'a' })).status).toBe(
      403,
    );
    expect((await call(hana, 'PUT', `/api/channels/${news}/read-marker`, { user_id: hana.user_id })).status).toBe(200);
  });

  it('keeps apart what one batch brings to several channels', async () => {
    const socket = await open(hana);
    const answers = await Promise.all(
      [news, '1', 'absent', secret, '1'].map((channel_id) =>
        socket.request('message:send', makeOwn(hana, { channel_id })),
      ),
    );
    expect(answers.map(({ data }) => data.code)).toEqual([
      'forbidden',
      undefined,
      'channel_not_found',
      undefined,
      undefined,
    ]);
    socket.close();
  });
});

describe('A direct channel', () => {
  let channel: Record<string, unknown>;

  beforeAll(async () => {
    channel = (await call(hana, 'POST', '/api/channels/direct', { userIds: [taro.user_id] })).body;
  });

  it('is found or made, the same one for all its users', async () => {
    expect(channel).toMatchObject({ kind: 'direct', name: expect.stringMatching(/^(Hana, Taro|Taro, Hana)$/u) });
    const again = await call(taro, 'POST', '/api/channels/direct', { userIds: [hana.user_id, taro.user_id] });
    expect([again.status, again.body]).toEqual([200, channel]);
    const three = await call(taro, 'POST', '/api/channels/direct', { userIds: [hana.user_id, jiro.user_id] });
    expect(three.status).toBe(201);
    expect(three.body.id).not.toBe(channel.id);
    const alone = await call(taro, 'POST', '/api/channels/direct', { userIds: [] });
    expect([alone.status, alone.body.name]).toEqual([201, 'Taro']);
  });

  it('is one when everybody opens it at once', async () => {
    const answers = await Promise.all(
      [admin, moderator, admin, moderator].map((actor) =>
        call(actor, 'POST', '/api/channels/direct', { userIds: [admin.user_id, moderator.user_id] }),
      ),
    );
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  });

  it('is for its users alone, not for admins either', async () => {
    await send(hana, String(channel.id), 'numbat');
    expect(await idsOf(taro)).toContain(channel.id);
    expect(await find(taro, 'q=numbat')).toHaveLength(1);
    for (const outsider of [null, jiro, admin, guest]) {
      expect((await call(outsider, 'GET', `/api/channels/${String(channel.id)}`)).status).toBe(404);
      expect(await find(outsider, 'q=numbat')).toEqual([]);
    }
  });

  it('keeps its users', async () => {
    const members = `/api/channels/${String(channel.id)}/members`;
    expect((await call(hana, 'DELETE', `${members}/${hana.user_id}`)).body.code).toBe('forbidden');
    expect((await call(hana, 'DELETE', `${members}/${taro.user_id}`)).body.code).toBe('forbidden');
    expect((await call(hana, 'PUT', `${members}/${jiro.user_id}`, {})).body.code).toBe('forbidden');
    expect((await call(hana, 'PATCH', `/api/channels/${String(channel.id)}`, { name: 'x' })).body.code).toBe(
      'forbidden',
    );
  });

  it.each([
    [{}, 422, 'validation_failed'],
    [{ userIds: 'x' }, 422, 'validation_failed'],
    [{ userIds: Array(10).fill('x') }, 422, 'validation_failed'],
    [{ userIds: ['absent'] }, 404, 'user_not_found'],
    [{ userIds: ['\ud800'] }, 404, 'user_not_found'],
    [{ userIds: ['a\0'] }, 404, 'user_not_found'],
  ])('is not made of %j', async (json, status, code) => {
    const answer = await call(hana, 'POST', '/api/channels/direct', json);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('is opened by accounts only, and not by guests', async () => {
    expect((await call(null, 'POST', '/api/channels/direct', { userIds: [] })).status).toBe(401);
    expect((await call(guest, 'POST', '/api/channels/direct', { userIds: [hana.user_id] })).body.code).toBe(
      'forbidden',
    );
  });
});

describe('Belonging to a public channel', () => {
  it('is joining and leaving, as often as one likes', async () => {
    const path = `/api/channels/3/members/${jiro.user_id}`;
    const joined = await call(jiro, 'PUT', path, {});
    expect(joined.body).toMatchObject({ channelId: '3', userId: jiro.user_id, userName: 'Jiro', role: 'member' });
    expect((await call(jiro, 'PUT', path, {})).body).toEqual(joined.body);
    expect((await call(jiro, 'GET', '/api/channels/3/members')).body).toEqual({
      members: [joined.body],
      hasMore: false,
    });
    expect((await call(jiro, 'DELETE', path)).status).toBe(204);
    expect((await call(jiro, 'DELETE', path)).status).toBe(204);
    expect((await call(null, 'GET', '/api/channels/3/members')).body).toEqual({ members: [], hasMore: false });
  });

  it('is not for others to decide, nor for nobody', async () => {
    const path = `/api/channels/3/members/${taro.user_id}`;
    expect((await call(jiro, 'PUT', path, {})).body.code).toBe('forbidden');
    expect((await call(taro, 'PUT', path, { role: 'owner' })).body.code).toBe('forbidden');
    expect((await call(null, 'PUT', path, {})).status).toBe(401);
    expect((await call(null, 'DELETE', path)).status).toBe(401);
    expect((await call(moderator, 'PUT', '/api/channels/3/members/absent', {})).body.code).toBe('user_not_found');
    expect((await call(jiro, 'PUT', `/api/channels/absent/members/${jiro.user_id}`, {})).body.code).toBe(
      'channel_not_found',
    );
  });

  it('is listed page by page', async () => {
    const accounts = [hana, taro, jiro, admin];
    await Promise.all(accounts.map((actor) => call(actor, 'PUT', `/api/channels/4/members/${actor.user_id}`, {})));
    const ids = accounts.map(({ user_id }) => user_id).toSorted();
    const first = await call(null, 'GET', '/api/channels/4/members?limit=3');
    expect(first.body.hasMore).toBe(true);
    const rest = await call(null, 'GET', `/api/channels/4/members?limit=3&after=${ids[2]}`);
    expect(rest.body.hasMore).toBe(false);
    const listed = [first, rest].flatMap(({ body }) => body.members as { userId: string }[]);
    expect(listed.map(({ userId }) => userId)).toEqual(ids);
  });

  it('makes its maker the owner, who manages it and hands it on', async () => {
    const { body } = await call(hana, 'POST', '/api/channels', { id: 'garden', name: 'garden' });
    expect(body).not.toHaveProperty('kind');
    expect((await call(taro, 'PATCH', '/api/channels/garden', { name: 'x' })).body.code).toBe('forbidden');
    expect((await call(hana, 'PATCH', '/api/channels/garden', { name: '庭' })).status).toBe(200);
    await call(hana, 'PUT', `/api/channels/garden/members/${taro.user_id}`, { role: 'owner' });
    expect((await call(taro, 'PATCH', '/api/channels/garden', { name: 'x' })).status).toBe(200);
    expect((await call(null, 'PATCH', '/api/channels/garden', { name: 'y' })).status).toBe(200);
  });
});

describe('What is heard', () => {
  /** Waits until a socket has what came until now: frames are answered in order. */
  async function settle(...sockets: TestSocket[]): Promise<void> {
    await Promise.all(sockets.map((socket) => socket.request('presence:set', 0)));
  }

  function heardOf(socket: TestSocket, channel: string): string[] {
    return socket.frames
      .filter(({ type, data }) => type !== 'channel:subscribed' && (data.channel_id === channel || data.id === channel))
      .map(({ type }) => type);
  }

  it('of a private channel are its pushes, by its members, on connections that subscribed and on others', async () => {
    const sockets = await Promise.all([taro, jiro, guest, null].flatMap((actor) => [open(actor), open(actor)]));
    for (const socket of sockets.filter((_, index) => index % 2 === 1)) {
      await socket.request('channel:subscribe', {});
    }
    await settle(...sockets);
    const { body } = await send(hana, secret, 'live');
    await call(hana, 'PATCH', `/api/messages/${String(body.id)}`, { user_id: hana.user_id, content: 'lively' });
    await call(hana, 'PUT', `/api/messages/${String(body.id)}/reactions/👍`, { user_id: hana.user_id });
    await call(hana, 'PATCH', `/api/channels/${secret}`, { name: '秘密' });
    const [plain, subscribed] = sockets as [TestSocket, TestSocket];
    await subscribed.waitFor(({ type }) => type === 'channel:updated');
    await settle(...sockets);
    expect(heardOf(plain, secret)).toEqual(['message:broadcast']);
    expect(heardOf(subscribed, secret)).toEqual([
      'channel:caught_up',
      'message:broadcast',
      'message:updated',
      'reaction:added',
      'channel:updated',
    ]);
    expect(sockets.slice(2).flatMap((socket) => heardOf(socket, secret))).toEqual([]);
    sockets.forEach((socket) => socket.close());
  });

  it('by a guest is what he was let into', async () => {
    const socket = await open(guest);
    await settle(socket);
    await send(hana, '1', 'not for guests');
    const { body } = await send(hana, '2', 'for guests too');
    const first = await socket.waitFor(({ type }) => type === 'message:broadcast');
    expect(first.data.id).toBe(body.id);
    const { data } = await socket.request('channel:subscribe', {});
    expect((data.channels as { channel_id: string }[]).map(({ channel_id }) => channel_id)).toEqual(['2']);
    socket.close();
  });

  it('by a guest ends to be everything when he signs in on an open connection', async () => {
    const [socket, other] = [await open(null), await open(null)];
    await other.request('channel:subscribe', {});
    for (const connection of [socket, other]) {
      await connection.request('auth:authenticate', { ticket: await getTicket(server, guest) });
    }
    await settle(socket, other);
    await send(hana, '1', 'not for guests either');
    const { body } = await send(hana, '2', 'for guests once more');
    await socket.waitFor(({ data }) => data.id === body.id);
    await settle(other);
    expect([socket, other].flatMap((connection) => heardOf(connection, '1'))).not.toContain('message:broadcast');
    [socket, other].forEach((connection) => connection.close());
  });

  it('begins with being let in, and ends with being taken out, within a second', async () => {
    const [all, plain] = [await open(jiro), await open(jiro)];
    await all.request('channel:subscribe', {});
    await settle(all, plain);
    await call(hana, 'PUT', `/api/channels/${secret}/members/${jiro.user_id}`, {});
    await send(hana, secret, 'welcome');
    const heard = (frame: Frame) => frame.type === 'message:broadcast' && frame.data.content === 'welcome';
    await Promise.all([all.waitFor(heard), plain.waitFor(heard)]);
    expect(heardOf(all, secret)).toEqual([
      'channel:created',
      'channel:caught_up',
      'channel:member_added',
      'message:broadcast',
    ]);
    await call(jiro, 'POST', `/api/channels/${secret}/typing`, { user_id: jiro.user_id, user_name: 'Jiro' });

    await call(hana, 'DELETE', `/api/channels/${secret}/members/${jiro.user_id}`);
    const before = [all, plain].map((socket) => heardOf(socket, secret).length);
    await send(hana, secret, 'gone');
    await all.waitFor(({ type }) => type === 'channel:member_removed');
    await send(hana, '1', 'a moment later');
    await Promise.all([all, plain].map((socket) => socket.waitFor(({ data }) => data.content === 'a moment later')));
    expect(heardOf(all, secret).slice(before[0])).not.toContain('message:broadcast');
    expect(heardOf(plain, secret)).toHaveLength(before[1] as number);
    expect((await all.request('message:send', makeOwn(jiro, { channel_id: secret }))).data.code).toBe(
      'channel_not_found',
    );
    expect((await call(jiro, 'GET', `/api/channels/${secret}/messages`)).status).toBe(404);
    expect(await find(jiro, 'q=welcome')).toEqual([]);
    [all, plain].forEach((socket) => socket.close());
  });

  it('later is what a member missed, and nothing for who was taken out meanwhile', async () => {
    const socket = await open(taro);
    const { data } = await socket.request('channel:subscribe', { channels: [{ channel_id: secret, after: 0 }] });
    expect(data.channels).toEqual([expect.objectContaining({ recovered: true })]);
    await socket.waitFor(({ type }) => type === 'channel:caught_up');
    expect(socket.frames.some((frame) => frame.data.id === message)).toBe(true);
    await call(hana, 'DELETE', `/api/channels/${secret}/members/${taro.user_id}`);
    const again = await socket.request('channel:subscribe', { channels: [{ channel_id: secret, after: 0 }] });
    expect(again.data.channels).toEqual([expect.objectContaining({ code: 'channel_not_found' })]);
    await call(hana, 'PUT', `/api/channels/${secret}/members/${taro.user_id}`, {});
    socket.close();
  });

  it("is told to a new private or direct channel's users, and to nobody else", async () => {
    const sockets = await Promise.all([taro, jiro, null].map((actor) => open(actor)));
    await Promise.all(sockets.map((socket) => socket.request('channel:subscribe', {})));
    const { body } = await call(hana, 'POST', '/api/channels/direct', { userIds: [taro.user_id, admin.user_id] });
    await send(hana, String(body.id), 'hello');
    const [own, ...others] = sockets as [TestSocket, ...TestSocket[]];
    await own.waitFor(({ type, seq }) => type === 'message:broadcast' && seq === 1);
    await settle(...others);
    expect(heardOf(own, String(body.id))).toEqual(['channel:created', 'message:broadcast']);
    expect(others.flatMap((socket) => heardOf(socket, String(body.id)))).toEqual([]);
    sockets.forEach((socket) => socket.close());
  });
});
