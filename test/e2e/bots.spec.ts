import { createHash } from 'node:crypto';
import { SCOPE_NAMES } from '../../src/auth/scopes.js';
import { SERVER_FRAMES } from '../../src/realtime/frames.js';
import { Subscriptions } from '../../src/realtime/subscriptions.js';
import {
  getTicket,
  makeBot,
  makeToken,
  PASSWORD,
  register,
  registerAs,
  type TestAccount,
  type TestBot,
} from '../support/accounts.js';
import { BOT_ACCESS } from '../support/authorisation.js';
import { framesUntilNow } from '../support/barrier.js';
import { onPostgres, queryDatabase } from '../support/database.js';
import { tryHandshake } from '../support/handshake.js';
import { type Answer, makeMessage, request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';
import { TestSocket } from '../support/socket.js';
import { subscribe } from '../support/subscribe.js';

const SESSION_ENDED = 4012;

let server: TestServer;
let admin: TestAccount;
let hana: TestAccount;
let count = 0;

beforeAll(async () => {
  server = await startServer();
  admin = await registerAs(server, 'Ada', 'admin');
  hana = await register(server, 'Hana');
});

afterAll(cleanUp);

function newName(): string {
  count += 1;
  return `Bot ${count}`;
}

/** Makes a request as somebody; null is nobody known. */
function call<Body = Record<string, unknown>>(
  actor: Pick<TestAccount, 'headers'> | null,
  method: string,
  path: string,
  json?: unknown,
): Promise<Answer<Body>> {
  return request<Body>(method, `${server.url}/api/${path}`, json, actor?.headers);
}

async function outcomeOf(answer: Promise<Answer>): Promise<unknown> {
  const { status, body } = await answer;
  return (body as Answer['body'] | undefined)?.code ?? status;
}

function open(bot: Pick<TestAccount, 'headers'>): Promise<TestSocket> {
  return TestSocket.open(server.wsUrl, { headers: bot.headers });
}

describe('A bot', () => {
  it('is made by administrators, is nobody else than what it was made as, and says so', async () => {
    const json = { userName: newName(), about: 'Tells the weather', role: 'owner', kind: 'user', userId: 'x', id: 'x' };
    const { status, body } = await call(admin, 'POST', 'bots', json);
    expect(status).toBe(201);
    expect(body).toEqual({
      userId: expect.stringMatching(/^[\da-f-]{36}$/u),
      userName: json.userName,
      kind: 'bot',
      role: 'bot',
      about: 'Tells the weather',
      createdAt: expect.any(String),
    });
    const bot = await makeToken(server, admin, { user_id: String(body.userId), user_name: json.userName }, []);
    expect((await call(bot, 'GET', 'auth/me')).body).toEqual(body);
  });

  it('has a name of its own', async () => {
    const { user_name } = await makeBot(server, admin, newName(), []);
    expect(await outcomeOf(call(admin, 'POST', 'bots', { userName: user_name.toUpperCase() }))).toBe('name_taken');
    const message = makeMessage({ user_id: 'stranger', user_name });
    expect(await outcomeOf(call(null, 'POST', 'channels/1/messages', message))).toBe('identity_taken');
  });

  it.each([
    [{}, 'validation_failed'],
    [{ userName: ' ' }, 'validation_failed'],
    [{ userName: 'x'.repeat(101) }, 'validation_failed'],
    [{ userName: ['x'] }, 'validation_failed'],
    [{ userName: 'x', about: 7 }, 'validation_failed'],
    [{ userName: 'a\0b' }, 'invalid_text'],
  ])('is not made of %j', async (json, code) => {
    expect(await outcomeOf(call(admin, 'POST', 'bots', json))).toBe(code);
  });

  it('cannot sign in, and cannot be made anything else', async () => {
    const { user_id, user_name } = await makeBot(server, admin, newName(), []);
    const credentials = { userName: user_name, password: PASSWORD };
    expect(await outcomeOf(call(null, 'POST', 'auth/login', credentials))).toBe('invalid_credentials');
    for (const role of ['moderator', 'member']) {
      expect(await outcomeOf(call(admin, 'PATCH', `users/${user_id}`, { role }))).toBe('forbidden');
    }
    expect((await call(admin, 'GET', `users/${user_id}`)).body).toMatchObject({ kind: 'bot', role: 'bot' });
  });

  it('sends like anybody: over REST, by the header of a handshake, and by a ticket', async () => {
    const bot = await makeBot(server, admin, newName(), ['messages:write']);
    const { user_id, user_name } = bot;
    const listener = await TestSocket.open(server.wsUrl);
    const sent = await call(bot, 'POST', 'channels/1/messages', { content: 'over REST' });
    expect([sent.status, sent.body]).toMatchObject([201, { userId: user_id, userName: user_name, isOwnMessage: true }]);

    const byHeader = await open(bot);
    const byTicket = await TestSocket.open(server.wsUrl);
    const { data } = await byTicket.request('auth:authenticate', { ticket: await getTicket(server, bot) });
    expect(data).toEqual({ user_id, user_name, kind: 'bot', role: 'bot' });
    for (const [index, socket] of [byHeader, byTicket].entries()) {
      const frame = { id: `${user_id} ${index}`, channel_id: '1', content: 'x', timestamp: '2024-01-01T12:00:00Z' };
      expect((await socket.request('message:send', frame)).type).toBe('message:saved');
    }

    const mine = makeMessage();
    await call(null, 'POST', 'channels/1/messages', mine);
    await listener.waitFor((frame) => frame.data.id === mine.id);
    const [first, , , last] = listener.frames;
    expect(listener.frames.map((frame) => frame.data.user_id)).toEqual([user_id, user_id, user_id, 'user_456']);
    expect(Object.keys(first?.data ?? {})).toEqual(Object.keys(last?.data ?? {}));
    [listener, byHeader, byTicket].forEach((socket) => socket.close());
  });
});

describe('A token', () => {
  it('is told once, and is listed without it, also when it is revoked', async () => {
    const bot = await makeBot(server, admin, newName(), ['messages:write']);
    const path = `bots/${bot.user_id}/tokens`;
    const scopes = ['messages:read', 'channels:read'];
    const { body: made } = await call(admin, 'POST', path, { name: '窓口', scopes: [...scopes, 'messages:read'] });
    expect(made).toEqual({
      tokenId: expect.any(String),
      name: '窓口',
      scopes,
      createdAt: expect.any(String),
      token: expect.stringMatching(/^acb_bot_[\w-]{43}$/u),
    });
    expect((await call(admin, 'DELETE', `${path}/${bot.token_id}`)).status).toBe(204);
    const { token: _, ...known } = made;
    expect((await call(admin, 'GET', path)).body).toEqual([
      known,
      expect.objectContaining({ tokenId: bot.token_id, name: 'test', revokedAt: expect.any(String) }),
    ]);
    expect(await outcomeOf(call(admin, 'DELETE', `${path}/${bot.token_id}`))).toBe('token_not_found');
    const other = await makeBot(server, admin, newName(), []);
    expect(await outcomeOf(call(admin, 'DELETE', `${path}/${other.token_id}`))).toBe('token_not_found');
    expect((await call(other, 'GET', 'auth/me')).status).toBe(200);
  });

  it('is none of a person', async () => {
    const tokens = `bots/${hana.user_id}/tokens`;
    expect(await outcomeOf(call(admin, 'POST', tokens, { name: 'x', scopes: [] }))).toBe('user_not_found');
    expect(await outcomeOf(call(admin, 'GET', tokens))).toBe('user_not_found');
    expect(await outcomeOf(call(admin, 'DELETE', `${tokens}/x`))).toBe('user_not_found');
  });

  it.each([
    [{ name: 'x' }],
    [{ scopes: [] }],
    [{ name: '', scopes: [] }],
    [{ name: 'x', scopes: 'messages:read' }],
    [{ name: 'x', scopes: ['messages:read', 'admin'] }],
    [{ name: 'x', scopes: ['messages:read messages:write'] }],
    [{ name: 'x', scopes: [['messages:read']] }],
    [{ name: 'x', scopes: { 0: 'messages:read', length: 1 } }],
    [{ name: 'x', scopes: Array.from({ length: 8 }, () => 'messages:read') }],
  ])('is not made of %j', async (json) => {
    const { user_id } = await makeBot(server, admin, newName(), []);
    expect(await outcomeOf(call(admin, 'POST', `bots/${user_id}/tokens`, json))).toBe('validation_failed');
  });

  it('is one of twenty in use, however many are made at once', async () => {
    const { user_id, token_id } = await makeBot(server, admin, newName(), []);
    const path = `bots/${user_id}/tokens`;
    const make = () => outcomeOf(call(admin, 'POST', path, { name: 'x', scopes: [] }));
    const outcomes = await Promise.all(Array.from({ length: 25 }, make));
    expect(outcomes.filter((outcome) => outcome === 201)).toHaveLength(19);
    expect(outcomes.filter((outcome) => outcome === 'too_many_tokens')).toHaveLength(6);
    await call(admin, 'DELETE', `${path}/${token_id}`);
    expect(await make()).toBe(201);
  });

  it('is good as it is, and in no other form', async () => {
    const bot = await makeBot(server, admin, newName(), []);
    const { token } = bot;
    const secret = token.slice('acb_bot_'.length);
    const last = token.at(-1) === 'A' ? 'B' : 'A';
    const wrong = [
      `acb_bot_${'A'.repeat(43)}`,
      token.slice(0, -1),
      token.slice(0, -1) + last,
      `${token}A`,
      `${token}=`,
      secret,
      `acb_${secret}`,
      `ACB_BOT_${secret}`,
      `acb_bot_${secret.toLowerCase()}`,
      `acb_bot_${createHash('sha256').update(token).digest('base64url')}`,
      createHash('sha256').update(token).digest('base64url'),
      bot.token_id,
      `acb_bot_${secret}.${secret}.${secret}`,
      `acb_bot_${'A'.repeat(4_000)}`,
    ];
    for (const attempt of wrong) {
      const headers = { Authorization: `Bearer ${attempt}` };
      expect([attempt, await outcomeOf(call({ headers }, 'GET', 'auth/me'))]).toEqual([attempt, 'invalid_token']);
      expect((await tryHandshake(server.wsUrl, { headers }))?.body.code).toBe('invalid_token');
    }
    expect((await call(bot, 'GET', 'auth/me')).status).toBe(200);
  });

  it('is no token to refresh with, and signing out by it leaves it as it is', async () => {
    const bot = await makeBot(server, admin, newName(), []);
    const refreshing = call(null, 'POST', 'auth/refresh', { refreshToken: bot.token });
    expect(await outcomeOf(refreshing)).toMatch(/^(invalid_token|validation_failed)$/u);
    expect((await call(bot, 'POST', 'auth/logout', {})).status).toBe(204);
    expect((await call(bot, 'GET', 'auth/me')).status).toBe(200);
  });

  it('is in the audit log, when it is made and when it is revoked, and its secret is not', async () => {
    const bot = await makeBot(server, admin, newName(), ['messages:write', 'users:read']);
    await call(admin, 'DELETE', `bots/${bot.user_id}/tokens/${bot.token_id}`);
    const path = `audit?target=user:${bot.user_id}`;
    const { body } = await call<{ entries: Record<string, unknown>[] }>(admin, 'GET', path);
    const by = { actorId: admin.user_id, address: '127.0.0.1', target: `user:${bot.user_id}` };
    const token = { tokenId: bot.token_id, name: 'test' };
    expect(body.entries).toMatchObject([
      { ...by, action: 'bot_token.revoked', details: token },
      { ...by, action: 'bot_token.created', details: { ...token, scopes: 'messages:write users:read' } },
      { ...by, action: 'account.registered', details: { name: bot.user_name, role: 'bot' } },
    ]);
    expect(JSON.stringify(body)).not.toContain(bot.token);
  });
});

describe('A scope', () => {
  /** Routes and frames with the scopes that they need; null where they are closed to bots. */
  const needs = Object.entries(BOT_ACCESS).flatMap(([scopes, names]) =>
    names.map((name) => [name, scopes === 'closed' ? null : scopes.split(' ').filter(Boolean)] as const),
  );

  it.each([[[]], ...SCOPE_NAMES.map((scope) => [[scope]])])(
    'lets in where it is needed, here %j, and nowhere else',
    async (scopes) => {
      const bot = await makeBot(server, admin, newName(), scopes);
      const socket = await open(bot);
      for (const [name, needed] of needs) {
        const isLetIn = needed?.every((scope) => (scopes as string[]).includes(scope)) ?? false;
        const [method = '', path] = name.split(' ');
        if (path === undefined) {
          const { data } = await socket.request(name, null);
          expect([name, data.code === 'insufficient_scope']).toEqual([name, !isLetIn]);
        } else {
          const json = method === 'GET' ? undefined : {};
          const url = server.url + path.replaceAll(/\{\w+\}/gu, 'absent');
          const { status, headers, body } = await request(method, url, json, bot.headers);
          const code = (body as Answer['body'] | undefined)?.code;
          expect([name, code === 'insufficient_scope']).toEqual([name, !isLetIn]);
          if (!isLetIn) {
            const told = needed ? `, scope="${needed.join(' ')}"` : '';
            expect([status, headers.get('www-authenticate')]).toEqual([
              403,
              `Bearer error="insufficient_scope"${told}`,
            ]);
          }
        }
      }
      socket.close();
    },
  );

  it('is told of every route and frame that is not closed to bots', async () => {
    type Paths = Record<string, Record<string, { description?: string; responses: object }>>;
    type Messages = Record<string, { name: string; description?: string }>;
    const openapi = await request<{ paths: Paths }>('GET', `${server.url}/openapi.json`);
    const asyncapi = await request<{ components: { messages: Messages } }>('GET', `${server.url}/asyncapi.json`);
    const frames = new Map(
      Object.values(asyncapi.body.components.messages).map(({ name, description }) => [name, description]),
    );
    for (const [name, needed] of needs) {
      const [method = '', path] = name.split(' ');
      const asked = needed?.map((scope) => `\`${scope}\``).join(' and ');
      if (path === undefined) {
        expect([name, frames.get(name)]).toEqual([name, `Bots need ${asked}.`]);
      } else {
        const { description, responses } = openapi.body.paths[path]?.[method.toLowerCase()] ?? {};
        const sentence = asked ? `Bots need ${asked}.` : needed ? 'Bots need no scope.' : 'Closed to bots.';
        expect([name, description]).toEqual([name, sentence]);
        expect(responses).toHaveProperty('403.description', expect.stringContaining('`insufficient_scope`'));
      }
    }
  });

  it('gives nothing that the bot may not do itself', async () => {
    const bot = await makeBot(server, admin, newName(), SCOPE_NAMES);
    const { body: announcements } = await call(admin, 'POST', 'channels', { name: 'news', kind: 'announcement' });
    const { body: hidden } = await call(hana, 'POST', 'channels', { name: 'hidden', kind: 'private' });
    const send = (id: unknown) => outcomeOf(call(bot, 'POST', `channels/${String(id)}/messages`, { content: 'x' }));
    expect(await send(announcements.id)).toBe('forbidden');
    expect(await send(hidden.id)).toBe('channel_not_found');
    const { body: message } = await call(hana, 'POST', 'channels/1/messages', { content: 'x' });
    expect(await outcomeOf(call(bot, 'DELETE', `messages/${String(message.id)}`))).toBe('not_author');
  });
});

describe('What a connection hears', () => {
  /** Has one of each kind of push happen, most of them in channel 1. */
  async function makeNoise(): Promise<void> {
    const witness = await open(hana);
    await subscribe(witness, '1');
    const { body: channel } = await call(hana, 'POST', 'channels', { name: 'noise' });
    await call(hana, 'PATCH', `channels/${String(channel.id)}`, { description: 'x' });
    await call(hana, 'PUT', `channels/1/members/${hana.user_id}`, {});
    await call(hana, 'DELETE', `channels/1/members/${hana.user_id}`);
    const { body: message } = await call(hana, 'POST', 'channels/1/messages', { content: 'x' });
    const path = `messages/${String(message.id)}`;
    await call(hana, 'PATCH', path, { content: 'y' });
    await call(hana, 'PUT', `${path}/reactions/👍`, {});
    await call(hana, 'DELETE', `${path}/reactions/👍`);
    await call(hana, 'POST', 'channels/1/messages', { content: 'answer', replyTo: message.id });
    await call(hana, 'DELETE', path);
    await call(null, 'PUT', 'presence', { userId: newName(), userName: 'x', status: 'online' });
    await witness.waitFor(({ type }) => type === 'presence:changed');
    await call(hana, 'POST', 'channels/1/typing', {});
    await witness.waitFor(({ type }) => type === 'typing:started');
    await call(hana, 'POST', 'channels/1/messages', { content: 'x' });
    await witness.waitFor(({ type }) => type === 'typing:stopped');
    witness.close();
  }

  const heardWith = {
    'messages:read': [
      'message:broadcast',
      'message:deleted',
      'message:updated',
      'reaction:added',
      'reaction:removed',
      'thread:updated',
    ],
    'channels:read': ['channel:created', 'channel:member_added', 'channel:member_removed', 'channel:updated'],
    'users:read': ['presence:changed', 'typing:started', 'typing:stopped'],
  };

  it('is what the scopes of its token let it read', async () => {
    const listeners = await Promise.all(
      (['channels:read', 'users:read'] as const).map(async (scope) => {
        const socket = await open(await makeBot(server, admin, newName(), ['messages:read', scope]));
        await subscribe(socket, '1', '5');
        return socket;
      }),
    );
    await makeNoise();
    const [ofChannels, ofUsers] = await framesUntilNow(server, ...listeners);
    const typesOf = (frames: { type: string }[] = []) => [...new Set(frames.map(({ type }) => type))].toSorted();
    expect(typesOf(ofChannels)).toEqual([...heardWith['messages:read'], ...heardWith['channels:read']].toSorted());
    expect(typesOf(ofUsers)).toEqual([...heardWith['messages:read'], ...heardWith['users:read']].toSorted());
    listeners.forEach((socket) => socket.close());
  });

  it('has a scope for everything that is pushed, or is closed to bots', () => {
    const frames = Object.entries(SERVER_FRAMES) as [string, { pushed?: true; scopes?: string[] }][];
    const pushed = frames.filter(([, { pushed: isPushed }]) => isPushed);
    const named = Object.entries(heardWith).flatMap(([scope, types]) => types.map((type) => [type, [scope]]));
    const others = [
      ['channel:caught_up', ['messages:read']],
      ['channel:deleted', ['channels:read']],
      ['read:marked', ['messages:read']],
      ['error', undefined],
      ['report:created', undefined],
    ];
    expect(pushed.map(([type, { scopes }]) => [type, scopes]).toSorted()).toEqual([...named, ...others].toSorted());
  });

  it('is nothing without a scope to read, neither unasked nor by subscribing', async () => {
    const scopes = SCOPE_NAMES.filter((scope) => scope !== 'messages:read');
    const bot = await makeBot(server, admin, newName(), scopes);
    const byHeader = await open(bot);
    const byTicket = await TestSocket.open(server.wsUrl);
    await byTicket.request('auth:authenticate', { ticket: await getTicket(server, bot) });
    for (const socket of [byHeader, byTicket]) {
      expect((await socket.request('channel:subscribe', {})).data.code).toBe('insufficient_scope');
    }
    const own = { id: bot.user_id, channel_id: '1', content: 'x', timestamp: '2024-01-01T12:00:00Z' };
    await makeNoise();
    await call(hana, 'POST', 'channels/5/messages', { content: 'x' });
    const answers = await Promise.all([byHeader, byTicket].map((socket) => socket.request('message:send', own)));
    expect(answers.map(({ type }) => type)).toEqual(['message:saved', 'message:saved']);
    expect(byHeader.frames.map(({ type }) => type)).toEqual(['error', 'message:saved']);
    expect(byTicket.frames.map(({ type }) => type)).toEqual(['auth:authenticated', 'error', 'message:saved']);
    [byHeader, byTicket].forEach((socket) => socket.close());
  });

  it('is no more of what it subscribed to while nobody knew it', async () => {
    const bot = await makeBot(server, admin, newName(), ['messages:write']);
    const socket = await TestSocket.open(server.wsUrl);
    await subscribe(socket, '1');
    await socket.request('auth:authenticate', { ticket: await getTicket(server, bot) });
    await makeNoise();
    const own = { id: bot.user_id, channel_id: '1', content: 'x', timestamp: '2024-01-01T12:00:00Z' };
    expect((await socket.request('message:send', own)).type).toBe('message:saved');
    expect(socket.frames.map(({ type }) => type)).toEqual(['auth:authenticated', 'message:saved']);
    // Nor does the server go on sending it what it missed.
    const subscribers = [...server.app.get(Subscriptions).subscribed].map(({ principal }) => principal?.user_id);
    expect(subscribers).not.toContain(bot.user_id);
    socket.close();
  });

  it('stays that of one token', async () => {
    const bot = await makeBot(server, admin, newName(), ['messages:write']);
    const other = await makeToken(server, admin, bot, SCOPE_NAMES);
    const socket = await open(bot);
    const { data } = await socket.request('auth:authenticate', { ticket: await getTicket(server, other) });
    expect(data.code).toBe('identity_mismatch');
    const again = await socket.request('auth:authenticate', { ticket: await getTicket(server, bot) });
    expect(again.type).toBe('auth:authenticated');
    expect((await socket.request('channel:subscribe', {})).data.code).toBe('insufficient_scope');
    socket.close();
  });
});

describe('A token ends', () => {
  const path = ({ user_id, token_id }: TestBot) => `bots/${user_id}/tokens/${token_id}`;
  const now = () => new Date().toISOString().replace('T', ' ').replace('Z', '000');
  /** Does something by another server on the same database; a file has one, so there the row is changed past it. */
  const elsewhere = async (method: string, route: string, json: unknown, sql: string, parameters: unknown[]) => {
    if (!onPostgres) {
      await queryDatabase(server.database, sql, parameters);
      return;
    }
    const other = await startServer({}, server.database);
    expect((await request(method, `${other.url}/api/${route}`, json, admin.headers)).status).toBeLessThan(300);
    await other.stop();
  };
  const ends: [string, (bot: TestBot) => Promise<unknown>, string][] = [
    ['it is revoked', (bot) => call(admin, 'DELETE', path(bot)), 'invalid_token'],
    [
      'it is revoked by another server',
      (bot) =>
        elsewhere('DELETE', path(bot), undefined, 'UPDATE bot_tokens SET revoked_at = ? WHERE id = ?', [
          now(),
          bot.token_id,
        ]),
      'invalid_token',
    ],
    [
      'the bot is taken out of use',
      ({ user_id }) => call(admin, 'PATCH', `users/${user_id}`, { deactivated: true }),
      'invalid_token',
    ],
    [
      'the bot is taken out of use by another server',
      ({ user_id }) =>
        elsewhere(
          'PATCH',
          `users/${user_id}`,
          { deactivated: true },
          'UPDATE users SET deactivated_at = ?, updated_at = ? WHERE id = ?',
          [now(), now(), user_id],
        ),
      'invalid_token',
    ],
    ['the bot is banned', ({ user_id }) => call(admin, 'PUT', `users/${user_id}/ban`, {}), 'banned'],
    [
      'the bot is banned by another server',
      ({ user_id }) =>
        elsewhere(
          'PUT',
          `users/${user_id}/ban`,
          {},
          `INSERT INTO sanctions (user_id, kind, created_by, created_at, updated_at) VALUES (?, 'ban', 'x', ?, ?)`,
          [user_id, now(), now()],
        ),
      'banned',
    ],
  ];

  it.each(ends)('when %s: connections close within two seconds, and it gets nobody in', async (_, end, code) => {
    const bot = await makeBot(server, admin, newName(), SCOPE_NAMES);
    const ticket = await getTicket(server, bot);
    const byTicket = await TestSocket.open(server.wsUrl);
    await byTicket.request('auth:authenticate', { ticket: await getTicket(server, bot) });
    const sockets = [await open(bot), byTicket];
    const closings = sockets.map((socket) => socket.closed());
    await end(bot);
    const start = performance.now();
    expect(await Promise.all(closings)).toEqual([SESSION_ENDED, SESSION_ENDED]);
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(await outcomeOf(call(bot, 'GET', 'auth/me'))).toBe(code);
    expect((await tryHandshake(server.wsUrl, { headers: bot.headers }))?.body.code).toBe(code);
    const late = await TestSocket.open(server.wsUrl);
    expect((await late.request('auth:authenticate', { ticket })).data.code).toBe(code);
    late.close();
  });

  it('at once and for itself alone when it is revoked, and only for a while with its bot', async () => {
    const bot = await makeBot(server, admin, newName(), []);
    const other = await makeToken(server, admin, bot, []);
    const socket = await open(other);
    expect((await call(bot, 'GET', 'auth/me')).status).toBe(200);
    await call(admin, 'DELETE', path(bot));
    expect(await outcomeOf(call(bot, 'GET', 'auth/me'))).toBe('invalid_token');
    expect((await call(other, 'GET', 'auth/me')).status).toBe(200);
    const user = `users/${bot.user_id}`;
    const closed = socket.closed();
    await call(admin, 'PATCH', user, { deactivated: true });
    expect(await closed).toBe(SESSION_ENDED);
    await call(admin, 'PATCH', user, { deactivated: false });
    expect((await call(other, 'GET', 'auth/me')).status).toBe(200);
    await call(admin, 'PUT', `${user}/ban`, {});
    expect(await outcomeOf(call(other, 'GET', 'auth/me'))).toBe('banned');
    await call(admin, 'DELETE', `${user}/ban`);
    expect((await call(other, 'GET', 'auth/me')).status).toBe(200);
    expect(await outcomeOf(call(bot, 'GET', 'auth/me'))).toBe('invalid_token');
  });
});
