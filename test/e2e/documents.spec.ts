import { Validator } from '@seriousme/openapi-schema-validator';
import { waitForMetric } from '../support/barrier.js';
import { makeMessage, request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';
import { TestSocket } from '../support/socket.js';

interface Document {
  paths: Record<string, Record<string, { parameters?: { name: string; in: string }[]; responses: object }>>;
  components: { schemas: Record<string, { properties: object; required: string[] }> };
}

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});

afterAll(cleanUp);

async function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(server.url + path, { headers });
}

describe('The OpenAPI document', () => {
  let document: Document;

  beforeAll(async () => {
    document = (await request<Document>('GET', `${server.url}/openapi.json`)).body;
  });

  it('is valid', async () => {
    const result = await new Validator().validate({ ...structuredClone(document) });
    expect(result.errors).toBeUndefined();
    expect(result.valid).toBe(true);
  });

  it('has every route, with path parameters under their own names', () => {
    const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(routes.toSorted()).toEqual([
      'DELETE /api/auth/sessions',
      'DELETE /api/auth/sessions/{session_id}',
      'DELETE /api/bots/{user_id}/tokens/{token_id}',
      'DELETE /api/channels/{channel_id}',
      'DELETE /api/channels/{channel_id}/members/{user_id}',
      'DELETE /api/messages/{message_id}',
      'DELETE /api/messages/{message_id}/pin',
      'DELETE /api/messages/{message_id}/reactions/{emoji}',
      'DELETE /api/users/{user_id}/ban',
      'DELETE /api/users/{user_id}/mute',
      'GET /',
      'GET /.well-known/jwks.json',
      'GET /api/audit',
      'GET /api/auth/me',
      'GET /api/auth/openid',
      'GET /api/auth/openid/callback',
      'GET /api/auth/sessions',
      'GET /api/bots/{user_id}/tokens',
      'GET /api/channels',
      'GET /api/channels/{channel_id}',
      'GET /api/channels/{channel_id}/members',
      'GET /api/channels/{channel_id}/messages',
      'GET /api/channels/{channel_id}/pins',
      'GET /api/messages/{message_id}',
      'GET /api/messages/{message_id}/edits',
      'GET /api/messages/{message_id}/replies',
      'GET /api/presence',
      'GET /api/read-markers',
      'GET /api/reports',
      'GET /api/sanctions',
      'GET /api/search/messages',
      'GET /api/users',
      'GET /api/users/{user_id}',
      'GET /healthz',
      'GET /readyz',
      'PATCH /api/auth/me',
      'PATCH /api/channels/{channel_id}',
      'PATCH /api/messages/{message_id}',
      'PATCH /api/reports/{report_id}',
      'PATCH /api/users/{user_id}',
      'POST /api/auth/deactivate',
      'POST /api/auth/login',
      'POST /api/auth/logout',
      'POST /api/auth/password',
      'POST /api/auth/refresh',
      'POST /api/auth/register',
      'POST /api/auth/ws-ticket',
      'POST /api/bots',
      'POST /api/bots/{user_id}/tokens',
      'POST /api/channels',
      'POST /api/channels/direct',
      'POST /api/channels/{channel_id}/messages',
      'POST /api/channels/{channel_id}/typing',
      'POST /api/invitations',
      'POST /api/messages/{message_id}/reports',
      'PUT /api/channels/{channel_id}/members/{user_id}',
      'PUT /api/channels/{channel_id}/read-marker',
      'PUT /api/messages/{message_id}/pin',
      'PUT /api/messages/{message_id}/reactions/{emoji}',
      'PUT /api/presence',
      'PUT /api/users/{user_id}/ban',
      'PUT /api/users/{user_id}/mute',
    ]);
    const parameters = document.paths['/api/channels/{channel_id}/messages']?.get?.parameters?.map(({ name }) => name);
    expect(parameters?.toSorted()).toEqual([
      'after',
      'around',
      'before',
      'channel_id',
      'limit',
      'offset',
      'order',
      'userId',
    ]);
  });

  it('shows the names that travel: real answers have the fields of their schemas and no other', async () => {
    const sent = await request('POST', `${server.url}/api/channels/1/messages`, makeMessage({ content: '@ユーザー' }));
    const path = `${server.url}/api/messages/${String(sent.body.id)}`;
    await request('PUT', `${path}/reactions/:seen:`, { user_id: 'a' });
    await request('PUT', `${path}/pin`, { user_id: 'a' });
    const { body } = await request<{ messages: object[] }>('GET', `${server.url}/api/channels/1/messages`);
    const channels = await request<object[]>('GET', `${server.url}/api/channels`);
    const { schemas } = document.components;
    for (const [name, value] of [
      ['MessagesListResponse', body],
      ['MessageResponse', body.messages[0]],
      ['ChannelResponse', channels.body[0]],
    ] as const) {
      expect(Object.keys(schemas[name]?.properties ?? {})).toEqual(expect.arrayContaining(Object.keys(value ?? {})));
      expect(Object.keys(value ?? {})).toEqual(expect.arrayContaining(schemas[name]?.required ?? []));
    }
    expect(JSON.stringify(schemas)).not.toMatch(/"[a-z]+_[a-z_]+":\s*\{/u);
  });
});

describe('What the document says of refusals', () => {
  it.each([
    ['get', '/api/channels', '?archived=x', undefined],
    ['get', '/api/channels/{channel_id}', '', undefined],
    ['get', '/api/channels/{channel_id}/members', '', undefined],
    ['get', '/api/channels/{channel_id}/members', '?limit=0', undefined],
    ['put', '/api/channels/{channel_id}/members/{user_id}', '', {}],
    ['delete', '/api/channels/{channel_id}/members/{user_id}', '', undefined],
    ['post', '/api/channels/direct', '', { user_ids: ['a'] }],
    ['post', '/api/channels', '', { name: 'x', kind: 'private' }],
    ['get', '/api/channels/{channel_id}/messages', '', undefined],
    ['get', '/api/channels/{channel_id}/messages', '?limit=0', undefined],
    ['get', '/api/messages/{message_id}', '', undefined],
    ['post', '/api/channels', '', {}],
    ['post', '/api/channels', '', { id: '1', name: 'x' }],
    ['post', '/api/channels', '', 'x'.repeat(300_000)],
    ['patch', '/api/channels/{channel_id}', '', { name: 'x' }],
    ['patch', '/api/channels/{channel_id}', '', { name: '' }],
    ['post', '/api/channels/{channel_id}/messages', '', makeMessage()],
    ['post', '/api/channels/{channel_id}/messages', '', {}],
    ['get', '/api/channels/{channel_id}/pins', '', undefined],
    ['get', '/api/read-markers', '', undefined],
    ['put', '/api/channels/{channel_id}/read-marker', '', { user_id: 'u' }],
    ['put', '/api/channels/{channel_id}/read-marker', '', {}],
    ['get', '/api/messages/{message_id}/edits', '', undefined],
    ['get', '/api/messages/{message_id}/replies', '', undefined],
    ['get', '/api/messages/{message_id}/replies', '?limit=0', undefined],
    ['patch', '/api/messages/{message_id}', '', { user_id: 'u', content: 'x' }],
    ['patch', '/api/messages/{message_id}', '', {}],
    ['delete', '/api/messages/{message_id}', '?userId=u', undefined],
    ['delete', '/api/messages/{message_id}', '', undefined],
    ['put', '/api/messages/{message_id}/pin', '', { user_id: 'u' }],
    ['delete', '/api/messages/{message_id}/pin', '?userId=u', undefined],
    ['put', '/api/messages/{message_id}/reactions/{emoji}', '', { user_id: 'u' }],
    ['delete', '/api/messages/{message_id}/reactions/{emoji}', '?userId=u', undefined],
    ['post', '/api/channels/{channel_id}/typing', '', { user_id: 'a', user_name: 'a' }],
    ['post', '/api/channels/{channel_id}/typing', '', {}],
    ['put', '/api/presence', '', {}],
  ])('is true of %s %s%s', async (method, path, query, json) => {
    const { body: document } = await request<Document>('GET', `${server.url}/openapi.json`);
    const url = server.url + path.replaceAll(/\{\w+\}/gu, 'nope') + query;
    const answer = await request(method.toUpperCase(), url, json);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(Object.keys(document.paths[path]?.[method]?.responses ?? {})).toContain(String(answer.status));
    const problem = document.components.schemas.ProblemResponse;
    expect(Object.keys(problem?.properties ?? {})).toEqual(expect.arrayContaining(Object.keys(answer.body)));
    expect(Object.keys(answer.body)).toEqual(expect.arrayContaining(problem?.required ?? []));
  });
});

describe('The pages', () => {
  it.each(['/docs', '/redoc', '/asyncapi'])(
    '%s loads everything from this server, under a policy that holds it to that',
    async (path) => {
      const page = await get(path);
      expect(page.status).toBe(200);
      const policy = page.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      const html = await page.text();
      const sources = [...html.matchAll(/(?:src|href)="(?<url>[^"]+)"/gu)].map((match) => match.groups?.url ?? '');
      expect(sources.length).toBeGreaterThan(1);
      for (const source of sources.filter((url) => !url.startsWith('data:'))) {
        expect(source).toMatch(/^\//u);
        expect((await get(source)).status).toBe(200);
      }
    },
  );

  it('ask no other host for a picture', async () => {
    expect(await (await get('/redoc/redoc.js')).text()).not.toContain('cdn.redoc.ly');
  });
});

describe('Operations', () => {
  it('tell that the server is alive and ready', async () => {
    expect(await (await get('/')).json()).toEqual({ message: 'AI Community Backend API' });
    expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' });
    expect(await (await get('/readyz')).json()).toEqual({ status: 'ok' });
  });

  it('count the connections that are open', async () => {
    const counting = await startServer();
    const sockets = await Promise.all([TestSocket.open(counting.wsUrl), TestSocket.open(counting.wsUrl)]);
    await waitForMetric(counting, 'websocket_connections', 2);
    sockets.forEach((socket) => socket.close());
    await waitForMetric(counting, 'websocket_connections', 0);
  });

  it('answer metrics by route template, and never a path or an id', async () => {
    await get('/api/channels/secret-id');
    const metrics = await (await get('/metrics')).text();
    expect(metrics).toMatch(/^websocket_connections 0$/mu);
    expect(metrics).toMatch(
      /^http_request_duration_seconds_count\{.*route="\/api\/channels\/:channel_id",status="404"\} 1$/mu,
    );
    expect(metrics).toMatch(/^nodejs_eventloop_lag_p99_seconds /mu);
    expect(metrics).toMatch(/^message_save_duration_seconds_count /mu);
    expect(metrics).not.toContain('secret-id');
  });

  it('keep metrics from whoever comes through a proxy, unless they are public', async () => {
    const forwarded = { 'X-Forwarded-For': '203.0.113.7' };
    expect((await get('/metrics', forwarded)).status).toBe(403);
    const open = await startServer({ METRICS_PUBLIC: 'true' });
    expect((await fetch(`${open.url}/metrics`, { headers: forwarded })).status).toBe(200);
    const trusting = await startServer({ TRUST_PROXY: 'loopback' });
    expect((await fetch(`${trusting.url}/metrics`, { headers: forwarded })).status).toBe(403);
  });

  it('send the security headers and an id of the request', async () => {
    const { headers } = await get('/api/channels', { 'X-Request-Id': 'mine-1' });
    expect(headers.get('x-request-id')).toBe('mine-1');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.has('x-powered-by')).toBe(false);
    expect((await get('/', { 'X-Request-Id': 'a b"c' })).headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/u);
  });
});
