import { AccountWatch } from '../../src/auth/account-watch.js';
import { SessionExpiry } from '../../src/auth/session-expiry.js';
import { type Change, Database } from '../../src/database/database.js';
import type { SendMessageDto } from '../../src/messages/dto/send-message.dto.js';
import { MessagesService } from '../../src/messages/messages.service.js';
import { register } from '../support/accounts.js';
import { queryDatabase } from '../support/database.js';
import { makeMessage, request } from '../support/http.js';
import { stopIndexing } from '../support/search-index.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let statements: string[];

beforeAll(async () => {
  server = await startServer();
  // These ask and write at times of their own.
  await stopIndexing(server);
  await server.app.get(AccountWatch).onModuleDestroy();
  await server.app.get(SessionExpiry).onModuleDestroy();
  countStatements(server.app.get(Database));
});

beforeEach(() => {
  statements = [];
});

afterAll(cleanUp);

/** Has a database note every statement that it is given, besides running it. */
function countStatements(database: Database): void {
  const query = database.query.bind(database);
  const change = database.change.bind(database);
  const noting =
    (run: Change['query']): Change['query'] =>
    (sql, parameters) => {
      statements.push(sql);
      return run(sql, parameters);
    };
  database.query = noting(query);
  database.change = (work) =>
    change((inner) => work({ ...inner, query: noting(inner.query), querySingle: noting(inner.querySingle) }));
}

function makeBatch(size: number, fields: Record<string, unknown> = {}): SendMessageDto[] {
  return Array.from({ length: size }, () => makeMessage(fields) as unknown as SendMessageDto);
}

/** Sends messages in one turn of the event loop, so that they share a commit. */
function sendAtOnce(batch: SendMessageDto[]): Promise<PromiseSettledResult<{ replayed: boolean }>[]> {
  const messages = server.app.get(MessagesService);
  return Promise.allSettled(batch.map((message) => messages.send(null, message)));
}

describe('The number of statements', () => {
  it('is one for a batch of messages, whatever its size', async () => {
    // The first message of a sender also writes the directory of users.
    await sendAtOnce(makeBatch(1));
    statements = [];
    const outcomes = await sendAtOnce(makeBatch(200));

    expect(outcomes.every(({ status }) => status === 'fulfilled')).toBe(true);
    expect(statements).toHaveLength(1);
  });

  it('is two for a batch of which messages are known, and one more where a channel is none that everybody may write', async () => {
    const known = makeBatch(50);
    await sendAtOnce(known);
    statements = [];
    await sendAtOnce([...known, ...makeBatch(50)]);
    expect(statements).toHaveLength(2);
    statements = [];
    const outcomes = await sendAtOnce([...known, ...makeBatch(50), ...makeBatch(50, { channel_id: 'none' })]);

    expect(statements).toHaveLength(3);
    expect(
      outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value.replayed : outcome.reason.code)),
    ).toEqual([...Array(50).fill(true), ...Array(50).fill(false), ...Array(50).fill('channel_not_found')]);
  });

  it('is two in a private channel, for ten members and for ten thousand', async () => {
    const hana = await register(server, 'Hana');
    const { user_id, user_name } = hana;
    const actor = { user_id, user_name, kind: 'user', role: 'member', session_id: '' } as const;
    const made = await request('POST', `${server.url}/api/channels`, { name: 'x', kind: 'private' }, hana.headers);
    const channel_id = String(made.body.id);
    const messages = server.app.get(MessagesService);
    const send = () => messages.send(actor, makeBatch(1, { channel_id, user_id, user_name })[0] as SendMessageDto);
    await send();
    statements = [];
    await send();
    expect(statements).toHaveLength(2);
    await queryDatabase(
      server.database,
      `INSERT INTO channel_members (channel_id, user_id, role, joined_at, added_by)
       WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 10000)
       SELECT ?, 'user ' || n, 'member', '2024-01-01 00:00:00.000000', '' FROM numbers`,
      [channel_id],
    );
    statements = [];
    await send();
    expect(statements).toHaveLength(2);
  });

  it.each([
    ['', 1],
    ['?limit=1000&offset=100', 1],
    ['?order=desc&offset=3', 1],
    ['?before=', 3],
    ['?around=', 3],
  ])('is bounded for a page %s', async (query, count) => {
    const [message] = makeBatch(1);
    await sendAtOnce([message as SendMessageDto]);
    statements = [];
    const page = query.endsWith('=') ? `${query}${message?.id}` : query;
    const { status } = await request('GET', `${server.url}/api/channels/1/messages${page}`);

    expect(status).toBe(200);
    expect(statements).toHaveLength(count);
    expect(statements.join('\n')).not.toMatch(/OFFSET|count\(/iu);
  });
});
