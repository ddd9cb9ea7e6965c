import { array, assert, asyncProperty, constantFrom, nat, oneof, record } from 'fast-check';
import { OPERATOR } from '../../src/audit-log/audit-entry.js';
import { DomainError } from '../../src/common/errors/domain-error.js';
import { MessageDeletionService } from '../../src/messages/message-deletion.service.js';
import { MessageEditsService } from '../../src/messages/message-edits.service.js';
import { MessageLogService } from '../../src/messages/message-log.service.js';
import { MessagePinsService } from '../../src/messages/message-pins.service.js';
import { MessageReactionsService } from '../../src/messages/message-reactions.service.js';
import { MessagesService } from '../../src/messages/messages.service.js';
import { ReadMarkersService } from '../../src/read-markers/read-markers.service.js';
import { recordEvents } from '../support/events.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';
import { queryDatabase } from '../support/database.js';

const RUNS = process.env.SOAK ? 500 : 25;
const USERS = ['ann', 'ben', 'cem'];
const KINDS = ['send', 'reply', 'edit', 'delete', 'pin', 'unpin', 'react', 'unreact', 'read'] as const;

interface Action {
  kind: (typeof KINDS)[number];
  user: string;
  /** Which message it is done to. */
  target: number;
  emoji: string;
}

const action = record<Action>({
  kind: oneof(constantFrom(...KINDS), constantFrom('send', 'reply', 'react')),
  user: constantFrom(...USERS),
  target: nat(6),
  emoji: constantFrom('👍', '🎉', ':seen:'),
});

let server: TestServer;
let events: ReturnType<typeof recordEvents>;
let channels = 0;

beforeAll(async () => {
  server = await startServer();
  events = recordEvents(server);
});

afterAll(cleanUp);

function rows<Row = Record<string, number>>(sql: string, channel: string): Promise<Row[]> {
  return queryDatabase<Row>(server.database, sql, [channel]);
}

/** Does everything at once in groups of four, as several clients would, and leaves out what is refused. */
async function play(channel_id: string, actions: Action[]): Promise<void> {
  const { app } = server;
  const idOf = (target: number) => `${channel_id}-${target}`;
  const act = ({ kind, user: user_id, target, emoji }: Action, index: number): Promise<unknown> => {
    const id = idOf(target);
    switch (kind) {
      case 'send':
      case 'reply': {
        const reply_to = kind === 'reply' ? id : undefined;
        const content = `@${USERS[index % 3]} ${index}`;
        const message = { id: idOf(index), channel_id, user_id, user_name: user_id, content, reply_to };
        return app.get(MessagesService).send(null, { ...message, timestamp: '2024-01-01T12:00:00Z' });
      }
      case 'edit':
        return app.get(MessageEditsService).edit(null, id, { user_id, content: `edited ${index}` });
      case 'delete':
        return app.get(MessageDeletionService).delete(null, OPERATOR, id, { user_id });
      case 'pin':
        return app.get(MessagePinsService).pin(null, id, { user_id });
      case 'unpin':
        return app.get(MessagePinsService).unpin(null, id, { user_id });
      case 'react':
        return app.get(MessageReactionsService).add(null, id, { user_id, emoji });
      case 'unreact':
        return app.get(MessageReactionsService).remove(null, id, { user_id, emoji });
      default:
        return app.get(ReadMarkersService).mark(null, channel_id, { user_id });
    }
  };
  for (let start = 0; start < actions.length; start += 4) {
    const group = actions.slice(start, start + 4).map((one, index) => act(one, start + index));
    for (const outcome of await Promise.allSettled(group)) {
      if (outcome.status === 'rejected' && !(outcome.reason instanceof DomainError)) {
        throw outcome.reason;
      }
    }
  }
}

describe('Whatever people do in a channel at once', () => {
  it('both counters are dense, every count is what the rows say, and everything is announced once', async () => {
    await assert(
      asyncProperty(array(action, { minLength: 10, maxLength: 40 }), async (actions) => {
        const channel = `c${(channels += 1)}`;
        await queryDatabase(server.database, 'INSERT INTO channels (id, name, created_at) VALUES ($1, $2, $3)', [
          channel,
          channel,
          '2024-01-01 00:00:00.000000',
        ]);
        events.take();
        await play(channel, actions);

        const announced = events.take();
        const [{ last_seq = -1, last_change = -1 } = {}] = await rows('SELECT * FROM channels WHERE id = $1', channel);
        const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
        expect(announced.flatMap(([, { seq }]) => (seq === undefined ? [] : [seq]))).toEqual(upTo(last_seq));
        expect(announced.flatMap(([, { change }]) => (change === undefined ? [] : [change]))).toEqual(
          upTo(last_change),
        );
        expect(await rows('SELECT seq FROM messages WHERE channel_id = $1 ORDER BY seq', channel)).toEqual(
          upTo(last_seq).map((seq) => ({ seq })),
        );
        expect(
          await rows(
            `SELECT id FROM messages m WHERE channel_id = $1 AND reply_count <>
               (SELECT count(*) FROM messages WHERE reply_to = m.id AND deleted_at IS NULL)`,
            channel,
          ),
        ).toEqual([]);
        expect(
          await rows(
            `SELECT id FROM messages m WHERE channel_id = $1 AND deleted_at IS NOT NULL
                AND (content <> '' OR mentions IS NOT NULL OR pinned_at IS NOT NULL
                     OR EXISTS (SELECT 1 FROM reactions WHERE message_id = m.id)
                     OR EXISTS (SELECT 1 FROM message_edits WHERE message_id = m.id))`,
            channel,
          ),
        ).toEqual([]);

        const log = server.app.get(MessageLogService);
        const shown = await log.list(channel, 1, last_seq);
        const standing = await rows<{ message_id: string; emoji: string; count: number }>(
          `SELECT message_id, emoji, CAST(count(*) AS INTEGER) AS count FROM reactions
            WHERE channel_id = $1 AND removed_at IS NULL GROUP BY message_id, emoji ORDER BY message_id, emoji`,
          channel,
        );
        const counted = shown.flatMap(({ message: { id, reactions = [] } }) =>
          reactions.map(({ emoji, count }) => ({ message_id: id, emoji, count })),
        );
        expect(new Set(counted.map((one) => JSON.stringify(one)))).toEqual(
          new Set(standing.map((one) => JSON.stringify(one))),
        );
        expect(counted).toHaveLength(standing.length);
        const changed = await log.listChanged(channel, 1, last_change);
        expect(changed.map(({ message }) => message)).toEqual(
          changed.map(({ seq }) => shown.find((one) => one.seq === seq)?.message),
        );

        const markers = await rows<{ user_id: string; read_seq: number }>(
          'SELECT user_id, read_seq FROM read_markers WHERE channel_id = $1',
          channel,
        );
        for (const { user_id, read_seq } of markers) {
          const state = await server.app.get(ReadMarkersService).list(null, user_id);
          const own = state.find(({ channel_id }) => channel_id === channel);
          expect(own).toEqual({ channel_id: channel, seq: read_seq, last_seq, unread: last_seq - read_seq });
          expect(read_seq).toBeLessThanOrEqual(last_seq);
        }
      }),
      { numRuns: RUNS },
    );
  }, 120_000);
});
