import { register, type TestAccount } from '../support/accounts.js';
import { request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';
import { TestSocket } from '../support/socket.js';

let server: TestServer;
let hana: TestAccount;

beforeAll(async () => {
  server = await startServer({ AUTH_MODE: 'required' });
  hana = await register(server, 'Hana');
});

afterAll(cleanUp);

const NOT_JSON = ['/docs', '/redoc', '/asyncapi', '/metrics'];

describe('Where an account is required', () => {
  it('every route of the document refuses whoever has no token, but for those that lead to one and those of operators', async () => {
    const { body } = await request<{ paths: Record<string, Record<string, unknown>> }>(
      'GET',
      `${server.url}/openapi.json`,
    );
    const open: string[] = [];
    for (const [path, methods] of Object.entries(body.paths)) {
      for (const method of Object.keys(methods).map((name) => name.toUpperCase())) {
        const json = ['POST', 'PUT', 'PATCH'].includes(method) ? {} : undefined;
        const answer = await request(method, server.url + path.replaceAll(/\{\w+\}/gu, '1'), json);
        if (answer.status !== 401 || answer.body.code === 'invalid_token') {
          open.push(`${method} ${path}`);
        } else {
          expect([path, Object.keys((methods[method.toLowerCase()] as { responses: object }).responses)]).toEqual([
            path,
            expect.arrayContaining(['401']),
          ]);
          expect([path, answer.body.code]).toEqual([path, 'authentication_required']);
          expect(answer.headers.get('www-authenticate')).toBe('Bearer');
        }
      }
    }
    expect(open.toSorted()).toEqual([
      'GET /',
      'GET /.well-known/jwks.json',
      'GET /api/auth/openid',
      'GET /api/auth/openid/callback',
      'GET /healthz',
      'GET /readyz',
      'POST /api/auth/login',
      'POST /api/auth/logout',
      'POST /api/auth/refresh',
      'POST /api/auth/register',
    ]);
  });

  it.each(['/api/channels/', '/API/channels', '//api/channels', '/api/%63hannels', '/api/channels?x=/healthz'])(
    '%s is no way around it',
    async (path) => {
      const { status } = await request('GET', server.url + path);
      expect([401, 404]).toContain(status);
      const head = await fetch(server.url + path, { method: 'HEAD' });
      expect([401, 404]).toContain(head.status);
    },
  );

  it.each(NOT_JSON)('%s is there for everybody', async (path) => {
    expect((await fetch(server.url + path)).status).toBe(200);
  });

  it('a token opens the routes', async () => {
    const { status } = await request('GET', `${server.url}/api/channels`, undefined, hana.headers);
    expect(status).toBe(200);
  });

  it('a socket without a token is answered nothing but that it needs one', async () => {
    const socket = await TestSocket.open(server.wsUrl);
    const answer = await socket.request('channel:subscribe', {});
    expect(answer.data).toMatchObject({ success: false, code: 'authentication_required' });
    socket.close();
  });

  it('a socket with a token in its header may do what it likes', async () => {
    const socket = await TestSocket.open(server.wsUrl, { headers: hana.headers });
    const answer = await socket.request('channel:subscribe', {});
    expect(answer.type).toBe('channel:subscribed');
    socket.close();
  });
});

describe('Where no account is required', () => {
  it('a token that is not good is refused all the same', async () => {
    const open = await startServer();
    const headers = { Authorization: 'Bearer x.y.z' };
    const answer = await request('GET', `${open.url}/api/channels`, undefined, headers);
    expect([answer.status, answer.body.code]).toEqual([401, 'invalid_token']);
    await expect(TestSocket.open(open.wsUrl, { headers })).rejects.toThrow(/401/u);
  });

  it('the credentials that a proxy asks for are none of ours', async () => {
    const open = await startServer();
    const headers = { Authorization: `Basic ${btoa('a:b')}` };
    expect((await request('GET', `${open.url}/api/channels`, undefined, headers)).status).toBe(200);
  });
});
