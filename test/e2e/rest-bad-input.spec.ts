import http from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
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
    'offset=0&around=x',
    'before=a&around=b',
    'after=a&around=b',
    'before=a&after=b',
    'before=',
    `before=${'x'.repeat(129)}`,
  ])('%s is refused', async (query) => {
    const answer = await request('GET', `${messages}?${query}`);
    await expectProblem(answer, 422, 'validation_failed');
    expect(answer.body.errors).toHaveLength(1);
  });
});

describe('A text of a query or path that cannot be kept', () => {
  it('is refused by a cursor with a code of its own', async () => {
    await expectProblem(await request('GET', `${messages}?before=%00`), 422, 'invalid_text');
  });

  it.each(['/api/channels/%00', '/api/channels/%00/messages', '/api/messages/%00', '/api/channels/__proto__'])(
    'is found nowhere: %s',
    async (path) => {
      const { status, body } = await request('GET', server.url + path);
      expect([status, body.code]).toEqual([
        404,
        path.includes('api/messages') ? 'message_not_found' : 'channel_not_found',
      ]);
    },
  );

  it('is found nowhere by a change either', async () => {
    await expectProblem(
      await request('POST', `${server.url}/api/channels/%00/messages`, makeMessage()),
      404,
      'channel_not_found',
    );
    await expectProblem(
      await request('PATCH', `${server.url}/api/channels/%00`, { name: 'x' }),
      404,
      'channel_not_found',
    );
  });

  it('and a __proto__ in a query change nothing', async () => {
    expect((await request('GET', `${messages}?__proto__=1&constructor=2&limit=5`)).status).toBe(200);
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
    [Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), 400, 'invalid_json'],
    [`${'{"a":'.repeat(20_000)}0${'}'.repeat(20_000)}`, 400, 'json_too_deep'],
    [`{"content":${'['.repeat(31)}${']'.repeat(31)}}`, 422, 'validation_failed'],
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

  it.each([
    ['POST', '/api/channels'],
    ['PATCH', '/api/channels/1'],
    ['POST', '/api/channels/1/messages'],
  ])('is refused by %s %s alike', async (method, path) => {
    await expectProblem(await send({ method, path, headers: json, body: '{' }), 400, 'invalid_json');
    await expectProblem(await send({ method, path, body: '{}' }), 415, 'unsupported_media_type');
    const large = `"${'x'.repeat(256 * 1024)}"`;
    await expectProblem(await send({ method, path, headers: json, body: large }), 413, 'payload_too_large');
    await expectProblem(await send({ method, path, headers: json, body: '[]' }), 422, 'validation_failed');
  });

  it('that does not say its length is refused at the limit too', async () => {
    const chunk = new Uint8Array(64 * 1024).fill(0x20);
    const chunks = Array.from({ length: 5 }, () => chunk);
    const body = new ReadableStream({
      pull: (controller) => {
        const next = chunks.pop();
        if (next) {
          controller.enqueue(next);
        } else {
          controller.close();
        }
      },
    });
    const answer = await send({ headers: json, body, duplex: 'half' });
    await expectProblem(answer, 413, 'payload_too_large');
  });

  it('that is packed counts as what comes out of it', async () => {
    const packed = { ...json, 'Content-Encoding': 'gzip' };
    const bomb = gzipSync(`"${'x'.repeat(8 * 1024 * 1024)}"`);
    await expectProblem(await send({ headers: packed, body: bomb }), 413, 'payload_too_large');
    await expectProblem(await send({ headers: packed, body: '{}' }), 400, 'invalid_request');
    const unknown = { ...json, 'Content-Encoding': 'zip' };
    await expectProblem(await send({ headers: unknown, body: '{}' }), 415, 'unsupported_media_type');
    const answer = await send({ headers: packed, body: gzipSync(JSON.stringify(makeMessage())) });
    accepted += 1;
    expect(answer.status).toBe(201);
  });

  it('may begin with a byte order mark and name its charset', async () => {
    const body = `\uFEFF${JSON.stringify(makeMessage())}`;
    const answer = await send({ headers: { 'Content-Type': 'application/json; charset="UTF-8"' }, body });
    accepted += 1;
    expect(answer.status).toBe(201);
  });

  it('gives nothing internal away', async () => {
    for (const body of ['{', '[]', '{"content":5}', '['.repeat(100) + ']'.repeat(100)]) {
      const answer = await send({ headers: json, body });
      const known = new Set(['type', 'title', 'status', 'detail', 'code', 'errors']);
      expect(Object.keys(answer.body).filter((key) => !known.has(key))).toEqual([]);
      expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|\.[jt]s\b|\bat .*:\d+|Unexpected token/u);
    }
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
    ['PUT', '/api/channels/1', 'GET, PATCH, DELETE'],
    ['POST', '/', 'GET'],
    ['POST', '/api/messages/x', 'GET, PATCH, DELETE'],
    ['POST', '/healthz', 'GET'],
    ['POST', '/openapi.json', 'GET'],
    ['DELETE', '/docs', 'GET'],
    ['PUT', '/redoc', 'GET'],
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
    for (const method of ['OPTIONS', 'GET']) {
      for (const origin of [
        'http://evil.example',
        'http://localhost:5173.evil.example',
        'https://localhost:5173',
        'null',
      ]) {
        const foreign = await fetch(messages, { method, headers: { ...preflight, Origin: origin } });
        expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
      }
    }
  });

  it('reads refusals too when its origin is listed, and the id of the request', async () => {
    for (const [path, status] of [
      ['/api/channels/1/messages?limit=0', 422],
      ['/nope', 404],
    ] as const) {
      const { status: answered, headers } = await fetch(server.url + path, {
        headers: { Origin: 'http://localhost:5173' },
      });
      expect(answered).toBe(status);
      expect(headers.get('access-control-allow-origin')).toBe('http://localhost:5173');
      expect(headers.get('access-control-expose-headers')).toContain('X-Request-Id');
      expect(headers.get('vary')).toContain('Origin');
    }
  });
});

describe('A slow client', () => {
  it('that does not finish its headers is answered 408', async () => {
    const socket = connect(server.port, '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 /u);
  });

  it('that does not finish its body is answered 408, and nobody waits for it', async () => {
    const impatient = await startServer({ REQUEST_TIMEOUT_MS: '200', REQUEST_HEADERS_TIMEOUT_MS: '200' });
    const socket = connect(impatient.port, '127.0.0.1');
    socket.write('POST /api/channels/1/messages HTTP/1.1\r\nHost: localhost\r\n');
    socket.write('Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{');
    const answer = text(socket);
    expect((await request('GET', `${impatient.url}/api/channels`)).status).toBe(200);
    expect(await answer).toMatch(/^HTTP\/1\.1 408 /u);
    expect((await request('GET', `${impatient.url}/api/channels/1/messages`)).body.total).toBe(0);
  });
});
