import http from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { makeMessage, request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let messages: string;

beforeAll(async () => {
  server = await startServer({ REQUEST_HEADERS_TIMEOUT_MS: '200' });
  messages = `${server.url}/api/channels/1/messages`;
});

afterAll(async () => {
  expect((await request('GET', messages)).body.total).toBe(accepted);
  await cleanUp();
});

let accepted = 0;

async function expectProblem(
  answer: { status: number; headers: Headers; body: Record<string, unknown> },
  status: number,
  code: string,
): Promise<void> {
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/u);
  expect(answer.body).toMatchObject({ type: 'about:blank', status, code });
  expect(answer.status).toBe(status);
  expect(typeof answer.body.title).toBe('string');
  expect(typeof answer.body.detail).toBe('string');
}

async function send(init: RequestInit & { path?: string }): Promise<Parameters<typeof expectProblem>[0]> {
  const response = await fetch(init.path === undefined ? messages : server.url + init.path, {
    method: 'POST',
    ...init,
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
}

const json = { 'Content-Type': 'application/json' };

describe('A wrong query', () => {
  it.each([
    'limit=0',
    'limit=-1',
    'limit=1001',
    'limit=abc',
    'limit=',
    'limit=1.5',
    'limit=1e2',
    'limit=5&limit=6',
    'offset=-1',
    'offset=x',
    'offset=99999999999999999999',
    'order=up',
    'offset=0&before=x',
    'before=a&after=b',
    'before=',
    `before=${'x'.repeat(129)}`,
  ])('%s is refused', async (query) => {
    const answer = await request('GET', `${messages}?${query}`);
    await expectProblem(answer, 422, 'validation_failed');
    expect(answer.body.errors).toHaveLength(1);
  });
});

describe('A wrong field', () => {
  it.each([
    ['content', undefined],
    ['content', null],
    ['content', 5],
    ['content', {}],
    ['content', ['x']],
    ['content', ''],
    ['content', ' \n\u3000'],
    ['content', '😀'.repeat(10_001)],
    ['userId', undefined],
    ['userId', ''],
    ['userId', 'x'.repeat(129)],
    ['userId', 'a\nb'],
    ['userName', ' '],
    ['userName', '名'.repeat(101)],
    ['id', ''],
    ['id', 7],
    ['timestamp', '2024-W01'],
    ['timestamp', '2024-02-30T00:00:00Z'],
    ['timestamp', '2024-01-01'],
    ['timestamp', '2024-01-01T24:00:00Z'],
    ['timestamp', 1_704_067_200],
    ['isOwnMessage', 'true'],
  ])('%s %j is refused by name', async (field, value) => {
    const valid = { id: 'x', userId: 'u', userName: 'n', content: 'c' };
    const answer = await request('POST', messages, { ...valid, [field]: value });
    await expectProblem(answer, 422, 'validation_failed');
    expect(answer.body.errors).toEqual([{ field, message: expect.any(String) as string }]);
  });

  it.each(['a\0b', '\ud800', 'x\udc00y'])('text that cannot be kept (%j) has a code of its own', async (content) => {
    await expectProblem(await request('POST', messages, makeMessage({ content })), 422, 'invalid_text');
    await expectProblem(await request('POST', messages, makeMessage({ id: content })), 422, 'invalid_text');
  });

  it('is counted in code points: 10,000 emoji fit, escaped as Python does it', async () => {
    const content = '\\ud83d\\ude00'.repeat(10_000);
    const body = JSON.stringify(makeMessage({ content: '?' })).replace('"?"', `"${content}"`);
    const answer = await send({ headers: json, body });
    expect(answer.status).toBe(201);
    accepted += 1;
    expect([...String(answer.body.content)]).toHaveLength(10_000);
  });

  it('names every wrong field at once', async () => {
    const { body } = await request('POST', messages, {});
    expect(body.errors).toEqual(['userId', 'userName', 'content'].map((field) => ({ field, message: 'is required' })));
  });
});

describe('A wrong body', () => {
  it.each([
    ['{', 400, 'invalid_json'],
    ['nul', 400, 'invalid_json'],
    [Buffer.from([0x22, 0xff, 0x22]), 400, 'invalid_json'],
    ['['.repeat(20_000) + ']'.repeat(20_000), 400, 'json_too_deep'],
    [`{"content":${'['.repeat(33)}${']'.repeat(33)}}`, 400, 'json_too_deep'],
    ['[]', 422, 'validation_failed'],
    ['"text"', 422, 'validation_failed'],
    ['null', 422, 'validation_failed'],
    ['', 422, 'validation_failed'],
    [`"${'x'.repeat(256 * 1024)}"`, 413, 'payload_too_large'],
  ])('is refused (case %#)', async (body, status, code) => {
    await expectProblem(await send({ headers: json, body }), status, code);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/json; charset=shift_jis',
    'multipart/form-data',
  ])('of the type %s is refused', async (type) => {
    await expectProblem(await send({ headers: { 'Content-Type': type }, body: '{}' }), 415, 'unsupported_media_type');
  });

  it('with 6,000 keys and a __proto__ is taken for what it has of a message', async () => {
    const keys = Array.from({ length: 6_000 }, (_, index) => `"k${index}":${index}`).join(',');
    const body = `{"__proto__":{"content":"evil"},${keys},"userId":"u","userName":"n","content":"good"}`;
    const answer = await send({ headers: json, body });
    accepted += 1;
    expect([answer.status, answer.body.content]).toEqual([201, 'good']);
    expect(({} as Record<string, unknown>).content).toBeUndefined();
  });
});

describe('A wrong address', () => {
  it.each([
    ['GET', '/nope', 404, 'route_not_found'],
    ['GET', '/api/channels/%zz', 400, 'invalid_request'],
    ['GET', '/ws', 426, 'upgrade_required'],
  ])('%s %s is answered %i', async (method, path, status, code) => {
    await expectProblem(await request('GET', server.url + path), status, code);
    expect(method).toBe('GET');
  });

  it.each([
    ['DELETE', '/api/channels', 'GET, POST'],
    ['PUT', '/api/channels/1', 'GET, PATCH'],
    ['POST', '/', 'GET'],
  ])('%s %s is told what there is', async (method, path, allowed) => {
    const answer = await request(method, server.url + path);
    await expectProblem(answer, 405, 'method_not_allowed');
    expect(answer.headers.get('allow')).toBe(allowed);
  });
});

describe('A foreign page', () => {
  function getWithHost(host: string): Promise<http.IncomingMessage> {
    return new Promise((resolve, reject) => {
      http
        .get({ port: server.port, host: '127.0.0.1', path: '/', headers: { Host: host } }, resolve)
        .on('error', reject);
    });
  }

  it('does not get in under a name of its own', async () => {
    const answer = await getWithHost('evil.example');
    expect(answer.statusCode).toBe(403);
    expect(JSON.parse(await text(answer))).toMatchObject({ code: 'host_not_allowed' });
  });

  it.each(['localhost', 'chat.localhost:8000', '127.0.0.1', '[::1]:8000'])('%s is this machine', async (host) => {
    const answer = await getWithHost(host);
    answer.resume();
    expect(answer.statusCode).toBe(200);
  });

  it('is answered under a name that is allowed', async () => {
    const open = await startServer({ ALLOWED_HOSTS: 'chat.example.org' });
    const answer = await fetch(open.url);
    expect(answer.status).toBe(200);
    const refused = await getWithHost('chat.example.org');
    refused.resume();
    expect(refused.statusCode).toBe(403);
  });

  it('reads answers only when its origin is listed', async () => {
    const preflight = { 'Access-Control-Request-Method': 'PATCH', 'Access-Control-Request-Headers': 'x-anything' };
    const own = await fetch(messages, {
      method: 'OPTIONS',
      headers: { ...preflight, Origin: 'http://localhost:5173' },
    });
    expect(own.headers.get('access-control-allow-origin')).toBe('http://localhost:5173');
    expect(own.headers.get('access-control-allow-credentials')).toBe('true');
    expect(own.headers.get('access-control-allow-methods')).toContain('PATCH');
    expect(own.headers.get('access-control-allow-headers')).toBe('x-anything');
    const foreign = await fetch(messages, { headers: { Origin: 'http://evil.example' } });
    expect(foreign.headers.get('access-control-allow-origin')).not.toBe('http://evil.example');
  });
});

describe('A slow client', () => {
  it('that does not finish its headers is answered 408', async () => {
    const socket = connect(server.port, '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 /u);
  });
});
