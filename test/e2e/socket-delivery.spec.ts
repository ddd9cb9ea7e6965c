import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import type { MessageResponse } from '../../src/messages/dto/message-response.dto.js';
import { Broadcaster } from '../../src/realtime/broadcaster.js';
import type { Connection } from '../../src/realtime/connection.js';
import { Connections } from '../../src/realtime/connections.js';
import { frame } from '../../src/realtime/frames.js';
import { Subscriptions } from '../../src/realtime/subscriptions.js';
import { framesUntilNow } from '../support/barrier.js';
import { makeMessage, request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';
import { TestSocket } from '../support/socket.js';
import { subscribe } from '../support/subscribe.js';

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

async function unsubscribe(socket: TestSocket, channelId: string): Promise<void> {
  const answer = await socket.request('channel:unsubscribe', { channels: [channelId] });
  expect(answer.data).toEqual({ channels: [channelId] });
  socket.frames.length = 0;
}

describe('Listeners of channels', () => {
  let server: TestServer;
  let plain: TestSocket;
  let socket: TestSocket;
  let connection: Connection;

  beforeEach(async () => {
    server = await startServer();
    plain = await TestSocket.open(server.wsUrl);
    ({ socket, connection } = await connect(server));
    await subscribe(socket, '5');
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
    await subscribe(socket, '2');
    const first = await post('1');
    const second = await post('2');

    expect(await heard()).toEqual([[first, second], [second]]);
  });

  it('hear nothing of a channel that they left, even where it was the last', async () => {
    await subscribe(socket, '2');
    await unsubscribe(socket, '2');
    const left = await post('2');
    expect(await heard()).toEqual([[left], []]);

    await unsubscribe(socket, '5');
    const last = await post('5');
    await plain.waitFor(({ data }) => data.id === last);
    await subscribe(socket, '5');
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

    const subscriptions = server.app.get(Subscriptions);
    expect([...subscriptions.subscribersOf('5')]).toEqual([]);
    expect(subscriptions.unsubscribed.size).toBe(1);
  });
});

describe('The order of frames', () => {
  it('is that of the requests for answers, and one for everybody for messages, while many are in flight', async () => {
    const server = await startServer();
    const sockets = await Promise.all(Array.from({ length: 6 }, () => TestSocket.open(server.wsUrl)));
    const senders = sockets.slice(0, 4);
    const [listener] = sockets.slice(-1) as [TestSocket];
    const asked = senders.map((socket, number) =>
      Array.from({ length: 200 }, (_, index) => {
        const content = index % 7 === 0 ? '' : `${index} of ${number}`;
        const message = makeMessage({ id: `${number}/${index}`, user_id: String(number), content });
        socket.send('message:send', message);
        return message;
      }),
    );

    await Promise.all(senders.map((socket, number) => socket.waitFor(({ data }) => data.id === `${number}/199`)));
    const frames = await framesUntilNow(server, ...sockets);
    const order = frames.at(-1)?.map(({ data }) => data.id);
    expect(order).toHaveLength(4 * 171);
    expect(listener.frames.every(({ type }) => type === 'message:broadcast')).toBe(true);
    senders.forEach((_, number) => {
      const heard = frames[number] ?? [];
      const answers = heard.filter(({ type }) => type !== 'message:broadcast');
      expect(answers.map(({ type, data }) => [type, data.id])).toEqual(
        asked[number]?.map(({ id, content }) => [content === '' ? 'message:error' : 'message:saved', id]),
      );
      const others = heard.filter(({ type }) => type === 'message:broadcast').map(({ data }) => data.id);
      expect(others).toEqual(order?.filter((id) => !String(id).startsWith(`${number}/`)));
    });
  });
});

describe('A close', () => {
  it('comes behind the frames that were pushed before it in the same turn', async () => {
    const server = await startServer();
    const socket = await TestSocket.open(server.wsUrl);
    const closed = socket.closed();
    socket.send('unknown', {});
    socket.socket.send(Buffer.from('binary'), { binary: true });

    expect(await closed).toBe(1003);
    expect(socket.frames.map(({ data }) => data.code)).toEqual(['unknown_type']);
  });
});

describe('A client that does not read', () => {
  const MAX_QUEUED_BYTES = 64 * 1024;

  async function startWithSleeper() {
    const server = await startServer({ SOCKET_MAX_QUEUED_BYTES: String(MAX_QUEUED_BYTES) });
    const reader = await TestSocket.open(server.wsUrl);
    const { socket: sleeper, connection } = await connect(server);
    sleeper.socket.pause();
    const broadcaster = server.app.get(Broadcaster);
    let count = 0;
    return {
      server,
      reader,
      sleeper,
      connection,
      /** Publishes one more message of some 4 KB, and lets the event loop turn. */
      publish: async (options: { droppable?: boolean } = {}): Promise<void> => {
        count += 1;
        const message = makeMessage({ id: String(count), content: 'x'.repeat(4_000) });
        const broadcast = { ...message, created_at: message.timestamp } as unknown as MessageResponse;
        broadcaster.publish('1', frame('message:broadcast', broadcast), options);
        await setImmediate();
      },
    };
  }

  it('goes without droppable frames from half of its bound on, and hears all others', async () => {
    const { server, reader, sleeper, connection, publish } = await startWithSleeper();
    while (connection.bufferedAmount <= MAX_QUEUED_BYTES / 2) {
      await publish({ droppable: true });
    }
    const [before] = await framesUntilNow(server, reader);
    await publish({ droppable: true });
    await publish();
    await publish({ droppable: true });
    const [after] = await framesUntilNow(server, reader);
    sleeper.socket.resume();
    const [heard] = await framesUntilNow(server, sleeper);

    expect(after).toHaveLength((before?.length ?? 0) + 3);
    expect(heard?.map(({ data }) => data.id)).toEqual(
      [...(before ?? []), ...(after?.slice(-2, -1) ?? [])].map(({ data }) => data.id),
    );
    expect(sleeper.socket.readyState).toBe(sleeper.socket.OPEN);
  });

  it('is cut off when it does not even take its close, and nobody misses anything', async () => {
    const { server, reader, connection, publish } = await startWithSleeper();
    const closed = once(connection, 'close');
    let published = 0;
    while (connection.readyState === connection.OPEN) {
      await publish();
      published += 1;
    }

    await closed;
    const [heard] = await framesUntilNow(server, reader);
    expect(heard?.map(({ data }) => data.id)).toEqual(
      Array.from({ length: published }, (_, index) => String(index + 1)),
    );
    expect(server.app.get(Subscriptions).unsubscribed.size).toBe(1);
  });
});
