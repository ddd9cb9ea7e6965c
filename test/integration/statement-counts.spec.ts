import { AccountWatch } from '../../src/auth/account-watch.js';
import { SessionExpiry } from '../../src/auth/session-expiry.js';
import { type Change, Database } from '../../src/database/database.js';
import type { SendMessageDto } from '../../src/messages/dto/send-message.dto.js';
import { MessagesService } from '../../src/messages/messages.service.js';
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
