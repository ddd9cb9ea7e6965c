import { generateKeyPair, type CryptoKey } from 'jose';
import { AdministrationService } from '../../src/accounts/administration.service.js';
import { PASSWORD, register, registerAs } from '../support/accounts.js';
import { queryDatabase } from '../support/database.js';
import { HostileOpenIdProvider } from '../support/hostile-openid-provider.js';
import { request } from '../support/http.js';
import {
  CALLBACK,
  CLIENT_SECRET,
  openIdSettings,
  type OpenIdWorld,
  startWithProvider,
} from '../support/openid-provider.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';
import { TestSocket } from '../support/socket.js';
import { Surfer } from '../support/surfer.js';

const BEGIN = '/api/auth/openid';

interface SignedIn {
  accessToken: string;
  user: { userId: string; userName: string; role: string };
}

let world: OpenIdWorld;

beforeAll(async () => {
  world = await startWithProvider();
});

afterAll(async () => {
  await world.stop();
  await cleanUp();
});

/** Goes on with the cookie that a page of the server has. */
async function goOn(surfer: Surfer, url = world.url): Promise<{ status: number; body: SignedIn }> {
  const headers = { Origin: url, 'Content-Type': 'application/json' };
  const response = await surfer.fetch(`${url}/api/auth/refresh`, { method: 'POST', headers, body: '{}' });
  return { status: response.status, body: (await response.json()) as SignedIn };
}

/** Signs somebody in who is at the provider. @returns the account, with a token. */
async function signIn(person: OpenIdWorld['provider']['person'], at = world): Promise<SignedIn> {
  at.provider.person = person;
  const surfer = new Surfer();
  expect(await surfer.go(at.url + BEGIN)).toBe(`${at.url}/app?signIn=done`);
  const { status, body } = await goOn(surfer, at.url);
  expect(status).toBe(200);
  return body;
}

/** Stands before the callback: somebody is signed in at the provider, and has a code. */
async function comeBack(person: OpenIdWorld['provider']['person'], surfer = new Surfer(), at = world): Promise<string> {
  at.provider.person = person;
  return surfer.go(at.url + BEGIN, CALLBACK);
}

function failure(code: string, url = world.url): string {
  return `${url}/app?signInError=${code}`;
}

function bearer({ accessToken }: SignedIn): Record<string, string> {
  return { Authorization: `Bearer ${accessToken}` };
}

function audited(action: string, { database }: TestServer = world.server) {
  return queryDatabase(database, 'SELECT target, details, address FROM audit_log WHERE action = ? ORDER BY seq', [
    action,
  ]);
}

describe('Signing in with OpenID Connect', () => {
  it('makes an account the first time, and finds it again whatever the person is called then', async () => {
    const first = await signIn({ sub: 'hana', preferred_username: 'Hana' });
    expect(first.user).toMatchObject({ userName: 'Hana', role: 'member' });
    const second = await signIn({ sub: 'hana', preferred_username: 'Hanako' });
    expect(second.user).toEqual(first.user);
    const target = `user:${first.user.userId}`;
    expect(await audited('account.registered')).toContainEqual(expect.objectContaining({ target }));
    const linked = (await audited('openid.linked')).find((entry) => entry.target === target);
    expect(linked).toMatchObject({ details: JSON.stringify({ issuer: world.provider.issuer }), address: '127.0.0.1' });
    const opened = await queryDatabase<{ details: string }>(
      world.server.database,
      "SELECT details FROM audit_log WHERE action = 'session.opened' AND actor_id = ?",
      [first.user.userId],
    );
    expect(opened.map(({ details }) => details)).toEqual(['{"by":"openid"}', '{"by":"openid"}']);
  });

  it('gives a session like any other, on REST and on the socket', async () => {
    const jiro = await signIn({ sub: 'jiro', name: 'Jiro' });
    const send = { content: 'hello', id: 'from-openid', timestamp: '2024-01-01T12:00:00Z' };
    const sent = await request('POST', `${world.url}/api/channels/1/messages`, send, bearer(jiro));
    expect([sent.status, sent.body.userName]).toEqual([201, 'Jiro']);
    const socket = await TestSocket.open(world.server.wsUrl, { headers: bearer(jiro) });
    const answer = await socket.request('message:send', { ...send, channel_id: '1', id: 'from-openid-too' });
    expect(answer.type).toBe('message:saved');
    expect((await request('DELETE', `${world.url}/api/auth/sessions`, undefined, bearer(jiro))).status).toBe(204);
    expect((await request('POST', `${world.url}/api/auth/logout`, {}, bearer(jiro))).status).toBe(204);
    expect(await socket.closed()).toBe(4012);
    expect((await request('GET', `${world.url}/api/auth/me`, undefined, bearer(jiro))).body.code).toBe('invalid_token');
  });

  it('asks with a code challenge, a state and a nonce of its own each time', async () => {
    const asked: URLSearchParams[] = [];
    for (let times = 0; times < 2; times += 1) {
      const { headers } = await new Surfer().fetch(world.url + BEGIN);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('set-cookie')).toMatch(
        /^chat_openid=[\w-]{43}; Max-Age=600; Path=\/api\/auth\/openid; Expires=[^;]+; HttpOnly; SameSite=Lax$/u,
      );
      asked.push(new URL(headers.get('location') ?? '').searchParams);
    }
    expect(asked[0]?.get('code_challenge_method')).toBe('S256');
    for (const name of ['state', 'nonce', 'code_challenge']) {
      const values = asked.map((parameters) => parameters.get(name) ?? '');
      expect(values.every((value) => /^[\w-]{43}$/u.test(value))).toBe(true);
      expect(values[0]).not.toBe(values[1]);
    }
  });

  it('begins on one server and ends on another one of the same database', async () => {
    const surfer = new Surfer();
    const back = await comeBack({ sub: 'two servers', name: 'Two servers' }, surfer);
    await world.server.stop();
    const { settings, server } = world;
    world.server = await startServer(settings, server.database);
    world.proxy.target = world.server.port;
    expect(await surfer.go(back)).toBe(`${world.url}/app?signIn=done`);
    expect((await goOn(surfer)).body.user.userName).toBe('Two servers');
  });

  it('leaves the browser nothing of the attempt, and a cookie for https only where it came by https', async () => {
    const surfer = new Surfer();
    const back = await comeBack({ sub: 'tidy', name: 'Tidy' }, surfer);
    const response = await surfer.fetch(back);
    const cookies = response.headers.getSetCookie();
    expect(cookies).toContainEqual(
      expect.stringMatching(/^chat_refresh=[\w-]{43}; Max-Age=2592000; .*SameSite=Strict$/u),
    );
    expect(cookies).toContainEqual(expect.stringMatching(/^chat_openid=; /u));
    const behind = await startServer({ ...world.settings, TRUST_PROXY: 'loopback' });
    const headers = { 'X-Forwarded-Proto': 'https' };
    const begun = await fetch(behind.url + BEGIN, { headers, redirect: 'manual' });
    expect(begun.headers.get('set-cookie')).toMatch(/; Secure/u);
  });
});

describe('An attempt', () => {
  it('is good once', async () => {
    const surfer = new Surfer();
    const back = await comeBack({ sub: 'once', name: 'Once' }, surfer);
    const secret = surfer.cookie(world.url, 'chat_openid') ?? '';
    expect(await surfer.go(back)).toBe(`${world.url}/app?signIn=done`);
    const again = await fetch(back, {
      headers: { Cookie: `chat_openid=${secret}`, Accept: 'text/html' },
      redirect: 'manual',
    });
    expect(again.headers.get('location')).toBe('/app?signInError=openid_failed');
    expect(again.headers.getSetCookie()).toEqual([]);
  });

  it('belongs to the browser that began it', async () => {
    const victim = new Surfer();
    const back = await comeBack({ sub: 'bound', name: 'Bound' }, victim);
    expect(await new Surfer().go(back)).toBe(failure('openid_failed'));
    const other = new Surfer();
    await comeBack({ sub: 'mallory', name: 'Mallory' }, other);
    expect(await other.go(back)).toBe(failure('openid_failed'));
    expect(await victim.go(back)).toBe(`${world.url}/app?signIn=done`);
  });

  it.each(['', '?code=x', '?state=', '?code=x&state=forged', '?state[]=x&code=x', '?%00=%ff&state=%00'])(
    'is ended by no forged address %j',
    async (query) => {
      const surfer = new Surfer();
      const back = await comeBack({ sub: 'forged', name: 'Forged' }, surfer);
      expect(await surfer.go(world.url + CALLBACK + query)).toBe(failure('openid_failed'));
      expect(await surfer.go(back)).toBe(`${world.url}/app?signIn=done`);
    },
  );

  it('takes no code of another one', async () => {
    const [left, right] = [new Surfer(), new Surfer()];
    const [own, foreign] = [
      await comeBack({ sub: 'l', name: 'L' }, left),
      await comeBack({ sub: 'r', name: 'R' }, right),
    ];
    const swapped = new URL(own);
    swapped.searchParams.set('code', new URL(foreign).searchParams.get('code') ?? '');
    expect(await left.go(swapped.href)).toBe(failure('openid_failed'));
  });

  it('ends by itself', async () => {
    const surfer = new Surfer();
    const back = await comeBack({ sub: 'late', name: 'Late' }, surfer);
    await queryDatabase(world.server.database, "UPDATE openid_attempts SET expires_at = '2024-01-01 00:00:00.000000'");
    expect(await surfer.go(back)).toBe(failure('openid_failed'));
  });

  it('that the provider refuses shows nothing of what the provider says, and is in the audit log', async () => {
    const surfer = new Surfer();
    const back = await comeBack(null, surfer);
    expect(new URL(back).searchParams.get('error_description')).toBe('canary of a provider');
    const response = await surfer.fetch(back);
    expect([response.status, response.headers.get('location')]).toEqual([302, '/app?signInError=openid_failed']);
    expect(await response.text()).not.toContain('canary');
    expect((await audited('sign_in.failed')).at(-1)).toEqual({
      target: null,
      details: '{"by":"openid","code":"openid_failed"}',
      address: '127.0.0.1',
    });
  });

  it('is refused to a program as a problem', async () => {
    const { status, body } = await request('GET', world.url + CALLBACK);
    expect([status, body.code]).toEqual([401, 'openid_failed']);
  });

  it('counts like a wrong password, unless it came to a good end', async () => {
    const limited = await startWithProvider({ LIMIT_SIGN_INS_PER_ADDRESS: '4/900' });
    for (let times = 0; times < 4; times += 1) {
      await signIn({ sub: 'regular', name: 'Regular' }, limited);
    }
    const codes: unknown[] = [];
    for (let times = 0; times < 5; times += 1) {
      codes.push((await request('GET', limited.url + CALLBACK)).body.code);
    }
    expect(codes).toEqual([...Array.from({ length: 4 }, () => 'openid_failed'), 'rate_limited']);
    expect(await new Surfer().go(limited.url + BEGIN)).toBe(failure('rate_limited', limited.url));
    expect(await audited('sign_in.failed', limited.server)).toHaveLength(4);
    await limited.stop();
  });
});

describe('The account', () => {
  it('never is that of somebody else of the same name or address', async () => {
    const owner = await registerAs(world.server, 'owner', 'owner');
    const { user } = await signIn({ sub: 'pretender', preferred_username: 'ＯＷＮＥＲ', email: 'owner@example.org' });
    expect(user).toMatchObject({ userName: 'ＯＷＮＥＲ 2', role: 'member' });
    expect(user.userId).not.toBe(owner.user_id);
    expect((await signIn({ sub: 'third', preferred_username: 'Owner' })).user.userName).toBe('Owner 3');
  });

  it('is made once where somebody comes by two windows at once', async () => {
    const surfers = [new Surfer(), new Surfer()];
    const person = { sub: 'twice', name: 'Twice' };
    const backs = [await comeBack(person, surfers[0]), await comeBack(person, surfers[1])];
    const ends = await Promise.all(surfers.map((surfer, index) => surfer.go(backs[index] ?? '')));
    expect(ends).toContain(`${world.url}/app?signIn=done`);
    const sql = "SELECT user_id FROM openid_identities WHERE subject = 'twice'";
    expect(await queryDatabase(world.server.database, sql)).toHaveLength(1);
    const accounts = "SELECT id FROM users WHERE name LIKE 'Twice%'";
    expect(await queryDatabase(world.server.database, accounts)).toHaveLength(1);
  });

  it('has no password to sign in, to change or to confirm by', async () => {
    const account = await signIn({ sub: 'no password', name: 'No password' });
    const credentials = { userName: 'No password', password: PASSWORD };
    const login = await request('POST', `${world.url}/api/auth/login`, credentials);
    expect(login.body.code).toBe('invalid_credentials');
    const bodies = {
      password: { password: PASSWORD, newPassword: 'battery horse staple' },
      deactivate: { password: PASSWORD },
    };
    for (const [path, body] of Object.entries(bodies)) {
      const answer = await request('POST', `${world.url}/api/auth/${path}`, body, bearer(account));
      expect([path, answer.status, answer.body.code]).toEqual([path, 409, 'no_password']);
    }
  });

  it('that is out of use or banned lets nobody in, and says so', async () => {
    const { user } = await signIn({ sub: 'out', name: 'Out' });
    await world.server.app.get(AdministrationService).deactivate(user.userId);
    const surfer = new Surfer();
    expect(await surfer.go(await comeBack({ sub: 'out' }, surfer))).toBe(failure('account_deactivated'));
    expect((await goOn(surfer)).status).toBe(401);
    expect((await audited('sign_in.failed')).at(-1)).toMatchObject({ target: `user:${user.userId}` });

    const banned = await signIn({ sub: 'banned', name: 'Banned' });
    const admin = await registerAs(world.server, 'Admin', 'admin');
    const ban = `${world.url}/api/users/${banned.user.userId}/ban`;
    expect((await request('PUT', ban, {}, admin.headers)).status).toBe(200);
    expect(await new Surfer().go(world.url + BEGIN)).toBe(failure('banned'));
  });

  it.each([
    [{ REGISTRATION: 'closed' }, 'registration_closed'],
    [{ REGISTRATION: 'invitation' }, 'registration_closed'],
    [{ REGISTRATION: 'closed', OPENID_REGISTRATION: 'open' }, undefined],
  ])('with %j is made where that lets it', async (settings, code) => {
    const other = await startWithProvider(settings);
    other.provider.person = { sub: 'new', name: 'New' };
    const end = await new Surfer().go(other.url + BEGIN);
    expect(end).toBe(code ? failure(code, other.url) : `${other.url}/app?signIn=done`);
    const made = await queryDatabase(other.server.database, 'SELECT user_id FROM openid_identities');
    expect(made).toHaveLength(code ? 0 : 1);
    await other.stop();
  });
});

describe('A provider', () => {
  let hostile: HostileOpenIdProvider;
  let server: TestServer;
  let stranger: CryptoKey;

  beforeAll(async () => {
    hostile = await HostileOpenIdProvider.start();
    server = await startServer(openIdSettings(hostile.issuer, `http://127.0.0.1${CALLBACK}`));
    stranger = (await generateKeyPair('ES256')).privateKey;
  });

  afterEach(() => {
    hostile.spoil = (parts) => parts;
    hostile.refusal = undefined;
    hostile.userinfo = {};
  });

  afterAll(() => hostile.stop());

  async function tryIt(nonce?: string): Promise<string> {
    const surfer = new Surfer();
    const { headers } = await surfer.fetch(server.url + BEGIN);
    const asked = new URL(headers.get('location') ?? '').searchParams;
    hostile.nonce = nonce ?? asked.get('nonce') ?? '';
    return surfer.go(`${server.url}${CALLBACK}?code=canary-of-a-code&state=${asked.get('state') ?? ''}`);
  }

  it('that does everything right is believed, and gets the secret and the verifier of the code challenge', async () => {
    hostile.userinfo = { sub: 'mallory', name: 'Right' };
    expect(await tryIt()).toBe(`${server.url}/app?signIn=done`);
    const [body] = hostile.requests;
    expect(body?.get('client_secret')).toBe(CLIENT_SECRET);
    expect(body?.get('code_verifier')).toMatch(/^[\w-]{43}$/u);
    expect(body?.get('redirect_uri')).toBe(`http://127.0.0.1${CALLBACK}`);
  });

  const past = Math.floor(Date.now() / 1000) - 3_600;

  it.each([
    ['of another audience', { aud: 'another client' }],
    ['that is for several, of which we are not the one it was made for', { aud: ['chat', 'another'], azp: 'another' }],
    ['that expired', { iat: past - 60, exp: past }],
    ['that is not good yet', { nbf: Math.floor(Date.now() / 1000) + 3_600 }],
    ['of another issuer', { iss: 'https://other.example' }],
    ['of another sign-in', { nonce: 'x'.repeat(43) }],
    ['without a nonce', { nonce: undefined }],
    ['without a subject', { sub: undefined }],
    ['with a subject that no database keeps', { sub: 'a\0b' }],
    ['with a subject that never ends', { sub: 'x'.repeat(256) }],
  ])('is not believed with an ID token %s', async (_, claims) => {
    hostile.userinfo = { sub: 'mallory', name: 'Wrong', ...claims };
    hostile.spoil = (parts) => ({ ...parts, claims: { ...parts.claims, ...claims } });
    expect(await tryIt()).toBe(failure('openid_failed', server.url));
  });

  it('is not believed with an ID token that somebody else signed', async () => {
    hostile.spoil = (parts) => ({ ...parts, key: stranger });
    expect(await tryIt()).toBe(failure('openid_failed', server.url));
  });

  it('does not describe somebody else than the ID token is about', async () => {
    hostile.spoil = (parts) => ({ ...parts, claims: { ...parts.claims, sub: 'unheard of' } });
    hostile.userinfo = { sub: 'somebody else', name: 'Somebody else' };
    expect(await tryIt()).toBe(failure('openid_failed', server.url));
  });

  it.each([
    [400, { error: 'invalid_grant', error_description: 'canary' }],
    [401, { error: 'invalid_client' }],
    [500, 'canary'],
    [200, {}],
    [200, null],
    [200, { access_token: 'a', token_type: 'Bearer', id_token: 'canary' }],
    [200, { access_token: 'a', token_type: 'Bearer' }],
  ])('that answers a code with %i %j only makes the sign-in fail', async (status, body) => {
    hostile.refusal = { status, body };
    expect(await tryIt()).toBe(failure('openid_failed', server.url));
  });

  it.each([
    [{ preferred_username: 'nick', name: 'Name', email: 'mail@example.org' }, 'nick'],
    [{ preferred_username: ' ', name: 'Only\nname', email: 'mail@example.org' }, 'Only name'],
    [{ preferred_username: ['a'], name: 7, email: 'mailbox@example.org' }, 'mailbox'],
    [{ name: `\u0000${'名'.repeat(200)}` }, '名'.repeat(100)],
    [{}, 'user'],
  ])('that describes somebody as %j has them called so', async (description, expected) => {
    const sub = `described ${expected}`.slice(0, 40).replaceAll('名', 'n');
    hostile.spoil = (parts) => ({ ...parts, claims: { ...parts.claims, sub } });
    hostile.userinfo = { ...description, sub };
    expect(await tryIt()).toBe(`${server.url}/app?signIn=done`);
    const sql = 'SELECT name FROM users JOIN openid_identities ON user_id = id WHERE subject = ?';
    expect(await queryDatabase(server.database, sql, [sub])).toEqual([{ name: expected }]);
  });

  it('that is down keeps nobody from starting, is told of with a code, and is asked again', async () => {
    const absent = await HostileOpenIdProvider.start();
    absent.isDown = true;
    const patient = await startServer(openIdSettings(absent.issuer, `http://127.0.0.1${CALLBACK}`));
    await register(patient, 'By password');
    const { status, body } = await request('GET', patient.url + BEGIN);
    expect([status, body.code]).toEqual([503, 'openid_unavailable']);
    expect(await new Surfer().go(patient.url + BEGIN)).toBe(failure('openid_unavailable', patient.url));
    absent.isDown = false;
    const { headers } = await new Surfer().fetch(patient.url + BEGIN);
    expect(headers.get('location')).toContain(`${absent.issuer}/authorize?`);
    await absent.stop();
  });
});

describe('Without a provider', () => {
  it('nobody signs in with one, and the page offers none', async () => {
    const server = await startServer();
    for (const path of [BEGIN, CALLBACK]) {
      const { status, body } = await request('GET', server.url + path);
      expect([status, body.code]).toEqual([404, 'openid_not_configured']);
    }
    expect(await (await fetch(`${server.url}/app`)).text()).toContain('<meta name="openid" content="" />');
    expect(await (await fetch(`${world.url}/app`)).text()).toContain('<meta name="openid" content="Test &#38; Co" />');
  });
});
