import { join } from 'node:path';
import { WebSocket } from 'ws';
import { onPostgres, queryDatabase } from '../support/database.js';
import { itWhere, reasonAgainstTracing } from '../support/faults.js';
import { makeMessage, request } from '../support/http.js';
import { killProcesses, ServerProcess } from '../support/process.js';
import { cleanUp, makeFolder } from '../support/server.js';
import { TestSocket } from '../support/socket.js';
import { trace } from '../support/trace.js';

/** `npm run test:soak` sets how often. */
const KILLS = Number(process.env.SOAK ?? 5);
const TIMEOUT_MS = 60_000 + KILLS * 10_000;
const CHANNELS = ['1', '2', '3', '4', '5'];
const SENDERS = 50;
/** How many messages one sender has under way at once. */
const WINDOW = 16;
/** Every kill falls somewhere within so many acknowledgements. */
const ACKNOWLEDGED_PER_LIFE = 600;
/** One message in so many is sent twice at once, as by a client that lost patience. */
const IMPATIENCE = 10;

interface Row {
  id: string;
  channel_id: string;
  user_id: string;
  content: string;
  seq: number;
}

type Message = Record<string, unknown>;

/** A client that keeps sending, and after a lost connection sends all again that has no acknowledgement, in order. */
class Sender {
  readonly sent: Message[] = [];
  readonly acknowledged = new Set<unknown>();
  readonly name: string;
  private readonly channel: string;
  private readonly pending = new Map<unknown, Message>();
  private socket: WebSocket | undefined;
  private stopped = false;

  constructor(
    number: number,
    private readonly onAcknowledged: () => void,
  ) {
    this.name = `sender ${number}`;
    this.channel = CHANNELS[number % CHANNELS.length] ?? '';
  }

  connect(url: string): void {
    const socket = new WebSocket(url);
    this.socket = socket;
    socket.on('error', () => undefined);
    socket.on('open', () => {
      this.pending.forEach((message) => this.put(message));
      this.fill();
    });
    socket.on('message', (bytes: Buffer) => {
      if (bytes.includes('"message:broadcast"')) {
        return;
      }
      const { type, data } = JSON.parse(bytes.toString()) as { type: string; data: Message };
      if (type !== 'message:saved') {
        throw new Error(`The server refused a message: ${bytes.toString()}`);
      }
      this.pending.delete(data.id);
      this.acknowledged.add(data.id);
      this.onAcknowledged();
      this.fill();
    });
  }

  get isDone(): boolean {
    return this.pending.size === 0;
  }

  /** Sends nothing new from now on; what is under way is seen through. */
  stop(): void {
    this.stopped = true;
  }

  close(): void {
    this.socket?.terminate();
  }

  private fill(): void {
    while (!this.stopped && this.pending.size < WINDOW) {
      const content = `${this.name} ${this.sent.length} 😀`.padEnd(Math.ceil(Math.random() * 1_000), '長');
      const message = makeMessage({ user_id: this.name, channel_id: this.channel, content });
      this.sent.push(message);
      this.pending.set(message.id, message);
      this.put(message);
      if (this.sent.length % IMPATIENCE === 0) {
        this.put(message);
      }
    }
  }

  private put(message: Message): void {
    this.socket?.send(JSON.stringify({ type: 'message:send', data: message }));
  }
}

afterAll(async () => {
  await killProcesses();
  await cleanUp();
});

describe('A server that is killed while clients send', () => {
  it(
    'has every acknowledged message, once, in the order of its sender, after each restart',
    async () => {
      let acknowledgements = 0;
      let target = 0;
      let reached: () => void = () => undefined;
      const senders = Array.from(
        { length: SENDERS },
        (_, index) =>
          new Sender(index, () => {
            acknowledgements += 1;
            if (acknowledgements >= target) {
              reached();
            }
          }),
      );

      let server = await ServerProcess.start();
      const { database } = server;
      for (let kill = 0; kill < KILLS; kill += 1) {
        target = acknowledgements + Math.ceil(Math.random() * ACKNOWLEDGED_PER_LIFE);
        const enough = new Promise<void>((resolve) => {
          reached = resolve;
        });
        senders.forEach((sender) => sender.connect(server.wsUrl));
        await enough;
        server.kill('SIGKILL');
        expect(await server.exited).toBeNull();
        senders.forEach((sender) => sender.close());
        server = await ServerProcess.start({}, database);
        await expectSound(database, senders);
      }

      const complete = new Promise<void>((resolve) => {
        reached = () => {
          if (senders.every(({ isDone }) => isDone)) {
            resolve();
          }
        };
      });
      senders.forEach((sender) => sender.stop());
      senders.forEach((sender) => sender.connect(server.wsUrl));
      await complete;

      const rows = await expectSound(database, senders);
      expect(rows).toHaveLength(senders.reduce((sum, { sent }) => sum + sent.length, 0));
      if (!onPostgres) {
        expect(await queryDatabase(database, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
      }
      for (const channel of CHANNELS) {
        const ids = rows.filter(({ channel_id }) => channel_id === channel).map(({ id }) => id);
        expect(await readHistory(server.url, channel)).toEqual(ids);
      }
      senders.forEach((sender) => sender.close());
    },
    TIMEOUT_MS,
  );
});

describe('An acknowledgement', () => {
  itWhere(onPostgres ? 'Postgres syncs in processes of its own.' : reasonAgainstTracing)(
    'is written to a socket after the log of the database was synced, and so is a broadcast',
    async () => {
      const server = await ServerProcess.start();
      const sockets = await Promise.all(Array.from({ length: 4 }, () => TestSocket.open(server.wsUrl)));
      const messages = Array.from({ length: 60 }, () => makeMessage());
      const calls = await trace(server.pid, join(await makeFolder(), 'trace'), async () => {
        messages.forEach((message, index) => sockets[index % 4]?.send('message:send', message));
        const posted = Array.from({ length: 10 }, () => makeMessage());
        await Promise.all(posted.map((message) => request('POST', `${server.url}/api/channels/1/messages`, message)));
        messages.push(...posted);
        await Promise.all(sockets.map((socket) => socket.waitForCount(messages.length)));
      });

      const ofLog = calls.filter(({ text }) => text.includes('chat.db-wal>'));
      const syncs = ofLog.filter(({ text }) => /^f(data)?sync\(.*= 0$/u.test(text));
      const ofSockets = calls.filter(({ text }) => /^\w+\(\d+<TCP/u.test(text));
      for (const { id } of messages) {
        const kept = ofLog.find(({ text }) => text.startsWith('pwrite') && text.includes(String(id)));
        const synced = syncs.find(({ begun }) => kept && begun > kept.ended);
        const told = ofSockets.filter(({ text }) => text.includes(String(id)));
        expect(told.length).toBeGreaterThan(0);
        expect(told.map(({ begun }) => begun).filter((begun) => !synced || begun < synced.ended)).toEqual([]);
      }
      // Many share a sync, but not all of them one.
      expect(syncs.length).toBeGreaterThan(1);
      sockets.forEach((socket) => socket.close());
    },
  );
});

/**
 * Nothing that was acknowledged is missing; nothing is there twice; no channel has a gap; and what there is of each sender is
 * the beginning of what it sent, in its order and as it was.
 */
async function expectSound(database: string, senders: Sender[]): Promise<Row[]> {
  const rows = await queryDatabase<Row>(
    database,
    'SELECT id, channel_id, user_id, content, seq FROM messages ORDER BY channel_id, seq',
  );
  const kept = new Map(senders.map(({ name }) => [name, [] as Row[]]));
  rows.forEach((row) => kept.get(row.user_id)?.push(row));
  for (const { name, sent, acknowledged } of senders) {
    const own = kept.get(name) ?? [];
    expect(own.map(({ id, content }) => ({ id, content }))).toEqual(
      sent.slice(0, own.length).map(({ id, content }) => ({ id, content })),
    );
    const ids = new Set<unknown>(own.map(({ id }) => id));
    expect([...acknowledged].filter((id) => !ids.has(id))).toEqual([]);
  }
  for (const channel of await queryDatabase(database, 'SELECT id, last_seq FROM channels')) {
    const places = rows.filter(({ channel_id }) => channel_id === channel.id).map(({ seq }) => seq);
    expect(places).toEqual(places.map((_, index) => index + 1));
    expect(channel.last_seq).toBe(places.length);
  }
  return rows;
}

/** A whole channel as a client reads it, page by page. */
async function readHistory(url: string, channel: string): Promise<string[]> {
  const ids: string[] = [];
  for (let more = true; more;) {
    const { body } = await request<{ messages: { id: string }[]; total: number; hasMore: boolean }>(
      'GET',
      `${url}/api/channels/${channel}/messages?limit=1000&offset=${ids.length}`,
    );
    ids.push(...body.messages.map(({ id }) => id));
    more = body.hasMore;
    if (!more) {
      expect(body.total).toBe(ids.length);
    }
  }
  return ids;
}
