import { EventBus } from '../../src/common/events/event-bus.js';
import {
  AccountDeactivated,
  AccountRegistered,
  AccountRoleChanged,
  UserRenamed,
} from '../../src/users/users.events.js';
import { AdministrationService } from '../../src/accounts/administration.service.js';
import { login, PASSWORD, register, type TestAccount } from '../support/accounts.js';
import { queryDatabase } from '../support/database.js';
import { makeMessage, request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';

const OTHER_PASSWORD = 'battery horse staple';

let server: TestServer;
let owner: TestAccount;
let admin: TestAccount;
const events: [string, string][] = [];

beforeAll(async () => {
  server = await startServer();
  for (const type of [AccountDeactivated, AccountRegistered, AccountRoleChanged, UserRenamed]) {
    server.app.get(EventBus).on(type, ({ account }) => events.push([type.name, account.id]));
  }
  for (const name of ['Owner', 'Admin']) {
    await server.app.get(AdministrationService).create(name, PASSWORD, true);
  }
  owner = await login(server, 'Owner');
  admin = await login(server, 'Admin');
});

afterAll(cleanUp);

function ask(account: TestAccount | null, method: string, path: string, json?: unknown) {
  return request(method, `${server.url}/api/${path}`, json, account?.headers ?? {});
}

async function outcome(account: TestAccount | null, method: string, path: string, json?: unknown) {
  const { status, body } = await ask(account, method, path, json);
  return body?.code ?? status;
}

describe("One's own account", () => {
  it('is renamed, and says something about itself', async () => {
    const hana = await register(server, 'Before');
    const { status, body } = await ask(hana, 'PATCH', 'auth/me', { userName: 'After', about: 'こんにちは' });
    expect([status, body]).toMatchObject([200, { userName: 'After', about: 'こんにちは', role: 'member' }]);
    expect((await ask(hana, 'GET', 'auth/me')).body).toEqual(body);
    expect(events).toContainEqual(['UserRenamed', hana.user_id]);
    expect((await ask(hana, 'PATCH', 'auth/me', { about: '' })).body).not.toHaveProperty('about');
    expect((await login(server, 'AFTER')).user_id).toBe(hana.user_id);
  });

  it('keeps its case and width to itself, and takes no name of another', async () => {
    const hana = await register(server, 'lower');
    expect(await outcome(hana, 'PATCH', 'auth/me', { userName: 'Lower' })).toBe(200);
    expect(await outcome(hana, 'PATCH', 'auth/me', { userName: 'ｏｗｎｅｒ' })).toBe('name_taken');
  });

  it('cannot give itself a role, another id or a life as a bot', async () => {
    const mallory = await register(server, 'Mass');
    const json = { role: 'owner', kind: 'bot', id: 'x', userId: 'x', user_id: 'x', deactivated: true, createdAt: 'x' };
    const { body } = await ask(mallory, 'PATCH', 'auth/me', json);
    expect(body).toMatchObject({ role: 'member', kind: 'user', userId: mallory.user_id });
    expect(body).not.toHaveProperty('deactivatedAt');
  });

  it('gets another password, which signs every other device out', async () => {
    const hana = await register(server, 'Password');
    const other = await login(server, 'Password');
    const change = { password: PASSWORD, newPassword: OTHER_PASSWORD };
    expect(await outcome(hana, 'POST', 'auth/password', { ...change, password: OTHER_PASSWORD })).toBe(
      'invalid_credentials',
    );
    expect(await outcome(hana, 'POST', 'auth/password', { ...change, newPassword: 'password1' })).toBe(
      'password_too_common',
    );
    expect(await outcome(hana, 'POST', 'auth/password', change)).toBe(204);
    expect(await outcome(hana, 'GET', 'auth/me')).toBe(200);
    expect(await outcome(other, 'GET', 'auth/me')).toBe('invalid_token');
    expect(await outcome(null, 'POST', 'auth/login', { userName: 'Password', password: PASSWORD })).toBe(
      'invalid_credentials',
    );
    await login(server, 'Password', OTHER_PASSWORD);
  });

  it('is closed with its password, and its name stays its own', async () => {
    const hana = await register(server, 'Closed');
    expect(await outcome(hana, 'POST', 'auth/deactivate', { password: OTHER_PASSWORD })).toBe('invalid_credentials');
    expect(await outcome(hana, 'POST', 'auth/deactivate', { password: PASSWORD })).toBe(204);
    expect(events).toContainEqual(['AccountDeactivated', hana.user_id]);
    expect(await outcome(hana, 'GET', 'auth/me')).toBe('invalid_token');
    const credentials = { userName: 'Closed', password: PASSWORD };
    expect(await outcome(null, 'POST', 'auth/login', credentials)).toBe('invalid_credentials');
    expect(await outcome(null, 'POST', 'auth/refresh', { refreshToken: hana.refreshToken })).toBe('invalid_token');
    expect(await outcome(null, 'POST', 'auth/register', credentials)).toBe('name_taken');
  });

  it('is not renamed by whoever writes under its id', async () => {
    const hana = await register(server, 'Directory');
    await request(
      'POST',
      `${server.url}/api/channels/1/messages`,
      makeMessage({ user_id: hana.user_id, user_name: 'Impostor' }),
    );
    expect((await ask(null, 'GET', `users/${hana.user_id}`)).body.userName).toBe('Directory');
    const sql = 'SELECT name FROM users WHERE id = ?';
    expect(await queryDatabase(server.database, sql, [hana.user_id])).toEqual([{ name: 'Directory' }]);
  });
});

describe('The accounts', () => {
  it('are listed by name, page by page, without those who only wrote', async () => {
    await request('POST', `${server.url}/api/channels/1/messages`, makeMessage({ user_id: 'w', user_name: 'Writer' }));
    const names: string[] = [];
    let query = '?limit=3';
    for (let pages = 0; query !== '' && pages < 50; pages += 1) {
      const { body } = await request<{ users: { userId: string; userName: string }[]; hasMore: boolean }>(
        'GET',
        `${server.url}/api/users${query}`,
      );
      names.push(...body.users.map(({ userName }) => userName));
      query = body.hasMore ? `?limit=3&after=${body.users.at(-1)?.userId ?? ''}` : '';
    }
    expect(names).toEqual(expect.arrayContaining(['Admin', 'Owner']));
    expect(names).not.toContain('Writer');
    expect(names.map((name) => name.toLowerCase())).toEqual(names.map((name) => name.toLowerCase()).toSorted());
    expect(await outcome(null, 'GET', 'users/w')).toBe('user_not_found');
    expect(await outcome(null, 'GET', 'users?after=w')).toBe('user_not_found');
  });

  it('are found by how their names begin, whichever way that is spelled, page by page', async () => {
    const names = ['Fir', 'ｆｉｒｓｔ name', 'FIR 100%', 'fir_', 'fir😀', 'fir\uffee', 'fis', 'a fir', 'ふぃr'];
    for (const name of names) {
      await register(server, name);
    }
    const find = async (q: string, more = ''): Promise<[string[], string]> => {
      const { body } = await request<{ users: { userId: string; userName: string }[]; hasMore: boolean }>(
        'GET',
        `${server.url}/api/users?q=${encodeURIComponent(q)}${more}`,
      );
      return [body.users.map(({ userName }) => userName), body.hasMore ? (body.users.at(-1)?.userId ?? '') : ''];
    };
    const found = ['Fir', 'FIR 100%', 'ｆｉｒｓｔ name', 'fir_', 'fir\uffee', 'fir😀'];
    for (const q of ['fir', 'ＦＩＲ', ' Fir ']) {
      expect((await find(q))[0].toSorted()).toEqual(found.toSorted());
    }
    const paged: string[] = [];
    for (let after = '', hasMore = true; hasMore && paged.length < 20;) {
      const [page, last] = await find('fir', `&limit=2${after}`);
      paged.push(...page);
      [after, hasMore] = [`&after=${last}`, last !== ''];
    }
    expect(paged).toEqual((await find('fir'))[0]);
    expect(await find('fir%')).toEqual([[], '']);
    expect((await find('fir_'))[0]).toEqual(['fir_']);
    expect((await find('fir😀'))[0]).toEqual(['fir😀']);
    expect((await find('ふ'))[0]).toEqual(['ふぃr']);
    expect(await outcome(null, 'GET', 'users?q=%20')).toBe('validation_failed');
  });

  it('have roles, which only those above give and take', async () => {
    const member = await register(server, 'Rising');
    const path = `users/${member.user_id}`;
    expect(await outcome(null, 'PATCH', path, { role: 'moderator' })).toBe('authentication_required');
    expect(await outcome(member, 'PATCH', path, { role: 'moderator' })).toBe('forbidden');
    expect(await outcome(admin, 'PATCH', path, { role: 'moderator' })).toBe(200);
    expect(events).toContainEqual(['AccountRoleChanged', member.user_id]);
    expect(await outcome(admin, 'PATCH', path, { role: 'admin' })).toBe('forbidden');
    expect(await outcome(admin, 'PATCH', path, { role: 'bot' })).toBe('validation_failed');
    expect(await outcome(admin, 'PATCH', `users/${owner.user_id}`, { role: 'member' })).toBe('forbidden');
    expect(await outcome(admin, 'PATCH', `users/${admin.user_id}`, { role: 'owner' })).toBe('forbidden');
    expect(await outcome(owner, 'PATCH', path, { role: 'admin' })).toBe(200);
    expect((await ask(member, 'GET', 'auth/me')).body.role).toBe('admin');
    expect(await outcome(owner, 'PATCH', 'users/nobody', { role: 'admin' })).toBe('user_not_found');
  });

  it('are taken out of use, and let in again', async () => {
    const member = await register(server, 'Out');
    const path = `users/${member.user_id}`;
    expect((await ask(admin, 'PATCH', path, { deactivated: true })).body).toHaveProperty('deactivatedAt');
    expect(await outcome(member, 'GET', 'auth/me')).toBe('invalid_token');
    expect((await ask(admin, 'PATCH', path, { deactivated: false })).body).not.toHaveProperty('deactivatedAt');
    await login(server, 'Out');
    expect(await outcome(member, 'GET', 'auth/me')).toBe('invalid_token');
  });

  it('always have an owner', async () => {
    expect(await outcome(owner, 'PATCH', `users/${owner.user_id}`, { role: 'admin' })).toBe('last_owner');
    expect(await outcome(owner, 'PATCH', `users/${owner.user_id}`, { deactivated: true })).toBe('last_owner');
    expect(await outcome(owner, 'POST', 'auth/deactivate', { password: PASSWORD })).toBe('last_owner');
  });
});

describe('An invitation', () => {
  it('lets one person register where nobody may otherwise', async () => {
    const closed = await startServer({ REGISTRATION: 'invitation', AUTH_MODE: 'required' });
    await closed.app.get(AdministrationService).create('Owner', PASSWORD, true);
    const { headers } = await login(closed, 'Owner');
    const { status, body } = await request('POST', `${closed.url}/api/invitations`, { role: 'moderator' }, headers);
    expect([status, body.role]).toEqual([201, 'moderator']);
    const attempt = async (userName: string, invitation?: unknown) => {
      const json = { userName, password: PASSWORD, invitation };
      const answer = await request<{ code?: string; user?: { role: string } }>(
        'POST',
        `${closed.url}/api/auth/register`,
        json,
      );
      return answer.body.code ?? answer.body.user?.role;
    };
    expect(await attempt('None')).toBe('invalid_invitation');
    expect(await attempt('Wrong', 'x'.repeat(43))).toBe('invalid_invitation');
    expect(await attempt('Owner', body.invitation)).toBe('name_taken');
    expect(await attempt('Guest', body.invitation)).toBe('moderator');
    expect(await attempt('Second', body.invitation)).toBe('invalid_invitation');
    const rows = await queryDatabase(closed.database, 'SELECT * FROM invitations');
    expect(JSON.stringify(rows)).not.toContain(String(body.invitation));
  });

  it('gives no role that its maker could not give', async () => {
    expect(await outcome(admin, 'POST', 'invitations', { role: 'admin' })).toBe('forbidden');
    expect(await outcome(admin, 'POST', 'invitations', { role: 'owner' })).toBe('forbidden');
    expect(await outcome(await register(server, 'Inviter'), 'POST', 'invitations', {})).toBe('forbidden');
    expect(await outcome(owner, 'POST', 'invitations', { role: 'bot' })).toBe('validation_failed');
    expect(await outcome(owner, 'POST', 'invitations', { role: 'owner' })).toBe(201);
  });
});
