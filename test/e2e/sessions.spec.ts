import { EventBus } from '../../src/common/events/event-bus.js';
import { SessionEnded } from '../../src/auth/auth.events.js';
import { login, register, type TestAccount } from '../support/accounts.js';
import { queryDatabase } from '../support/database.js';
import { request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';

interface Session {
  sessionId: string;
  userAgent: string;
  current: boolean;
}

let server: TestServer;
const ended: [string, string][] = [];

beforeAll(async () => {
  server = await startServer();
  server.app.get(EventBus).on(SessionEnded, ({ user_id, reason }) => ended.push([user_id, reason]));
});

afterAll(cleanUp);

function refresh(refreshToken: string) {
  return request<{ accessToken: string; refreshToken: string }>('POST', `${server.url}/api/auth/refresh`, {
    refreshToken,
  });
}

async function statusWith({ accessToken }: { accessToken: string }): Promise<number> {
  const headers = { Authorization: `Bearer ${accessToken}` };
  return (await request('GET', `${server.url}/api/auth/me`, undefined, headers)).status;
}

async function sessionsOf({ headers }: TestAccount): Promise<Session[]> {
  return (await request<Session[]>('GET', `${server.url}/api/auth/sessions`, undefined, headers)).body;
}

/** Puts every use of a token of this account so far an age into the past. */
async function age({ user_id }: TestAccount): Promise<void> {
  await queryDatabase(
    server.database,
    `UPDATE refresh_tokens SET used_at = '2024-01-01 00:00:00.000000'
      WHERE used_at IS NOT NULL AND session_id IN (SELECT id FROM sessions WHERE user_id = ?)`,
    [user_id],
  );
}

describe('A refresh token', () => {
  it('is good once, for an access token and the next refresh token', async () => {
    const hana = await register(server, 'Hana');
    const first = await refresh(hana.refreshToken);
    expect(first.status).toBe(200);
    expect(first.body.refreshToken).not.toBe(hana.refreshToken);
    expect(await statusWith(first.body)).toBe(200);
    expect((await refresh(first.body.refreshToken)).status).toBe(200);
  });

  it('that two tabs bring at once gets both of them the same next one', async () => {
    const two = await register(server, 'Two tabs');
    const [left, right] = await Promise.all([refresh(two.refreshToken), refresh(two.refreshToken)]);
    expect([left.status, right.status]).toEqual([200, 200]);
    expect(right.body.refreshToken).toBe(left.body.refreshToken);
    expect((await refresh(left.body.refreshToken)).status).toBe(200);
    expect(await sessionsOf(two)).toHaveLength(1);
  });

  it('that comes again later was stolen: its session ends, and with it the access tokens', async () => {
    const victim = await register(server, 'Victim');
    const thief = await refresh(victim.refreshToken);
    await age(victim);
    const again = await refresh(victim.refreshToken);
    expect([again.status, again.body]).toMatchObject([401, { code: 'invalid_token' }]);
    expect((await refresh(thief.body.refreshToken)).status).toBe(401);
    expect([await statusWith(victim), await statusWith(thief.body)]).toEqual([401, 401]);
    expect(ended).toContainEqual([victim.user_id, 'reused']);
  });

  it('is kept as a hash only', async () => {
    const hana = await register(server, 'Hashed');
    const { body } = await refresh(hana.refreshToken);
    const rows = await queryDatabase(server.database, 'SELECT * FROM refresh_tokens');
    expect(JSON.stringify(rows)).not.toContain(hana.refreshToken);
    expect(JSON.stringify(rows)).not.toContain(body.refreshToken);
  });

  it('is no access token, nor the other way round', async () => {
    const swapped = await register(server, 'Swapped');
    expect(await statusWith({ accessToken: swapped.refreshToken })).toBe(401);
    expect((await refresh(swapped.accessToken)).status).toBe(422);
  });

  it.each([{}, { refreshToken: 'nothing' }, { refreshToken: '' }, { refreshToken: 5 }, { refreshToken: ['a'] }])(
    'is not %j',
    async (json) => {
      const answer = await request('POST', `${server.url}/api/auth/refresh`, json);
      expect([401, 422]).toContain(answer.status);
    },
  );
});

describe('Sessions', () => {
  it('are listed with where they came from, and each can be ended', async () => {
    const phone = await register(server, 'Many devices');
    const laptop = await login(server, 'Many devices');
    const sessions = await sessionsOf(laptop);
    expect(sessions).toHaveLength(2);
    expect(sessions.map(({ current }) => current).toSorted()).toEqual([false, true]);
    const other = sessions.find(({ current }) => !current);
    const path = `${server.url}/api/auth/sessions/${other?.sessionId ?? ''}`;
    expect((await request('DELETE', path, undefined, laptop.headers)).status).toBe(204);
    expect([await statusWith(phone), await statusWith(laptop)]).toEqual([401, 200]);
    expect((await refresh(phone.refreshToken)).status).toBe(401);
    expect((await request('DELETE', path, undefined, laptop.headers)).body.code).toBe('session_not_found');
  });

  it('of others look as if they were not there', async () => {
    const hana = await register(server, 'Curious');
    const [theirs] = await sessionsOf(await register(server, 'Private'));
    const path = `${server.url}/api/auth/sessions/${theirs?.sessionId ?? ''}`;
    const answer = await request('DELETE', path, undefined, hana.headers);
    expect([answer.status, answer.body.code]).toEqual([404, 'session_not_found']);
  });

  it('but the one that asks all end at once', async () => {
    const first = await register(server, 'Everywhere');
    const second = await login(server, 'Everywhere');
    const third = await login(server, 'Everywhere');
    const answer = await request('DELETE', `${server.url}/api/auth/sessions`, undefined, second.headers);
    expect(answer.status).toBe(204);
    expect(await Promise.all([first, second, third].map(statusWith))).toEqual([401, 200, 401]);
  });

  it('end with a logout, by either token', async () => {
    const hana = await register(server, 'Leaving');
    const other = await login(server, 'Leaving');
    const { refreshToken } = hana;
    expect((await request('POST', `${server.url}/api/auth/logout`, { refreshToken })).status).toBe(204);
    expect([await statusWith(hana), await statusWith(other)]).toEqual([401, 200]);
    expect((await request('POST', `${server.url}/api/auth/logout`, {}, other.headers)).status).toBe(204);
    expect(await statusWith(other)).toBe(401);
    expect((await request('POST', `${server.url}/api/auth/logout`, { refreshToken })).status).toBe(204);
  });

  it('end by themselves when nobody refreshes them', async () => {
    const hana = await register(server, 'Away');
    await queryDatabase(
      server.database,
      `UPDATE sessions SET expires_at = '2024-01-01 00:00:00.000000' WHERE user_id = ?`,
      [hana.user_id],
    );
    expect((await refresh(hana.refreshToken)).status).toBe(401);
    const deadline = Date.now() + 5_000;
    while (!ended.some(([id, reason]) => id === hana.user_id && reason === 'expired') && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(ended).toContainEqual([hana.user_id, 'expired']);
    expect(await statusWith(hana)).toBe(401);
  });
});

describe('A browser', () => {
  const ORIGIN = 'http://localhost:5173';

  function browse(path: string, json: unknown, headers: Record<string, string> = {}) {
    return request('POST', `${server.url}/api/auth/${path}`, json, { Origin: ORIGIN, ...headers });
  }

  async function signIn(userName: string): Promise<string> {
    const { headers } = await browse('register', { userName, password: 'correct horse battery' });
    return headers.get('set-cookie')?.split(';', 1)[0] ?? '';
  }

  it('gets the refresh token as a cookie that no script and no other site can use, and not in the answer', async () => {
    const { headers, body } = await browse('register', { userName: 'Browser', password: 'correct horse battery' });
    expect(headers.get('set-cookie')).toMatch(
      /^chat_refresh=[\w-]{43}; Max-Age=2592000; Path=\/api\/auth; Expires=[^;]+; HttpOnly; SameSite=Strict$/u,
    );
    expect(body).not.toHaveProperty('refreshToken');
  });

  it('goes on with the cookie, and signs out with it', async () => {
    const cookie = await signIn('Cookie');
    const next = await browse('refresh', {}, { Cookie: `theme=dark; ${cookie}` });
    expect(next.status).toBe(200);
    expect(next.body).not.toHaveProperty('refreshToken');
    const renewed = next.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
    expect(renewed).not.toBe(cookie);
    const out = await browse('logout', {}, { Cookie: renewed });
    expect([out.status, out.headers.get('set-cookie')]).toEqual([204, expect.stringMatching(/^chat_refresh=;/u)]);
    expect((await browse('refresh', {}, { Cookie: renewed })).status).toBe(401);
  });

  it('on a page of another site is refused, whatever it brings', async () => {
    const cookie = await signIn('Foreign');
    for (const path of ['refresh', 'logout', 'login', 'register']) {
      const answer = await browse(path, {}, { Origin: 'https://evil.example', Cookie: cookie });
      expect([path, answer.status, answer.body.code]).toEqual([path, 403, 'origin_not_allowed']);
    }
    expect((await browse('refresh', {}, { Cookie: cookie })).status).toBe(200);
  });

  it('can be made to send no form, and nothing without a body', async () => {
    const headers = { Origin: ORIGIN, Cookie: await signIn('Form') };
    const url = `${server.url}/api/auth/refresh`;
    const form = await fetch(url, { method: 'POST', headers, body: new URLSearchParams({ a: 'b' }) });
    expect(form.status).toBe(415);
    expect((await fetch(url, { method: 'POST', headers })).status).toBe(422);
  });

  it('has a cookie for https only where it came by https', async () => {
    const behind = await startServer({ TRUST_PROXY: 'loopback' });
    const json = { userName: 'Secure', password: 'correct horse battery' };
    const headers = { Origin: ORIGIN, 'X-Forwarded-Proto': 'https' };
    const answer = await request('POST', `${behind.url}/api/auth/register`, json, headers);
    expect(answer.headers.get('set-cookie')).toMatch(/; Secure/u);
  });

  it('sends its cookie in vain where it names no page', async () => {
    const cookie = await signIn('No origin');
    const answer = await request('POST', `${server.url}/api/auth/refresh`, {}, { Cookie: cookie });
    expect(answer.status).toBe(401);
  });
});
