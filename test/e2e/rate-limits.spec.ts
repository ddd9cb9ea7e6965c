import { register } from '../support/accounts.js';
import { closeClients, openClient } from '../support/client.js';
import { tryHandshake } from '../support/handshake.js';
import { makeMessage, request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';
import { TestSocket } from '../support/socket.js';
import { respell, sendAsSpelled } from '../support/spellings.js';
import { waitForMetric } from '../support/barrier.js';

afterEach(closeClients);

afterAll(cleanUp);

const from = (address: string): Record<string, string> => ({ 'X-Forwarded-For': address });

/** Sends over REST. @returns the statuses. */
function send(server: TestServer, count: number, headers?: Record<string, string>, who?: object): Promise<number[]> {
  const url = `${server.url}/api/channels/1/messages`;
  return Promise.all(
    Array.from({ length: count }, async () => (await request('POST', url, makeMessage({ ...who }), headers)).status),
  );
}

function count<T>(values: T[], wanted: T): number {
  return values.filter((value) => value === wanted).length;
}

describe('The limits', () => {
  it('refuse a request beyond them with 429, and say when to go on', async () => {
    const server = await startServer({ LIMIT_WRITES_PER_ADDRESS: '2/3600' });
    const url = `${server.url}/api/channels/1/messages`;
    const first = await request('POST', url, makeMessage());
    expect(first.status).toBe(201);
    expect(first.headers.get('ratelimit-policy')).toBe('"writes_per_address";q=2;w=3600');
    expect(first.headers.get('ratelimit')).toBe('"writes_per_address";r=1;t=1800');
    expect(first.headers.has('retry-after')).toBe(false);
    await request('POST', url, makeMessage());

    const { status, headers, body } = await request('POST', url, makeMessage(), { Origin: 'http://localhost:5173' });
    expect(status).toBe(429);
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/u);
    expect(body).toMatchObject({ status: 429, code: 'rate_limited', title: 'Too Many Requests' });
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(1_790);
    expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(1_800);
    expect(headers.get('ratelimit')).toMatch(/^"writes_per_address";r=0;t=3[56]\d\d$/u);
    expect(headers.get('access-control-expose-headers')).toMatch(/Retry-After.*RateLimit-Policy/u);
    expect(await request('GET', `${server.url}/api/channels/1/messages`)).toMatchObject({ body: { total: 2 } });
    await waitForMetric(server, 'rate_limited_total{limit="writes_per_address"}', 1);
  });

  it.each(['ADDRESS', 'USER'])(
    'per %s let through what they say, of many at once over REST and sockets',
    async (whom) => {
      const server = await startServer({ [`LIMIT_WRITES_PER_${whom}`]: '300/3600' });
      const account = whom === 'USER' ? await register(server, 'Hana') : null;
      const headers = account?.headers ?? {};
      const who = account ? { user_id: account.user_id, user_name: account.user_name } : {};
      const sockets = await Promise.all(Array.from({ length: 4 }, () => TestSocket.open(server.wsUrl, { headers })));
      const answers = sockets.map(async (socket) => {
        const asked = Array.from({ length: 50 }, () => socket.request('message:send', makeMessage(who)));
        return (await Promise.all(asked)).map(({ type }) => type);
      });
      const statuses = await send(server, 400, headers, who);
      const types = (await Promise.all(answers)).flat();

      const passed = count(statuses, 201) + count(types, 'message:saved');
      expect(passed).toBeGreaterThanOrEqual(300);
      expect(passed).toBeLessThanOrEqual(300 * 1.05);
      expect(count(statuses, 429) + count(types, 'message:error')).toBe(600 - passed);
      expect(count(statuses, 201)).toBeGreaterThan(0);
      expect(count(types, 'message:saved')).toBeGreaterThan(0);
      expect(await request('GET', `${server.url}/api/channels/1/messages`)).toMatchObject({ body: { total: passed } });
      sockets.forEach((socket) => socket.close());
    },
  );

  it('let as much through again as time passes', async () => {
    const server = await startServer({ LIMIT_WRITES_PER_ADDRESS: '10/1' });
    const begun = performance.now();
    let passed = 0;
    while (performance.now() - begun < 2_000) {
      passed += count(await send(server, 10), 201);
    }
    const expected = 10 + (10 * (performance.now() - begun)) / 1_000;
    expect(passed).toBeLessThanOrEqual(expected * 1.05);
    expect(passed).toBeGreaterThan(10);
  });

  it('count clients apart behind a trusted proxy, and believe nobody else', async () => {
    const trusting = await startServer({ LIMIT_WRITES_PER_ADDRESS: '2/3600', TRUST_PROXY: 'loopback' });
    expect(await send(trusting, 3, from('203.0.113.1'))).toContain(429);
    expect(await send(trusting, 2, from('203.0.113.2'))).toEqual([201, 201]);
    // Nobody gets further by claims of his own in front of what the proxy says.
    expect(await send(trusting, 1, from('198.51.100.9, 203.0.113.1'))).toEqual([429]);
    // One who has IPv6 has a whole network of addresses.
    expect(await send(trusting, 2, from('2001:db8::1'))).toEqual([201, 201]);
    expect(await send(trusting, 1, from('2001:db8::2'))).toEqual([429]);

    const plain = await startServer({ LIMIT_WRITES_PER_ADDRESS: '2/3600' });
    expect(await send(plain, 2, from('203.0.113.1'))).toEqual([201, 201]);
    expect(await send(plain, 1, from('203.0.113.2'))).toEqual([429]);
  });

  it('count what reads, what writes and what searches apart, and what is not there too', async () => {
    const server = await startServer({
      LIMIT_READS_PER_ADDRESS: '4/3600',
      LIMIT_WRITES_PER_ADDRESS: '1/3600',
      LIMIT_SEARCHES_PER_ADDRESS: '1/3600',
    });
    const statusOf = async (method: string, path: string): Promise<number> =>
      (await request(method, server.url + path)).status;
    expect(await send(server, 2)).toEqual(expect.arrayContaining([201, 429]));
    expect(await statusOf('GET', '/api/search/messages?q=x')).toBe(200);
    expect(await statusOf('GET', '/api/search/messages/?q=x')).toBe(429);
    expect(await statusOf('HEAD', '/nothing')).toBe(404);
    expect(await statusOf('GET', '/api/channels')).toBe(200);
    expect(await statusOf('GET', '/api/channels')).toBe(429);
    expect(await statusOf('GET', '/docs')).toBe(429);
    expect(await tryHandshake(server.wsUrl)).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
  });

  it.each([
    ['GET', '/api/search/messages?q=x', 'LIMIT_SEARCHES_PER_ADDRESS', undefined, 200],
    ['HEAD', '/api/search/messages?q=x', 'LIMIT_SEARCHES_PER_ADDRESS', undefined, 200],
    ['GET', '/api/channels', 'LIMIT_READS_PER_ADDRESS', undefined, 200],
    ['HEAD', '/api/channels', 'LIMIT_READS_PER_ADDRESS', undefined, 200],
    ['POST', '/api/channels/1/messages', 'LIMIT_WRITES_PER_ADDRESS', makeMessage(), 201],
    ['POST', '/api/auth/login', 'LIMIT_SIGN_INS_PER_ADDRESS', { userName: 'Hana', password: 'not this one' }, 401],
  ])('count %s %s however its path is spelled', async (method, path, limit, body, status) => {
    const server = await startServer({ [limit]: '1/3600' });
    expect(await sendAsSpelled(server, { method, path, body })).toBe(status);
    const spellings = [path, ...respell(path)];
    const statuses = await Promise.all(spellings.map((each) => sendAsSpelled(server, { method, path: each, body })));
    expect(statuses[0]).toBe(429);
    // What leads elsewhere, or nowhere, comes no nearer to it.
    expect(spellings.filter((_, index) => ![404, 405, 429].includes(statuses[index] ?? 0))).toEqual([]);
  });

  it('count a user who signed in on every way together, and nobody else of the same address', async () => {
    const server = await startServer({ LIMIT_WRITES_PER_USER: '3/3600', LIMIT_SEARCHES_PER_USER: '1/3600' });
    const account = await register(server, 'Hana');
    const { headers, user_id, user_name } = account;
    const own = (): Record<string, unknown> => makeMessage({ user_id, user_name });
    const socket = await TestSocket.open(server.wsUrl, { headers });
    const url = `${server.url}/api/channels/1/messages`;
    expect((await request('POST', url, own(), headers)).status).toBe(201);
    expect((await request('POST', url, own(), headers)).status).toBe(201);
    expect((await socket.request('message:send', own())).type).toBe('message:saved');
    expect((await socket.request('message:send', own())).data.code).toBe('rate_limited');
    const { status, headers: told } = await request('POST', `${server.url}/api/channels`, { name: 'x' }, headers);
    expect([status, told.get('ratelimit')]).toEqual([429, expect.stringMatching(/, "writes_per_user";r=0;t=3600$/u)]);
    const search = `${server.url}/api/search/messages?q=x`;
    expect((await request('GET', search, undefined, headers)).status).toBe(200);
    expect((await request('GET', search, undefined, headers)).status).toBe(429);
    expect((await request('GET', search)).status).toBe(200);
    expect(await send(server, 1)).toEqual([201]);
    socket.close();
  });

  it('can be switched off', async () => {
    const server = await startServer({ LIMIT_WRITES_PER_ADDRESS: 'off', LIMIT_READS_PER_ADDRESS: 'off' });
    const { headers, status } = await request('GET', `${server.url}/api/channels`);
    expect([status, headers.has('ratelimit'), headers.has('ratelimit-policy')]).toEqual([200, false, false]);
  });

  it('are met by nobody who sends 500 messages in a breath, as they are without any setting', async () => {
    const server = await startServer({ LIMIT_WRITES_PER_ADDRESS: '6000/60', LIMIT_WRITES_PER_CONNECTION: '1200/60' });
    const socket = await TestSocket.open(server.wsUrl);
    const answers = await Promise.all(Array.from({ length: 500 }, () => socket.request('message:send', makeMessage())));
    expect(new Set(answers.map(({ type }) => type))).toEqual(new Set(['message:saved']));
    socket.close();
  });
});

describe('The client library', () => {
  it('heeds the limits, and sends everything in its order', async () => {
    const server = await startServer({ LIMIT_WRITES_PER_ADDRESS: '4/2' });
    const client = await openClient(server.url, 'hana', ['1'], { heartbeatMs: 15_000 });
    const contents = Array.from({ length: 7 }, (_, index) => `message ${index}`);
    await Promise.all(contents.map((content) => client.send({ channelId: '1', content })));
    expect(client.messages('1').map(({ content }) => content)).toEqual(contents);
  }, 20_000);
});

describe('A frame beyond the limits', () => {
  it('is answered in its place with when to go on, and saves nothing; the connection and the others go on', async () => {
    const server = await startServer({ LIMIT_WRITES_PER_CONNECTION: '2/2' });
    const socket = await TestSocket.open(server.wsUrl);
    const other = await TestSocket.open(server.wsUrl);
    const messages = Array.from({ length: 3 }, () => makeMessage());
    messages.forEach((message) => socket.send('message:send', message));
    const [, , refused] = await socket.waitForCount(3);
    expect(refused).toEqual({
      type: 'message:error',
      data: {
        id: messages[2]?.id,
        success: false,
        code: 'rate_limited',
        error: 'You ask more often than you may; go on in 1 s.',
        retry_after: 1,
      },
    });
    expect((await other.request('message:send', makeMessage())).type).toBe('message:saved');
    for (let answer = refused; answer?.type !== 'message:saved';) {
      answer = await socket.request('message:send', messages[2]);
    }
    expect(await request('GET', `${server.url}/api/channels/1/messages`)).toMatchObject({ body: { total: 4 } });
    [socket, other].forEach((open) => open.close());
  });

  it('counts too when it cannot be read', async () => {
    const server = await startServer({ LIMIT_WRITES_PER_CONNECTION: '1/3600' });
    const socket = await TestSocket.open(server.wsUrl);
    socket.socket.send('{');
    socket.socket.send('{');
    const answers = await socket.waitForCount(2);
    expect(answers.map(({ data }) => data.code)).toEqual(['invalid_json', 'rate_limited']);
    socket.close();
  });

  it('ends the connection with 4008 when far too many follow, and takes nothing more from it', async () => {
    const server = await startServer({
      LIMIT_WRITES_PER_CONNECTION: '5/3600',
      LIMIT_REFUSALS_PER_CONNECTION: '10/3600',
    });
    const abuser = await TestSocket.open(server.wsUrl);
    const other = await TestSocket.open(server.wsUrl);
    const closed = abuser.closed();
    for (let sent = 0; sent < 1_000; sent += 1) {
      abuser.send('message:send', makeMessage());
    }
    expect(await closed).toBe(4008);
    expect(abuser.frames.length).toBeLessThanOrEqual(16);
    expect((await other.request('message:send', makeMessage())).type).toBe('message:saved');
    expect(await request('GET', `${server.url}/api/channels/1/messages`)).toMatchObject({ body: { total: 6 } });
    other.close();
  });
});
