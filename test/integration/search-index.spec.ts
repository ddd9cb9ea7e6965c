import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeMessage, request } from '../support/http.js';
import { makeLargeFile } from '../support/original.js';
import { cleanUp, makeFolder, startServer, type TestServer } from '../support/server.js';
import { queryFile } from '../support/sqlite.js';
import { itOnFile, queryDatabase } from '../support/database.js';

interface Page {
  messages: { id: string }[];
  nextCursor: string | null;
  code?: string;
  pending?: number;
}

const COMMAND = join(import.meta.dirname, '../../dist/cli/search.js');
const MESSAGES = 3_000;

afterAll(cleanUp);

function search({ url }: TestServer, query: Record<string, string>) {
  return request<Page>('GET', `${url}/api/search/messages?${new URLSearchParams(query).toString()}`);
}

/** Searches until the index has what is asked for; meanwhile each answer has to say so. */
async function searchWhenReady(server: TestServer, query: Record<string, string>): Promise<Page> {
  for (;;) {
    const { status, body, headers } = await search(server, query);
    if (status !== 202) {
      expect(status).toBe(200);
      return body;
    }
    expect(body.code).toBe('index_building');
    expect(body.pending).toBeGreaterThan(0);
    expect(Number(headers.get('Retry-After'))).toBeGreaterThan(0);
  }
}

/** Runs `npm run search` on a file. */
async function run(action: string, file: string): Promise<{ code: number; output: string }> {
  const env = { PATH: process.env.PATH, DATABASE_URL: `sqlite:${file}` };
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [COMMAND, action], { env });
    return { code: 0, output: stdout };
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, output: stderr };
  }
}

async function insertAsOriginal(database: string, id: string, content: string): Promise<void> {
  await queryDatabase(
    database,
    `INSERT INTO messages (id, channel_id, user_id, user_name, content, timestamp, is_own_message, created_at)
     VALUES ($1, '1', 'python', 'Python', $2, '2024-06-01 00:00:00.000000', FALSE, '2024-06-01 00:00:00.000000')`,
    [id, content],
  );
}

describe('The messages of an older file', () => {
  it('are found, newest first whatever the order of the rows, as soon as they are indexed', async () => {
    const path = join(await makeFolder(), 'chat.db');
    const ids = await makeLargeFile(path, MESSAGES, 5);
    const server = await startServer({}, path);
    const first = await searchWhenReady(server, { q: 'xxxxx', limit: '100' });
    expect(first.messages.map(({ id }) => id)).toEqual(ids.slice(-100).toReversed());
    const next = await search(server, { q: 'xxxxx', limit: '100', cursor: first.nextCursor as string });
    expect(next.body.messages.map(({ id }) => id)).toEqual(ids.slice(-200, -100).toReversed());
    const { body } = await request('GET', `${server.url}/readyz`);
    expect(body).toEqual({ status: 'ok' });
  });

  it('can be edited and deleted before and after they are indexed', async () => {
    const path = join(await makeFolder(), 'chat.db');
    await makeLargeFile(path, MESSAGES, 5);
    const server = await startServer({}, path);
    const edit = (id: string) =>
      request('PATCH', `${server.url}/api/messages/${id}`, { userId: 'u', content: `変更 ${id}` });
    const remove = (id: string) => request('DELETE', `${server.url}/api/messages/${id}?userId=u`);
    await Promise.all([edit('m1'), edit('m2999'), remove('m2'), remove('m2998')]);
    await searchWhenReady(server, { q: 'x' });
    await Promise.all([edit('m3'), remove('m4')]);
    const { body } = await search(server, { q: '変更' });
    expect(body.messages.map(({ id }) => id)).toEqual(['m2999', 'm3', 'm1']);
    await server.stop();
    expect(await run('verify', path)).toEqual({ code: 0, output: `The index has all ${MESSAGES - 3} messages.\n` });
  });

  it('are indexed further after a stop in the middle', async () => {
    const path = join(await makeFolder(), 'chat.db');
    const ids = await makeLargeFile(path, MESSAGES, 5);
    await (await startServer({}, path)).stop();
    const [left] = await queryFile<{ messages: number }>(
      path,
      'SELECT sum(last_seq - first_seq + 1) AS messages FROM search_pending',
    );
    expect(left?.messages).toBeGreaterThan(0);
    const server = await startServer({}, path);
    const { messages } = await searchWhenReady(server, { q: 'x', limit: '1' });
    expect(messages.map(({ id }) => id)).toEqual(ids.slice(-1));
  });
});

describe('A row that another program inserts while the server runs', () => {
  it('is found by the next search, and counts beside those of the server', async () => {
    const server = await startServer();
    const send = (content: string) =>
      request('POST', `${server.url}/api/channels/1/messages`, makeMessage({ content, channel_id: undefined }));
    await send('元の一');
    await insertAsOriginal(server.database, 'by-python', '元の二');
    await send('元の三');
    const { status, body } = await search(server, { q: '元の' });
    expect([status, body.messages.length]).toEqual([200, 3]);
    expect(body.messages[1]?.id).toBe('by-python');
  });
});

describe('The command', () => {
  itOnFile('notices what is missing, and makes the index anew', async () => {
    const server = await startServer();
    for (const content of ['消えた索引', 'another']) {
      await request('POST', `${server.url}/api/channels/1/messages`, makeMessage({ content, channel_id: undefined }));
    }
    const { output: refusal, code } = await run('verify', server.database);
    expect([code, refusal]).toEqual([1, expect.stringContaining('Another server is already using')]);
    await server.stop();
    expect(await run('verify', server.database)).toEqual({ code: 0, output: 'The index has all 2 messages.\n' });

    await queryFile(server.database, "INSERT INTO search_index (search_index) VALUES ('delete-all')");
    const verdict = await run('verify', server.database);
    expect([verdict.code, verdict.output]).toEqual([1, expect.stringContaining('2 of 2 messages')]);
    expect(await run('rebuild', server.database)).toEqual({
      code: 0,
      output: 'The index has all 2 messages now.\n',
    });
    expect((await run('verify', server.database)).code).toBe(0);
    const again = await startServer({}, server.database);
    expect((await search(again, { q: '索引' })).body.messages).toHaveLength(1);
  });

  it('tells how it is used', async () => {
    expect(await run('mend', 'chat.db')).toEqual({
      code: 2,
      output: 'Usage: npm run search -- rebuild | verify\n',
    });
  });
});

describe('A search that takes too long', () => {
  it('ends with search_timeout, while others read and write', async () => {
    const path = join(await makeFolder(), 'chat.db');
    await makeLargeFile(path, 20_000, 5);
    const patient = await startServer({}, path);
    await searchWhenReady(patient, { q: 'x', limit: '1' });
    await patient.stop();
    const server = await startServer({ SEARCH_TIMEOUT_MS: '1' }, path);
    // All of the messages come into question for the index, and none is meant.
    const [slow, saved, read] = await Promise.all([
      search(server, { q: '"xxxxx!"' }),
      request('POST', `${server.url}/api/channels/1/messages`, makeMessage({ channel_id: undefined })),
      request('GET', `${server.url}/api/channels/1/messages?limit=1`),
    ]);
    expect([slow.status, slow.body.code, saved.status, read.status]).toEqual([503, 'search_timeout', 201, 200]);
  });
});
