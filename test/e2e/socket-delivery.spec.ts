import { Broadcaster } from '../../src/realtime/broadcaster.js';
import type { Connection } from '../../src/realtime/connection.js';
import { Connections } from '../../src/realtime/connections.js';
import { frame } from '../../src/realtime/frames.js';
import { Subscriptions } from '../../src/realtime/subscriptions.js';
import { framesUntilNow } from '../support/barrier.js';
import { makeMessage, request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';
import { TestSocket } from '../support/socket.js';

afterAll(cleanUp);

/** Opens a socket, and hands out the server's side of it too. */
async function connect(server: TestServer): Promise<{ socket: TestSocket; connection: Connection }> {
  const connections = server.app.get(Connections);
  const before = new Set(connections);
  const socket = await TestSocket.open(server.wsUrl);
  const connection = [...connections].find((candidate) => !before.has(candidate));
  if (!connection) {
    throw new Error('The server does not know the socket.');
  }
  return { socket, connection };
}

describe('Listeners of channels', () => {
  let server: TestServer;
  let subscriptions: Subscriptions;
  let plain: TestSocket;
  let socket: TestSocket;
  let connection: Connection;

  beforeEach(async () => {
    server = await startServer();
    subscriptions = server.app.get(Subscriptions);
    plain = await TestSocket.open(server.wsUrl);
    ({ socket, connection } = await connect(server));
    subscriptions.subscribe(connection, '5');
  });

  async function post(channelId: string): Promise<unknown> {
    const message = makeMessage();
    await request('POST', `${server.url}/api/channels/${channelId}/messages`, message);
    return message.id;
  }

  /** Ids of what both heard; the barrier stands in channel 5, which both hear. */
  async function heard(): Promise<unknown[][]> {
    const frames = await framesUntilNow(server, plain, socket);
    return frames.map((list) => list.map(({ data }) => data.id));
  }

  it('hear, once they subscribed, their own channels only, and all of them before', async () => {
    subscriptions.subscribe(connection, '2');
    const first = await post('1');
    const second = await post('2');

    expect(await heard()).toEqual([[first, second], [second]]);
  });

  it('hear nothing of a channel that they left, even where it was the last', async () => {
    subscriptions.subscribe(connection, '2');
    subscriptions.unsubscribe(connection, '2');
    const left = await post('2');
    expect(await heard()).toEqual([[left], []]);

    subscriptions.unsubscribe(connection, '5');
    const last = await post('5');
    await plain.waitFor(({ data }) => data.id === last);
    subscriptions.subscribe(connection, '5');
    expect((await heard())[1]).not.toContain(last);
  });

  it('hear other kinds of push only where they subscribed', async () => {
    const push = frame('error', { success: false, error: 'a push', code: 'internal_error' });
    server.app.get(Broadcaster).publish('5', push);
    server.app.get(Broadcaster).publish('4', push);

    expect(await framesUntilNow(server, plain, socket)).toEqual([[], [push]]);
  });

  it('are spared their own messages, whatever they subscribed to', async () => {
    const message = makeMessage({ channel_id: '5' });
    socket.send('message:send', message);
    await socket.waitFor(({ data }) => data.id === message.id);
    const frames = await framesUntilNow(server, plain, socket);

    expect(frames.map((list) => list.map(({ type }) => type))).toEqual([['message:broadcast'], ['message:saved']]);
  });

  it('are forgotten when they close', async () => {
    const closed = new Promise((resolve) => connection.once('close', resolve));
    socket.close();
    await closed;

    expect([...subscriptions.subscribersOf('5')]).toEqual([]);
    expect(subscriptions.unsubscribed.size).toBe(1);
  });
});
