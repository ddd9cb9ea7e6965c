import { once } from 'node:events';
import { connect } from 'node:net';
import { WebSocket } from 'ws';
import { Connections } from '../../src/realtime/connections.js';
import { getTicket, register, type TestAccount } from '../support/accounts.js';
import { framesUntilNow, waitForMetric } from '../support/barrier.js';
import { tryHandshake } from '../support/handshake.js';
import { makeMessage, request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';
import { TestSocket } from '../support/socket.js';
import { queryDatabase } from '../support/database.js';

const KIBIBYTE = 1024;

afterAll(cleanUp);

describe('Frames beyond the limits', () => {
  let server: TestServer;
  let culprit: TestSocket;
  let bystander: TestSocket;

  beforeAll(async () => {
    server = await startServer();
  });

  beforeEach(async () => {
    culprit = await TestSocket.open(server.wsUrl);
    bystander = await TestSocket.open(server.wsUrl);
  });

  afterEach(() => {
    culprit.close();
    bystander.close();
  });

  /** The others hear nothing of it, and can still send. */
  async function expectUndisturbed(): Promise<void> {
    const message = makeMessage();
    bystander.send('message:send', message);
    await bystander.waitFor(({ data }) => data.id === message.id);
    const [heard] = await framesUntilNow(server, bystander);
    expect(heard).toEqual([
      { type: 'message:saved', seq: expect.any(Number) as number, data: { id: message.id, success: true } },
    ]);
  }

  it('closes a connection that sends a binary frame with 1003 and takes nothing from it', async () => {
    const message = makeMessage();
    const closed = culprit.closed();
    culprit.socket.send(Buffer.from(JSON.stringify({ type: 'message:send', data: message })), { binary: true });

    expect(await closed).toBe(1003);
    await expectUndisturbed();
    expect(await queryDatabase(server.database, 'SELECT 1 FROM messages WHERE id = $1', [message.id])).toEqual([]);
  });

  it('closes a connection that sends a frame over 256 KiB with 1009', async () => {
    const closed = culprit.closed();
    culprit.socket.send('x'.repeat(256 * KIBIBYTE + 1));

    expect(await closed).toBe(1009);
    await expectUndisturbed();
  });

  it('closes a connection whose fragments add up to more than 256 KiB with 1009', async () => {
    const closed = culprit.closed();
    for (let sent = 0; sent <= 4; sent += 1) {
      culprit.socket.send('x'.repeat(64 * KIBIBYTE), { fin: false });
    }

    expect(await closed).toBe(1009);
    await expectUndisturbed();
  });

  it('takes a frame of exactly 256 KiB', async () => {
    const message = makeMessage();
    const empty = JSON.stringify({ type: 'message:send', data: { ...message, extra: '' } });
    const extra = 'x'.repeat(256 * KIBIBYTE - Buffer.byteLength(empty));
    culprit.send('message:send', { ...message, extra });

    expect((await culprit.waitFor(() => true)).type).toBe('message:saved');
  });

  it('closes a connection that sends text that is no UTF-8 with 1007', async () => {
    const message = makeMessage({ content: '#' });
    const text = Buffer.from(JSON.stringify({ type: 'message:send', data: message }));
    text[text.indexOf('#')] = 0xff;
    const closed = culprit.closed();
    culprit.socket.send(text, { binary: false });

    expect(await closed).toBe(1007);
    await expectUndisturbed();
    expect(await queryDatabase(server.database, 'SELECT 1 FROM messages WHERE id = $1', [message.id])).toEqual([]);
  });

  it('closes a connection that sends a message in too many fragments with 1008', async () => {
    const closed = culprit.closed();
    for (let sent = 0; sent < 200; sent += 1) {
      culprit.socket.send(' ', { fin: false });
    }

    expect(await closed).toBe(1008);
    await expectUndisturbed();
  });

  it('takes a message in a few fragments', async () => {
    const message = makeMessage();
    const text = JSON.stringify({ type: 'message:send', data: message });
    const size = Math.ceil(text.length / 100);
    for (let start = 0; start < text.length; start += size) {
      culprit.socket.send(text.slice(start, start + size), { fin: start + size >= text.length });
    }

    expect(await culprit.waitFor(() => true)).toEqual({
      type: 'message:saved',
      seq: expect.any(Number) as number,
      data: { id: message.id, success: true },
    });
  });

  it('answers JSON of 20,000 levels with json_too_deep and goes on', async () => {
    culprit.socket.send(`{"type":"message:send","data":${'['.repeat(20_000)}${']'.repeat(20_000)}}`);
    culprit.socket.send(`{"type":"message:send","data":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`);
    const message = makeMessage();
    culprit.send('message:send', message);

    const answers = await culprit.waitForCount(3);
    expect(answers.map(({ data }) => data.code ?? data.id)).toEqual(['json_too_deep', 'json_too_deep', message.id]);
  });

  it('takes data of 6,000 keys', async () => {
    const keys = Object.fromEntries(Array.from({ length: 6_000 }, (_, index) => [`key_${index}`, index]));
    const message = makeMessage();
    culprit.send('message:send', { ...keys, ...message });

    expect((await culprit.waitFor(() => true)).data).toEqual({ id: message.id, success: true });
  });

  it('survives a client that breaks the framing itself', async () => {
    const raw = connect(server.port, '127.0.0.1');
    raw.on('error', () => undefined);
    raw.write(
      'GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    await once(raw, 'data');
    raw.resume();
    raw.write(Buffer.alloc(1_000, 0xff));
    await once(raw, 'close');

    await expectUndisturbed();
  });
});

describe('The handshake', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startServer();
  });

  it.each([
    ['a page of another site', { origin: 'https://evil.example' }],
    ['a page without an origin of its own', { origin: 'null' }],
    ['a page of another port of this machine', { origin: 'http://localhost:9999' }],
    ['a page whose name begins like an allowed one', { origin: 'http://localhost:5173.evil.example' }],
  ])('refuses %s', async (_, headers) => {
    expect(await tryHandshake(server.wsUrl, { headers })).toMatchObject({
      status: 403,
      type: 'application/problem+json',
      body: { status: 403, code: 'origin_not_allowed', type: 'about:blank', title: 'Forbidden' },
    });
  });

  it('takes programs, which send no Origin, pages of its own and the listed ones', async () => {
    expect(await tryHandshake(server.wsUrl)).toBeNull();
    expect(await tryHandshake(server.wsUrl, { headers: { origin: server.url } })).toBeNull();
    expect(await tryHandshake(server.wsUrl, { headers: { origin: 'http://localhost:5173' } })).toBeNull();
  });

  it('refuses a foreign Host, even where the Origin is the same', async () => {
    const headers = { host: 'evil.example', origin: 'http://evil.example' };
    expect(await tryHandshake(server.wsUrl, { headers })).toMatchObject({
      status: 403,
      type: 'application/problem+json',
      body: { code: 'host_not_allowed' },
    });
  });

  it('takes a Host that the configuration allows', async () => {
    const open = await startServer({ ALLOWED_HOSTS: 'chat.example' });
    expect(
      await tryHandshake(open.wsUrl, { headers: { host: 'chat.example', origin: 'http://chat.example' } }),
    ).toBeNull();
  });

  it.each(['/', '/ws/more', '/api/channels', '/WSS'])('refuses the path %s', async (path) => {
    expect(await tryHandshake(server.wsUrl.replace(/\/ws$/u, path))).toMatchObject({
      status: 404,
      type: 'application/problem+json',
      body: { code: 'route_not_found' },
    });
  });

  it('takes a query behind the path', async () => {
    expect(await tryHandshake(`${server.wsUrl}?token=x`)).toBeNull();
  });

  it('tells a plain request that the path speaks WebSocket only', async () => {
    const { status, body } = await request('GET', `${server.url}/ws`);
    expect(status).toBe(426);
    expect(body).toMatchObject({ code: 'upgrade_required' });
  });
});

describe('The number of connections', () => {
  it.each([
    ['in all', { SOCKET_MAX_CONNECTIONS: '3' }, 503, 'server_full'],
    ['from one address', { SOCKET_MAX_CONNECTIONS_PER_ADDRESS: '3' }, 429, 'too_many_connections'],
  ])('is bounded %s, and a place that becomes free is taken again', async (_, environment, status, code) => {
    const server = await startServer(environment);
    const sockets = await Promise.all(Array.from({ length: 3 }, () => TestSocket.open(server.wsUrl)));

    expect(await tryHandshake(server.wsUrl)).toMatchObject({
      status,
      type: 'application/problem+json',
      body: { status, code },
    });
    const message = makeMessage();
    sockets[0]?.send('message:send', message);
    await Promise.all(sockets.map((socket) => socket.waitFor(({ data }) => data.id === message.id)));
    sockets[0]?.close();
    await waitForMetric(server, 'websocket_connections', 2);
    expect(await tryHandshake(server.wsUrl)).toBeNull();
  });

  it('holds when many connect at once', async () => {
    const server = await startServer({ SOCKET_MAX_CONNECTIONS: '5' });
    const attempts = Array.from({ length: 30 }, () => TestSocket.open(server.wsUrl));
    const outcomes = await Promise.allSettled(attempts);

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    await waitForMetric(server, 'websocket_connections', 5);
  });

  it('is bounded for one user, on every way to sign in and when many come at once', async () => {
    const server = await startServer({ SOCKET_MAX_CONNECTIONS_PER_USER: '3' });
    const [hana, taro] = [await register(server, 'Hana'), await register(server, 'Taro')];
    const attempts = Array.from({ length: 20 }, () => TestSocket.open(server.wsUrl, { headers: hana.headers }));
    const opened = (await Promise.allSettled(attempts)).flatMap((outcome) =>
      outcome.status === 'fulfilled' ? [outcome.value] : [],
    );
    expect(opened).toHaveLength(3);
    expect(await tryHandshake(server.wsUrl, { headers: hana.headers })).toMatchObject({
      status: 429,
      body: { code: 'too_many_connections', detail: 'This user holds as many connections as it may.' },
    });
    const late = await TestSocket.open(server.wsUrl);
    const signIn = async (socket: TestSocket, account: TestAccount) =>
      socket.request('auth:authenticate', { ticket: await getTicket(server, account) });
    expect(await signIn(late, hana)).toMatchObject({ type: 'error', data: { code: 'too_many_connections' } });
    // Those that are hers already may sign in anew, and others are not concerned.
    expect((await signIn(opened[0] as TestSocket, hana)).type).toBe('auth:authenticated');
    expect(await tryHandshake(server.wsUrl, { headers: taro.headers })).toBeNull();
    opened[0]?.close();
    await waitForMetric(server, 'websocket_connections', 3);
    expect((await signIn(late, hana)).type).toBe('auth:authenticated');
    expect(await tryHandshake(server.wsUrl, { headers: hana.headers })).toMatchObject({ status: 429 });
  });

  it('counts each client behind a trusted proxy for itself, and believes nobody else', async () => {
    const limit = { SOCKET_MAX_CONNECTIONS_PER_ADDRESS: '1' };
    const [trusting, plain] = await Promise.all([
      startServer({ ...limit, TRUST_PROXY: 'loopback' }),
      startServer(limit),
    ]);
    const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });

    await TestSocket.open(trusting.wsUrl, from('192.0.2.1'));
    expect(await tryHandshake(trusting.wsUrl, from('192.0.2.1'))).toMatchObject({ status: 429 });
    expect(await tryHandshake(trusting.wsUrl, from('192.0.2.2'))).toBeNull();
    await TestSocket.open(plain.wsUrl, from('192.0.2.1'));
    expect(await tryHandshake(plain.wsUrl, from('192.0.2.2'))).toMatchObject({ status: 429 });
  });
});

describe('Connections that die', () => {
  it('cuts a client that answers no ping, and leaves one that does', async () => {
    const server = await startServer({ SOCKET_PING_INTERVAL_MS: '50', SOCKET_PONG_TIMEOUT_MS: '400' });
    const alive = await TestSocket.open(server.wsUrl);
    const dead = await TestSocket.open(server.wsUrl, { autoPong: false });
    let pings = 0;
    alive.socket.on('ping', () => {
      pings += 1;
    });

    expect(await dead.closed()).toBe(1006);
    await waitForMetric(server, 'websocket_connections', 1);
    expect(alive.socket.readyState).toBe(WebSocket.OPEN);
    expect(pings).toBeGreaterThan(1);
    const message = makeMessage();
    alive.send('message:send', message);
    expect((await alive.waitFor(() => true)).type).toBe('message:saved');
  });

  it('forgets a socket that vanishes without a close, and goes on telling the others', async () => {
    const server = await startServer();
    const [stays, vanishes, sends] = (await Promise.all(
      Array.from({ length: 3 }, () => TestSocket.open(server.wsUrl)),
    )) as [TestSocket, TestSocket, TestSocket];
    await waitForMetric(server, 'websocket_connections', 3);

    vanishes.socket.terminate();
    await waitForMetric(server, 'websocket_connections', 2);
    const message = makeMessage();
    sends.send('message:send', message);
    expect((await stays.waitFor(() => true)).data.id).toBe(message.id);
  });

  it('keeps what a client sent before it vanished, and tells the others', async () => {
    const server = await startServer();
    const [stays, vanishes] = (await Promise.all(Array.from({ length: 2 }, () => TestSocket.open(server.wsUrl)))) as [
      TestSocket,
      TestSocket,
    ];
    const message = makeMessage();
    const written = new Promise((resolve) =>
      vanishes.socket.send(JSON.stringify({ type: 'message:send', data: message }), resolve),
    );
    await written;
    vanishes.socket.close();

    expect((await stays.waitFor(() => true)).data.id).toBe(message.id);
    expect(await queryDatabase(server.database, 'SELECT content FROM messages WHERE id = $1', [message.id])).toEqual([
      { content: message.content },
    ]);
  });

  it('closes a client that does not read, and nobody else', async () => {
    const server = await startServer({ SOCKET_MAX_QUEUED_BYTES: String(64 * KIBIBYTE) });
    const [sends, reads, sleeps] = (await Promise.all(
      Array.from({ length: 3 }, () => TestSocket.open(server.wsUrl)),
    )) as [TestSocket, TestSocket, TestSocket];
    sleeps.socket.pause();
    const closed = sleeps.closed();

    // What the buffers of the operating system take is out of the server's sight, so this is more than they hold.
    const content = '😀'.repeat(10_000);
    const connections = server.app.get(Connections);
    let sent = 0;
    while (sent < 600 && [...connections].every(({ readyState, OPEN }) => readyState === OPEN)) {
      for (const end = sent + 50; sent < end; sent += 1) {
        sends.send('message:send', makeMessage({ content }));
      }
      await sends.waitForCount(sent);
    }
    // In time to be told: five seconds later it would only be cut off.
    sleeps.socket.resume();

    expect(await closed).toBe(4010);
    expect(sleeps.frames.length).toBeLessThan(sent);
    await reads.waitForCount(sent);
    await waitForMetric(server, 'websocket_connections', 2);
  });
});
