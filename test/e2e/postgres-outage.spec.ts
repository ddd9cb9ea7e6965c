import { randomUUID } from 'node:crypto';
import { type Answer, makeMessage, request } from '../support/http.js';
import { PostgresServer, queryPostgres, removePostgres } from '../support/postgres.js';
import { killProcesses, ServerProcess } from '../support/process.js';
import { Proxy } from '../support/proxy.js';
import { cleanUp } from '../support/server.js';
import { type Frame, TestSocket } from '../support/socket.js';

/** Longest that anybody may wait for an answer, with some time for a busy machine to show it. */
const ANSWER_MS = 5_000 + 1_000;

let postgres: PostgresServer;
const proxies: Proxy[] = [];

beforeAll(async () => {
  postgres = await PostgresServer.start();
}, 60_000);

afterAll(async () => {
  await killProcesses();
  await Promise.all(proxies.map((proxy) => proxy.close()));
  await removePostgres();
  await cleanUp();
}, 60_000);

async function startProxy(): Promise<Proxy> {
  const proxy = await Proxy.start(postgres.port);
  proxies.push(proxy);
  return proxy;
}

/** Sends many messages at once over several connections, so that most wait behind others. */
async function sendMany(server: ServerProcess, count: number): Promise<{ sockets: TestSocket[]; ids: string[] }> {
  const sockets = await Promise.all(Array.from({ length: 10 }, () => TestSocket.open(server.wsUrl)));
  const ids = Array.from({ length: count }, () => randomUUID());
  ids.forEach((id, index) =>
    sockets[index % sockets.length]?.send('message:send', makeMessage({ id, channel_id: String((index % 5) + 1) })),
  );
  return { sockets, ids };
}

function answersOf({ frames }: TestSocket): Frame[] {
  return frames.filter(({ type }) => type === 'message:saved' || type === 'message:error');
}

/** Waits until every message was answered, and hands out the ids that were saved. Anything but a retry is no answer. */
async function collect(sockets: TestSocket[], count: number): Promise<Set<unknown>> {
  const each = count / sockets.length;
  await Promise.all(sockets.map((socket) => socket.waitFor(() => answersOf(socket).length >= each)));
  const answers = sockets.flatMap(answersOf);
  expect(answers).toHaveLength(count);
  const refusals = answers.filter(({ type }) => type === 'message:error');
  expect(new Set(refusals.map(({ data }) => data.code))).toEqual(
    new Set(refusals.length > 0 ? ['storage_unavailable'] : []),
  );
  return new Set(answers.filter(({ type }) => type === 'message:saved').map(({ data }) => data.id));
}

async function timed<T>(work: Promise<T>): Promise<T> {
  const begun = performance.now();
  const result = await work;
  expect(performance.now() - begun).toBeLessThan(ANSWER_MS);
  return result;
}

function post(server: ServerProcess, fields: Record<string, unknown> = {}): Promise<Answer> {
  return request('POST', `${server.url}/api/channels/1/messages`, makeMessage(fields));
}

/** Sends one message until it is saved: how the server is found to go on by itself. */
async function waitUntilSaved(server: ServerProcess): Promise<void> {
  const id = randomUUID();
  const deadline = Date.now() + 10_000;
  for (let status = 503; status !== 201 && status !== 200;) {
    const answer = await timed(post(server, { id }));
    status = answer.status;
    if (Date.now() > deadline) {
      throw new Error(`The server did not go on: ${JSON.stringify(answer.body)}`);
    }
  }
}

/** Every acknowledged message is there, and no channel has a gap. */
async function expectKept(url: string, saved: Set<unknown>): Promise<void> {
  const rows = await queryPostgres<{ id: string }>(url, 'SELECT id FROM messages');
  const kept = new Set<unknown>(rows.map(({ id }) => id));
  expect([...saved].filter((id) => !kept.has(id))).toEqual([]);
  const gaps = await queryPostgres(
    url,
    `SELECT id FROM channels c WHERE last_seq <> (SELECT count(*) FROM messages
       WHERE channel_id = c.id AND seq BETWEEN 1 AND c.last_seq)`,
  );
  expect(gaps).toEqual([]);
}

describe('A server whose Postgres fails', () => {
  let database: string;
  let url: string;

  beforeEach(async () => {
    database = await postgres.createDatabase();
    url = postgres.url(database);
  }, 60_000);

  it.each(['SIGKILL', 'SIGINT'] as const)(
    'answers in time while it is away after a %s, loses nothing that it acknowledged, and goes on by itself',
    async (signal) => {
      const server = await ServerProcess.start({}, url);
      await waitUntilSaved(server);
      const { sockets, ids } = await sendMany(server, 2_000);
      await sockets[0]?.waitFor(({ type }) => type === 'message:saved');
      await postgres.stop(signal);
      const saved = await timed(collect(sockets, ids.length));
      const [sending, reading, ready] = await timed(
        Promise.all([
          post(server),
          request('GET', `${server.url}/api/channels/1/messages`),
          request('GET', `${server.url}/readyz`),
        ]),
      );
      expect([sending, reading, ready].map(({ status, body }) => [status, body.code])).toEqual(
        Array.from({ length: 3 }, () => [503, 'storage_unavailable']),
      );
      await postgres.run();
      await waitUntilSaved(server);

      await expectKept(url, saved);
      expect((await request('GET', `${server.url}/readyz`)).status).toBe(200);
      sockets.forEach((socket) => socket.close());
      server.kill('SIGTERM');
      expect(await server.exited).toBe(0);
    },
    90_000,
  );

  it('answers everybody in time when the network falls silent, and goes on when it is back', async () => {
    const proxy = await startProxy();
    const server = await ServerProcess.start({}, postgres.url(database, { port: proxy.port }));
    await waitUntilSaved(server);
    proxy.silence();
    const { sockets, ids } = await sendMany(server, 2_000);
    const reads = Array.from({ length: 30 }, () =>
      timed(request('GET', `${server.url}/api/channels${Math.random() < 0.5 ? '' : '/1/messages'}`)),
    );
    const writes = Array.from({ length: 10 }, () =>
      timed(request('POST', `${server.url}/api/channels`, { name: 'x' })),
    );
    const saved = await timed(collect(sockets, ids.length));
    const answers = await Promise.all([...reads, ...writes]);

    expect(saved.size).toBe(0);
    expect(new Set(answers.map(({ status, body }) => `${status} ${String(body.code)}`))).toEqual(
      new Set(['503 storage_unavailable']),
    );
    proxy.mend();
    await waitUntilSaved(server);
    await expectKept(url, saved);
    sockets.forEach((socket) => socket.close());
    server.kill('SIGTERM');
    expect(await server.exited).toBe(0);
  }, 90_000);

  it('acknowledges nothing when the answer to the commit is lost, and answers a retry as what it became', async () => {
    const proxy = await startProxy();
    const server = await ServerProcess.start({}, postgres.url(database, { port: proxy.port }));
    await waitUntilSaved(server);
    proxy.cutAfterHearing('COMMIT');
    const message = makeMessage();
    const lost = await timed(request('POST', `${server.url}/api/channels/1/messages`, message));
    expect([lost.status, lost.body.code]).toEqual([503, 'storage_unavailable']);

    await waitUntilSaved(server);
    expect((await request('POST', `${server.url}/api/channels/1/messages`, message)).status).toBe(200);
    expect(await queryPostgres(url, 'SELECT id FROM messages WHERE id = $1', [message.id])).toHaveLength(1);
  }, 90_000);

  it('goes on when an administrator ends its connections', async () => {
    const server = await ServerProcess.start({}, url);
    const end = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${database}'`;
    await postgres.administer(end);
    await waitUntilSaved(server);
    expect((await request('GET', `${server.url}/api/channels`)).status).toBe(200);
  }, 90_000);

  it('tells a full disk and a standby apart from an outage', async () => {
    const server = await ServerProcess.start({}, url);
    await queryPostgres(
      url,
      `CREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS
         $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'disk_full', MESSAGE = 'could not extend file'; END $$`,
    );
    await queryPostgres(url, 'CREATE TRIGGER fill BEFORE INSERT ON messages EXECUTE FUNCTION fill()');
    expect(await post(server)).toMatchObject({ status: 507, body: { code: 'storage_full' } });
    await queryPostgres(url, 'DROP TRIGGER fill ON messages');
    expect((await post(server)).status).toBe(201);

    await postgres.administer(`ALTER DATABASE ${database} SET default_transaction_read_only = on`);
    await postgres.administer(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${database}'`);
    await waitFor(async () => (await post(server)).body.code === 'storage_read_only');
    expect((await request('GET', `${server.url}/api/channels`)).status).toBe(200);
  }, 90_000);
});

async function waitFor(fits: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await fits())) {
    if (Date.now() > deadline) {
      throw new Error('It did not come.');
    }
  }
}

describe('A start on a Postgres that cannot be served', () => {
  async function expectNoStart(url: string, sentence: RegExp): Promise<void> {
    const server = await ServerProcess.spawn({}, url);
    expect(await server.exited).toBe(1);
    expect(server.stderr).toMatch(sentence);
    expect(server.stderr.trimEnd()).not.toMatch(/\n|secret/u);
  }

  it('says in a sentence that there is none', async () => {
    await expectNoStart(
      postgres.url('chat', { port: 1 }),
      /^postgres:\/\/127\.0\.0\.1:1\/chat cannot be reached \(ECONNREFUSED\)/u,
    );
  }, 60_000);

  it('says in a sentence that the password is wrong, and does not tell it', async () => {
    await expectNoStart(
      postgres.url('postgres', { password: 'no secret' }),
      /^Postgres does not accept the user or the password/u,
    );
  }, 60_000);

  it('says in a sentence that there is no such database', async () => {
    await expectNoStart(postgres.url('nowhere'), /^There is no database postgres:.*nowhere/u);
  }, 60_000);

  it('says in a sentence that the database keeps another encoding, or cannot be written', async () => {
    await postgres.administer(
      "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' LOCALE_PROVIDER libc TEMPLATE template0",
    );
    await expectNoStart(postgres.url('latin'), /keeps text as LATIN1/u);
    const standby = await postgres.createDatabase();
    await postgres.administer(`ALTER DATABASE ${standby} SET default_transaction_read_only = on`);
    await expectNoStart(postgres.url(standby), /cannot be written/u);
  }, 60_000);

  it('says in a sentence that a newer server wrote it, or that its tables are of another program', async () => {
    const newer = await postgres.createDatabase();
    const server = await ServerProcess.start({}, postgres.url(newer));
    server.kill('SIGTERM');
    expect(await server.exited).toBe(0);
    await queryPostgres(
      postgres.url(newer),
      "INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'TimeTravel')",
    );
    await expectNoStart(postgres.url(newer), /was written by a newer version of this server \(it has TimeTravel\)/u);
    const foreign = await postgres.createDatabase();
    await queryPostgres(postgres.url(foreign), 'CREATE TABLE channels (id INTEGER)');
    await expectNoStart(postgres.url(foreign), /has tables of another program/u);
  }, 60_000);
});
