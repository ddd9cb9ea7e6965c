import { WebSocket } from 'ws';
import { makeMessage, request } from '../support/http.js';
import { killProcesses, ServerProcess } from '../support/process.js';
import { cleanUp } from '../support/server.js';
import type { Frame } from '../support/socket.js';
import { onPostgres, queryDatabase } from '../support/database.js';

const KILLS = process.env.SOAK ? 50 : 5;
const SENDERS = 4;
/** How many messages one sender has under way at once. */
const WINDOW = 50;
/** Every kill falls somewhere within so many acknowledgements. */
const ACKNOWLEDGED_PER_LIFE = 400;

interface Row {
  id: string;
  user_id: string;
  content: string;
  seq: number;
}

/** A client that keeps sending, and after a lost connection sends all again that has no acknowledgement, in order. */
class Sender {
  readonly sent: Record<string, unknown>[] = [];
  readonly acknowledged = new Set<unknown>();
  private socket: WebSocket | undefined;
  private stopped = false;

  constructor(
    private readonly name: string,
    private readonly onAcknowledged: () => void,
  ) {}

  connect(url: string): void {
    const socket = new WebSocket(url);
    this.socket = socket;
    socket.on('error', () => undefined);
    socket.on('open', () => {
      this.pending().forEach((message) => this.put(message));
      this.fill();
    });
    socket.on('message', (bytes: Buffer) => {
      const { type, data } = JSON.parse(bytes.toString()) as Frame;
      if (type === 'message:saved') {
        this.acknowledged.add(data.id);
        this.onAcknowledged();
        this.fill();
      } else if (type !== 'message:broadcast') {
        throw new Error(`The server refused a message: ${bytes.toString()}`);
      }
    });
  }

  /** Sends nothing new from now on; what is under way is seen through. */
  stop(): void {
    this.stopped = true;
  }

  close(): void {
    this.socket?.terminate();
  }

  pending(): Record<string, unknown>[] {
    return this.sent.filter(({ id }) => !this.acknowledged.has(id));
  }

  private fill(): void {
    while (!this.stopped && this.sent.length - this.acknowledged.size < WINDOW) {
      const message = makeMessage({ user_id: this.name, content: `${this.name} ${this.sent.length} 😀` });
      this.sent.push(message);
      this.put(message);
    }
  }

  private put(message: Record<string, unknown>): void {
    this.socket?.send(JSON.stringify({ type: 'message:send', data: message }));
  }
}

afterAll(async () => {
  await killProcesses();
  await cleanUp();
});

describe('A server that is killed while clients send', () => {
  it(
    'has every acknowledged message, once, in the order of its sender, after the last restart',
    async () => {
      let acknowledgements = 0;
      let target = 0;
      let reached: () => void = () => undefined;
      const senders = Array.from(
        { length: SENDERS },
        (_, index) =>
          new Sender(`sender ${index}`, () => {
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
        await expectAcknowledged(database, senders);
      }

      const complete = new Promise<void>((resolve) => {
        reached = () => {
          if (senders.every((sender) => sender.pending().length === 0)) {
            resolve();
          }
        };
      });
      senders.forEach((sender) => sender.stop());
      senders.forEach((sender) => sender.connect(server.wsUrl));
      await complete;

      const rows = await queryDatabase<Row>(
        database,
        "SELECT id, user_id, content, seq FROM messages WHERE channel_id = '1' ORDER BY seq",
      );
      expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
      for (const sender of senders) {
        const own = rows.filter(({ user_id }) => user_id === sender.sent[0]?.user_id);
        expect(own.map(({ id, content }) => ({ id, content }))).toEqual(
          sender.sent.map(({ id, content }) => ({ id, content })),
        );
      }
      const [channel] = await queryDatabase(database, "SELECT last_seq FROM channels WHERE id = '1'");
      expect(channel).toEqual({ last_seq: rows.length });
      if (!onPostgres) {
        expect(await queryDatabase(database, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
      }
      expect(await readHistory(server.url)).toEqual(rows.map(({ id }) => id));
      senders.forEach((sender) => sender.close());
    },
    process.env.SOAK ? 300_000 : 25_000,
  );
});

/** Straight after a restart, before anybody sends again: what was acknowledged is there. */
async function expectAcknowledged(database: string, senders: Sender[]): Promise<void> {
  const rows = await queryDatabase<Row>(database, 'SELECT id FROM messages');
  const kept = new Set<unknown>(rows.map(({ id }) => id));
  expect(kept.size).toBe(rows.length);
  const lost = senders.flatMap(({ acknowledged }) => [...acknowledged].filter((id) => !kept.has(id)));
  expect(lost).toEqual([]);
}

/** The whole channel as a client reads it, page by page. */
async function readHistory(url: string): Promise<string[]> {
  const ids: string[] = [];
  for (let more = true; more;) {
    const { body } = await request<{ messages: { id: string }[]; total: number; hasMore: boolean }>(
      'GET',
      `${url}/api/channels/1/messages?limit=1000&offset=${ids.length}`,
    );
    ids.push(...body.messages.map(({ id }) => id));
    more = body.hasMore;
    if (!more) {
      expect(body.total).toBe(ids.length);
    }
  }
  return ids;
}
