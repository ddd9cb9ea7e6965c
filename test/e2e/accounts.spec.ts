import { login, PASSWORD, register } from '../support/accounts.js';
import { request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});

afterAll(cleanUp);

function post(path: string, json: unknown) {
  return request('POST', server.url + path, json);
}

describe('Registering', () => {
  it('makes an account and signs it in', async () => {
    const { status, body } = await post('/api/auth/register', { userName: 'Hana', password: PASSWORD });
    expect(status).toBe(201);
    expect(body).toEqual({
      accessToken: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/u),
      accessExpiresAt: expect.stringMatching(/Z$/u),
      refreshToken: expect.stringMatching(/^[\w-]{43}$/u),
      user: {
        userId: expect.stringMatching(/^[\da-f-]{36}$/u),
        userName: 'Hana',
        kind: 'user',
        role: 'member',
        createdAt: expect.stringMatching(/Z$/u),
      },
    });
    const me = await request('GET', `${server.url}/api/auth/me`, undefined, {
      Authorization: `Bearer ${String(body.accessToken)}`,
    });
    expect([me.status, me.body]).toEqual([200, body.user]);
  });

  it.each(['Yuki', 'yuki', 'ＹＵＫＩ', ' yuki ', 'Yu\u200bki'])('refuses %j when there is a Yuki', async (userName) => {
    await post('/api/auth/register', { userName: 'Yuki', password: PASSWORD });
    const answer = await post('/api/auth/register', { userName, password: PASSWORD });
    expect([answer.status, answer.body.code]).toEqual([409, 'name_taken']);
  });

  it('takes nothing but a name and a password', async () => {
    const { body } = await post('/api/auth/register', {
      userName: 'Mallory',
      password: PASSWORD,
      role: 'owner',
      kind: 'bot',
      user_id: 'chosen',
      userId: 'chosen',
      id: 'chosen',
    });
    expect(body.user).toMatchObject({ userName: 'Mallory', role: 'member', kind: 'user' });
    expect(JSON.stringify(body)).not.toContain('chosen');
  });

  it.each([
    [{ userName: 'a', password: '1234567' }],
    [{ userName: 'a', password: '😀'.repeat(7) }],
    [{ userName: 'a', password: 'x'.repeat(129) }],
    [{ userName: '', password: PASSWORD }],
    [{ userName: ['a'], password: PASSWORD }],
    [{ userName: 'a', password: { length: 20 } }],
    [{ userName: 'a', password: 12_345_678 }],
    [{ password: PASSWORD }],
    [{}],
  ])('refuses %j', async (json) => {
    const answer = await post('/api/auth/register', json);
    expect([answer.status, answer.body.code]).toEqual([422, 'validation_failed']);
  });

  it('is refused where it is closed', async () => {
    const closed = await startServer({ REGISTRATION: 'closed' });
    const answer = await request('POST', `${closed.url}/api/auth/register`, { userName: 'Hana', password: PASSWORD });
    expect([answer.status, answer.body.code]).toEqual([403, 'registration_closed']);
  });
});

describe('Signing in', () => {
  it('begins a session of its own each time', async () => {
    const first = await register(server, 'Taro');
    const second = await login(server, 'ｔａｒｏ');
    expect(second.user_id).toBe(first.user_id);
    expect(second.accessToken).not.toBe(first.accessToken);
  });

  it('answers a wrong password and a name that nobody has alike', async () => {
    await register(server, 'Kenji');
    const wrong = await post('/api/auth/login', { userName: 'Kenji', password: 'wrong password' });
    const absent = await post('/api/auth/login', { userName: 'Nobody', password: 'wrong password' });
    expect([wrong.status, wrong.body.code]).toEqual([401, 'invalid_credentials']);
    expect(absent.body).toEqual(wrong.body);
    expect(absent.status).toBe(wrong.status);
  });
});
