import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { makeMessage, request } from '../support/http.js';
import { killProcesses, ServerProcess } from '../support/process.js';
import { cleanUp } from '../support/server.js';
import { TestSocket } from '../support/socket.js';
import { itOnFile, queryDatabase } from '../support/database.js';

afterAll(async () => {
  await killProcesses();
  await cleanUp();
});

describe('Stopping', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'finishes on %s what it has begun: what it keeps is acknowledged, every client hears 1001, the process ends with 0',
    async (signal) => {
      const server = await ServerProcess.start();
      const sockets = await Promise.all(Array.from({ length: 5 }, () => TestSocket.open(server.wsUrl)));
      const closed = Promise.all(sockets.map((socket) => socket.closed()));
      const sent = sockets.map((socket, index) =>
        Array.from({ length: 1_000 }, () => {
          const message = makeMessage({ user_id: `user ${index}` });
          socket.send('message:send', message);
          return message.id;
        }),
      );
      await sockets[0]?.waitFor(({ type }) => type === 'message:saved');
      server.kill(signal);

      expect(await closed).toEqual(sockets.map(() => 1001));
      expect(await server.exited).toBe(0);
      expect(server.stderr).toBe('');
      const acknowledged = new Set<unknown>();
      sockets.forEach(({ frames }, index) => {
        const answers = frames.filter(({ type }) => type !== 'message:broadcast');
        expect(answers.map(({ data }) => data.id)).toEqual(sent[index]?.slice(0, answers.length));
        for (const { type, data } of answers) {
          expect(type === 'message:saved' ? 'saved' : data.code).toMatch(/^(saved|shutting_down)$/u);
          if (type === 'message:saved') {
            acknowledged.add(data.id);
          }
        }
      });
      const rows = await queryDatabase<{ id: string }>(server.database, 'SELECT id FROM messages');
      expect(new Set(rows.map(({ id }) => id))).toEqual(acknowledged);
      expect(rows).toHaveLength(acknowledged.size);
    },
  );

  it('answers the requests of REST that it has begun', async () => {
    const server = await ServerProcess.start();
    const posts = Array.from({ length: 50 }, () =>
      request<{ id: string }>('POST', `${server.url}/api/channels/1/messages`, makeMessage()),
    );
    await Promise.race(posts);
    server.kill('SIGTERM');

    const outcomes = await Promise.allSettled(posts);
    expect(await server.exited).toBe(0);
    const kept = new Set(
      outcomes
        .flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
        .map((answer) => {
          expect(answer.status).toBe(201);
          return answer.body.id;
        }),
    );
    const rows = await queryDatabase<{ id: string }>(server.database, 'SELECT id FROM messages');
    expect(kept.size).toBeGreaterThan(0);
    expect(new Set(rows.map(({ id }) => id))).toEqual(kept);
  });

  it('does not wait for a client that takes no close frame', async () => {
    const server = await ServerProcess.start();
    const sleeper = await TestSocket.open(server.wsUrl);
    sleeper.socket.pause();

    server.kill('SIGTERM');
    expect(await server.exited).toBe(0);
    expect(server.stderr).toBe('');
    sleeper.socket.terminate();
  });

  it('does not wait for a client that never ends its request', async () => {
    const server = await ServerProcess.start({ SHUTDOWN_TIMEOUT_MS: '5000' });
    const halfOpen = connect(Number(new URL(server.url).port), '127.0.0.1');
    halfOpen.on('error', () => undefined);
    await once(halfOpen, 'connect');
    halfOpen.write('GET /api/channels HTTP/1.1\r\nHost: localhost\r\n');
    await request('GET', `${server.url}/healthz`);

    server.kill('SIGTERM');
    expect(await server.exited).toBe(0);
    expect(server.stderr).toBe('');
    halfOpen.destroy();
  });

  it('leaves one file behind, which the next start serves', async () => {
    const first = await ServerProcess.start();
    const message = makeMessage();
    await request('POST', `${first.url}/api/channels/1/messages`, message);
    first.kill('SIGTERM');
    expect(await first.exited).toBe(0);

    const second = await ServerProcess.start({}, first.database);
    const { body } = await request('GET', `${second.url}/api/messages/${String(message.id)}`);
    expect(body).toMatchObject({ id: message.id, content: message.content });
    second.kill('SIGTERM');
    expect(await second.exited).toBe(0);
  });
});

describe('A start that cannot succeed', () => {
  async function expectNoStart(environment: Record<string, string>, database?: string): Promise<string> {
    const server = await ServerProcess.spawn(environment, database);
    expect(await server.exited).toBe(1);
    expect(server.stderr).not.toMatch(/^\s+at /mu);
    return server.stderr;
  }

  it('says in a sentence that the port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;

    expect(await expectNoStart({ PORT: String(port) })).toMatch(/^The port is in use by another program;.*PORT\.\n$/u);
    other.close();
  });

  it('names every wrong setting', async () => {
    const sentence = await expectNoStart({
      PORT: 'eighty',
      LOG_LEVEL: 'loud',
      CORS_ORIGINS: 'localhost',
      SOCKET_MAX_CONNECTIONS: '0',
      DATABASE_URL: 'mysql://localhost/chat',
    });

    expect(sentence).toMatch(/^The configuration is wrong:\n/u);
    for (const name of ['PORT', 'LOG_LEVEL', 'CORS_ORIGINS', 'SOCKET_MAX_CONNECTIONS', 'DATABASE_URL']) {
      expect(sentence).toMatch(new RegExp(`^ {2}${name} must `, 'mu'));
    }
  });

  itOnFile('says in a sentence that another server has the file, and leaves that one alone', async () => {
    const first = await ServerProcess.start();

    expect(await expectNoStart({}, first.database)).toMatch(/^Another server is already using .*chat\.db;.*\n$/u);
    const { status } = await request('POST', `${first.url}/api/channels/1/messages`, makeMessage());
    expect(status).toBe(201);
    first.kill('SIGTERM');
    expect(await first.exited).toBe(0);
  });

  it('says in a sentence that the folder of the file does not exist', async () => {
    expect(await expectNoStart({}, '/nowhere/chat.db')).toMatch(
      /^\/nowhere\/chat\.db cannot be opened for writing;.*\n$/u,
    );
  });
});
