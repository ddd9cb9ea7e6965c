import { generateKeyPairSync } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose';
import { getTicket, login, PASSWORD, register, registerAs, type TestAccount } from '../support/accounts.js';
import { queryDatabase } from '../support/database.js';
import { tryHandshake } from '../support/handshake.js';
import { request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';
import { TestSocket } from '../support/socket.js';
import { subscribe } from '../support/subscribe.js';

const NOT_SIGNED_IN = 4011;
const SESSION_ENDED = 4012;
const ROLE_CHANGED = 4013;
const TEXT = { timestamp: '2024-01-01T12:00:00Z', content: 'こんにちは' };

let server: TestServer;
let hana: TestAccount;
let count = 0;

beforeAll(async () => {
  server = await startServer({ AUTH_MODE: 'required' });
  hana = await register(server, 'Hana');
});

afterAll(cleanUp);

function newId(): string {
  count += 1;
  return `message ${count}`;
}

function sendMessage(socket: TestSocket, id = newId()) {
  return socket.request('message:send', { id, channel_id: '1', ...TEXT });
}

/** Opens a socket that is signed in by a ticket. */
async function openWithTicket(on: TestServer, account: TestAccount): Promise<TestSocket> {
  const socket = await TestSocket.open(on.wsUrl);
  const answer = await socket.request('auth:authenticate', { ticket: await getTicket(on, account) });
  expect(answer.type).toBe('auth:authenticated');
  return socket;
}

/** Runs `ending` and tells with which code the socket was closed, and after how many milliseconds. */
async function closedBy(socket: TestSocket, ending: () => Promise<unknown>): Promise<{ code: number; ms: number }> {
  const closed = socket.closed();
  const start = performance.now();
  await ending();
  return { code: await closed, ms: performance.now() - start };
}

describe('A ticket', () => {
  it('signs in on a connection, which then acts as its account', async () => {
    const socket = await TestSocket.open(server.wsUrl);
    const { type, data } = await socket.request('auth:authenticate', { ticket: await getTicket(server, hana) });
    expect([type, data]).toEqual([
      'auth:authenticated',
      { user_id: hana.user_id, user_name: 'Hana', kind: 'user', role: 'member' },
    ]);
    expect((await sendMessage(socket)).type).toBe('message:saved');
    socket.close();
  });

  it('is good once', async () => {
    const ticket = await getTicket(server, hana);
    const sockets = await Promise.all([TestSocket.open(server.wsUrl), TestSocket.open(server.wsUrl)]);
    const answers = await Promise.all(sockets.map((socket) => socket.request('auth:authenticate', { ticket })));
    expect(answers.map(({ type }) => type).toSorted()).toEqual(['auth:authenticated', 'error']);
    const again = await sockets[0]?.request('auth:authenticate', { ticket });
    expect(again?.data.code).toBe('invalid_token');
    sockets.forEach((socket) => socket.close());
  });

  it('is good for half a minute, and only its hash is kept', async () => {
    const socket = await TestSocket.open(server.wsUrl);
    const ticket = await getTicket(server, hana);
    const rows = await queryDatabase<{ hash: string; expires_at: string }>(
      server.database,
      'SELECT * FROM socket_tickets',
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(ticket);
    const left = Math.max(...rows.map(({ expires_at }) => Date.parse(`${expires_at.replace(' ', 'T')}Z`))) - Date.now();
    expect(left).toBeGreaterThan(20_000);
    expect(left).toBeLessThanOrEqual(30_000);
    await queryDatabase(server.database, "UPDATE socket_tickets SET expires_at = '2024-01-01 00:00:00.000000'");
    expect((await socket.request('auth:authenticate', { ticket })).data.code).toBe('invalid_token');
    socket.close();
  });

  it('is good no longer when its session is over', async () => {
    const session = await login(server, 'Hana');
    const ticket = await getTicket(server, session);
    await request('POST', `${server.url}/api/auth/logout`, { refreshToken: session.refreshToken }, session.headers);
    const socket = await TestSocket.open(server.wsUrl);
    expect((await socket.request('auth:authenticate', { ticket })).data.code).toBe('invalid_token');
    expect((await sendMessage(socket)).data.code).toBe('authentication_required');
    socket.close();
  });

  it('of somebody else does not turn a connection into theirs', async () => {
    const taro = await register(server, 'Taro');
    const socket = await openWithTicket(server, hana);
    const answer = await socket.request('auth:authenticate', { ticket: await getTicket(server, taro) });
    expect(answer.data.code).toBe('identity_mismatch');
    const id = newId();
    await sendMessage(socket, id);
    const { body } = await request('GET', `${server.url}/api/messages/${id}`, undefined, hana.headers);
    expect(body.userId).toBe(hana.user_id);
    socket.close();
  });

  it('is given to nobody who is not signed in', async () => {
    const { status, body } = await request('POST', `${server.url}/api/auth/ws-ticket`);
    expect([status, body.code]).toEqual([401, 'authentication_required']);
  });

  it.each([[{}], [{ ticket: 5 }], [{ ticket: ['x'] }], [{ ticket: { $ne: '' } }], [{ ticket: 'x'.repeat(129) }]])(
    'is none: %j',
    async (data) => {
      const socket = await TestSocket.open(server.wsUrl);
      expect((await socket.request('auth:authenticate', data)).data.code).toBe('validation_failed');
      expect((await socket.request('auth:authenticate', { ticket: "' OR 1=1 --" })).data.code).toBe('invalid_token');
      socket.close();
    },
  );

  it('holds back what is sent right behind it', async () => {
    const socket = await TestSocket.open(server.wsUrl);
    const ticket = await getTicket(server, hana);
    const answers = await Promise.all([
      socket.request('auth:authenticate', { ticket }),
      sendMessage(socket),
      socket.request('channel:subscribe', { channels: [{ channel_id: '1' }] }),
    ]);
    expect(answers.map(({ type }) => type)).toEqual(['auth:authenticated', 'message:saved', 'channel:subscribed']);
    socket.close();
  });

  it('makes a connection of open mode an account’s, and what was sent before stays as it was', async () => {
    const open = await startServer();
    const kei = await register(open, 'Kei');
    const socket = await TestSocket.open(open.wsUrl);
    const anonymous = { user_id: 'taro', user_name: 'Taro' };
    await socket.request('message:send', { id: 'before', channel_id: '1', ...anonymous, ...TEXT });
    await socket.request('auth:authenticate', { ticket: await getTicket(open, kei) });
    const refused = await socket.request('message:send', { id: 'as taro', channel_id: '1', ...anonymous, ...TEXT });
    expect(refused.data.code).toBe('identity_mismatch');
    await sendMessage(socket, 'after');
    const { body } = await request<{ messages: { id: string; userId: string }[] }>(
      'GET',
      `${open.url}/api/channels/1/messages`,
    );
    expect(body.messages.map(({ id, userId }) => [id, userId])).toEqual([
      ['before', 'taro'],
      ['after', kei.user_id],
    ]);
    socket.close();
  });
});

describe('Where an account is required, a connection without one', () => {
  it('hears no message until it has signed in, and every one after', async () => {
    const waiting = await TestSocket.open(server.wsUrl);
    const sender = await openWithTicket(server, hana);
    await sendMessage(sender, 'unheard');
    await waiting.request('auth:authenticate', { ticket: await getTicket(server, hana) });
    await sendMessage(sender, 'heard');
    await waiting.waitFor(({ data }) => data.id === 'heard');
    expect(waiting.frames.map(({ data }) => data.id)).not.toContain('unheard');
    [waiting, sender].forEach((socket) => socket.close());
  });

  it.each([
    ['message:send', { id: 'x', channel_id: '1', user_id: 'a', user_name: 'a', ...TEXT }],
    ['channel:subscribe', {}],
    ['presence:set', { user_id: 'a', user_name: 'a', status: 'online' }],
    ['typing:start', { channel_id: '1', user_id: 'a', user_name: 'a' }],
    ['read:mark', { channel_id: '1', user_id: 'a' }],
    ['message:delete', { id: 'x', user_id: 'a' }],
    ['reaction:add', { message_id: 'x', user_id: 'a', emoji: '👍' }],
  ])('may not send %s', async (type, data) => {
    const socket = await TestSocket.open(server.wsUrl);
    expect((await socket.request(type, data)).data.code).toBe('authentication_required');
    socket.close();
  });

  it('is closed when it has not signed in in time, whatever else it says', async () => {
    const strict = await startServer({ AUTH_MODE: 'required', AUTH_SOCKET_TIMEOUT_MS: '300' });
    const silent = await TestSocket.open(strict.wsUrl);
    const busy = await TestSocket.open(strict.wsUrl);
    const codes = Promise.all([silent.closed(), busy.closed()]);
    await busy.request('auth:authenticate', { ticket: 'wrong' });
    expect(await codes).toEqual([NOT_SIGNED_IN, NOT_SIGNED_IN]);
  });

  it('stays when it has signed in', async () => {
    const strict = await startServer({ AUTH_MODE: 'required', AUTH_SOCKET_TIMEOUT_MS: '500' });
    const rin = await register(strict, 'Rin');
    const signedIn = [await openWithTicket(strict, rin), await TestSocket.open(strict.wsUrl, { headers: rin.headers })];
    const late = await TestSocket.open(strict.wsUrl);
    // Those that signed in came first, so their time would be over too.
    await late.closed();
    for (const socket of signedIn) {
      expect((await sendMessage(socket)).type).toBe('message:saved');
      socket.close();
    }
  });

  it('has little room, which those who are signed in do not take', async () => {
    const small = await startServer({
      AUTH_MODE: 'required',
      SOCKET_MAX_UNAUTHENTICATED: '3',
      SOCKET_MAX_UNAUTHENTICATED_PER_ADDRESS: '2',
      TRUST_PROXY: 'loopback',
    });
    const kei = await register(small, 'Kei');
    const from = (address: string) => ({ headers: { 'X-Forwarded-For': address } });
    const first = await TestSocket.open(small.wsUrl, from('203.0.113.1'));
    await TestSocket.open(small.wsUrl, from('203.0.113.1'));
    expect((await tryHandshake(small.wsUrl, from('203.0.113.1')))?.body.code).toBe('too_many_connections');
    await TestSocket.open(small.wsUrl, from('203.0.113.2'));
    expect((await tryHandshake(small.wsUrl, from('203.0.113.3')))?.body.code).toBe('server_full');
    expect(await tryHandshake(small.wsUrl, { headers: kei.headers })).toBeNull();
    await first.request('auth:authenticate', { ticket: await getTicket(small, kei) });
    expect(await tryHandshake(small.wsUrl, from('203.0.113.1'))).toBeNull();
  });
});

describe('A connection ends with its session', () => {
  const ends: [string, (account: TestAccount) => Promise<unknown>][] = [
    [
      'the user signs out',
      ({ headers, refreshToken }) => request('POST', `${server.url}/api/auth/logout`, { refreshToken }, headers),
    ],
    [
      'the password is changed on another device',
      async ({ user_name }) => {
        const other = await login(server, user_name);
        const change = { password: PASSWORD, newPassword: 'quite another battery' };
        await request('POST', `${server.url}/api/auth/password`, change, other.headers);
      },
    ],
    [
      'the account is deactivated',
      ({ headers }) => request('POST', `${server.url}/api/auth/deactivate`, { password: PASSWORD }, headers),
    ],
    [
      'the session is revoked from another device',
      async ({ user_name }) => {
        const other = await login(server, user_name);
        await request('DELETE', `${server.url}/api/auth/sessions`, undefined, other.headers);
      },
    ],
    [
      'the refresh token is used again by somebody else',
      async ({ refreshToken }) => {
        await request('POST', `${server.url}/api/auth/refresh`, { refreshToken });
        await queryDatabase(
          server.database,
          "UPDATE refresh_tokens SET used_at = '2024-01-01 00:00:00.000000' WHERE used_at IS NOT NULL",
        );
        await request('POST', `${server.url}/api/auth/refresh`, { refreshToken });
      },
    ],
    [
      'nobody refreshed it in time',
      ({ user_id }) =>
        queryDatabase(
          server.database,
          "UPDATE sessions SET expires_at = '2024-01-01 00:00:00.000000' WHERE user_id = ?",
          [user_id],
        ),
    ],
    [
      'another server ends it',
      ({ user_id }) =>
        queryDatabase(server.database, 'UPDATE sessions SET ended_at = ? WHERE user_id = ?', [
          new Date().toISOString().replace('T', ' ').replace('Z', '000'),
          user_id,
        ]),
    ],
  ];

  it.each(ends)('when %s: within two seconds, however it signed in', async (_, end) => {
    const account = await register(server, `User ${newId()}`);
    const sockets = [
      await openWithTicket(server, account),
      await TestSocket.open(server.wsUrl, { headers: account.headers }),
    ];
    const other = await openWithTicket(server, hana);
    const closings = await Promise.all(
      sockets.map((socket, index) => closedBy(socket, () => (index === 0 ? end(account) : Promise.resolve()))),
    );
    for (const { code, ms } of closings) {
      expect(code).toBe(SESSION_ENDED);
      expect(ms).toBeLessThan(2_000);
    }
    expect((await sendMessage(other)).type).toBe('message:saved');
    other.close();
    expect((await request('GET', `${server.url}/api/auth/me`, undefined, account.headers)).body.code).toBe(
      'invalid_token',
    );
  });

  it('and not with the token that it was opened with', async () => {
    const brief = await startServer({ AUTH_MODE: 'required', AUTH_ACCESS_TTL_MS: '1000' });
    const rin = await register(brief, 'Rin');
    const socket = await TestSocket.open(brief.wsUrl, { headers: rin.headers });
    const { exp = 0 } = decodeJwt(rin.accessToken);
    await askUntil(() => Date.now() > exp * 1_000 + 100);
    expect((await sendMessage(socket)).type).toBe('message:saved');
    socket.close();
  });

  it('goes on under the new name when its account is renamed, and the old one is free', async () => {
    const account = await register(server, 'Before');
    const socket = await openWithTicket(server, account);
    await request('PATCH', `${server.url}/api/auth/me`, { userName: 'After' }, account.headers);
    const id = newId();
    await sendMessage(socket, id);
    const { body } = await request('GET', `${server.url}/api/messages/${id}`, undefined, account.headers);
    expect(body).toMatchObject({ userId: account.user_id, userName: 'After' });
    await register(server, 'Before');
    socket.close();
  });

  it('and is closed to be opened anew when the role of its account changes', async () => {
    const account = await register(server, 'Promoted');
    const admin = await registerAs(server, 'Admin', 'admin');
    const socket = await openWithTicket(server, account);
    const { code } = await closedBy(socket, () =>
      request('PATCH', `${server.url}/api/users/${account.user_id}`, { role: 'guest' }, admin.headers),
    );
    expect(code).toBe(ROLE_CHANGED);
    const again = await TestSocket.open(server.wsUrl);
    const answer = await again.request('auth:authenticate', { ticket: await getTicket(server, account) });
    expect(answer.data.role).toBe('guest');
    again.close();
  });

  it('and is closed as well when another server changes the role', async () => {
    const account = await register(server, 'Demoted');
    const socket = await openWithTicket(server, account);
    const me = `${server.url}/api/auth/me`;
    expect((await request('GET', me, undefined, account.headers)).body.role).toBe('member');
    const { code, ms } = await closedBy(socket, () =>
      queryDatabase(server.database, "UPDATE users SET role = 'guest', updated_at = ? WHERE id = ?", [
        new Date().toISOString().replace('T', ' ').replace('Z', '000'),
        account.user_id,
      ]),
    );
    expect(code).toBe(ROLE_CHANGED);
    expect(ms).toBeLessThan(2_000);
    const channels = await request<unknown[]>('GET', `${server.url}/api/channels`, undefined, account.headers);
    expect(channels.body).toEqual([]);
  });

  it('and takes nothing any more, though the client does not close', async () => {
    const account = await register(server, `User ${newId()}`);
    const socket = await openWithTicket(server, account);
    await subscribe(socket, '1');
    const closed = socket.closed();
    // So that the client does not read that it is being closed.
    socket.socket.pause();
    await request('POST', `${server.url}/api/auth/logout`, {}, account.headers);
    for (let sent = 0; sent < 20; sent += 1) {
      socket.send('message:send', { id: `too late ${sent}`, channel_id: '1', ...TEXT });
    }
    socket.socket.resume();
    expect(await closed).toBe(SESSION_ENDED);
    const { status } = await request('GET', `${server.url}/api/messages/too%20late%2019`, undefined, hana.headers);
    expect(status).toBe(404);
  });
});

describe('A token in the header of the handshake', () => {
  const now = Math.floor(Date.now() / 1_000);
  const { privateKey } = generateKeyPairSync('ed25519');

  /** The claims of a good token, under another header or signature. */
  async function forge(change: {
    alg?: string;
    claims?: Record<string, unknown>;
    typ?: string;
    kid?: string;
  }): Promise<string> {
    const header = decodeProtectedHeader(hana.accessToken);
    const claims = { ...decodeJwt(hana.accessToken), ...change.claims };
    return new SignJWT(claims)
      .setProtectedHeader({
        alg: 'EdDSA',
        typ: change.typ ?? String(header.typ),
        kid: change.kid ?? String(header.kid),
      })
      .sign(privateKey);
  }

  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

  it.each<[string, () => Promise<string>]>([
    [
      'unsigned (alg none)',
      async () => `${part({ alg: 'none', typ: 'at+jwt' })}.${hana.accessToken.split('.')[1] ?? ''}.`,
    ],
    ['signed with another key', () => forge({})],
    ['of a key that is not there', () => forge({ kid: '../../etc/passwd' })],
    ['of a key named by SQL', () => forge({ kid: "' OR '1'='1" })],
    ['expired', () => forge({ claims: { exp: now - 60 } })],
    ['of another type', () => forge({ typ: 'JWT' })],
    [
      'changed by one letter',
      async () => hana.accessToken.replace(/\.(.)(?=[^.]*$)/u, (_, first: string) => `.${first === 'A' ? 'B' : 'A'}`),
    ],
    ['a refresh token', async () => hana.refreshToken],
    ['a ticket', () => getTicket(server, hana)],
    ['none at all', async () => ''],
  ])('is refused where it is %s', async (_, make) => {
    const refusal = await tryHandshake(server.wsUrl, { headers: { Authorization: `Bearer ${await make()}` } });
    expect([refusal?.status, refusal?.body.code]).toEqual([401, 'invalid_token']);
  });

  it('is not looked for in the URL', async () => {
    for (const name of ['token', 'access_token', 'ticket']) {
      const socket = await TestSocket.open(`${server.wsUrl}?${name}=${hana.accessToken}`);
      expect((await sendMessage(socket)).data.code).toBe('authentication_required');
      socket.close();
    }
  });

  it('does not open a connection for a page of another site', async () => {
    const refusal = await tryHandshake(server.wsUrl, { headers: hana.headers, origin: 'https://evil.example' });
    expect(refusal?.body.code).toBe('origin_not_allowed');
  });
});

async function askUntil(holds: () => boolean): Promise<void> {
  while (!holds()) {
    await request('GET', `${server.url}/healthz`);
  }
}
