import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeMessage, request } from '../support/http.js';
import { makeLargeFile } from '../support/original.js';
import { stopIndexing, untilIndexed } from '../support/search-index.js';
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
const MESSAGES = 30_000;

afterAll(cleanUp);

function search({ url }: TestServer, query: Record<string, string>) {
  return request<Page>('GET', `${url}/api/search/messages?${new URLSearchParams(query).toString()}`);
}

/** Searches until little enough is missing in the index; meanwhile each answer has to say so. */
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
    await untilIndexed(server);
    const again = await search(server, { q: 'xxxxx', limit: '100' });
    expect(again.body.messages).toEqual(first.messages);
  });

  it('can be edited and deleted before and after they are indexed', async () => {
    const path = join(await makeFolder(), 'chat.db');
    await makeLargeFile(path, MESSAGES, 5);
    const server = await startServer({}, path);
    const edit = (id: string) =>
      request('PATCH', `${server.url}/api/messages/${id}`, { userId: 'u', content: `変更 ${id}` });
    const remove = (id: string) => request('DELETE', `${server.url}/api/messages/${id}?userId=u`);
    await Promise.all([edit('m1'), edit('m29999'), remove('m2'), remove('m29998')]);
    await untilIndexed(server);
    await Promise.all([edit('m3'), remove('m4')]);
    const { body } = await search(server, { q: '変更' });
    expect(body.messages.map(({ id }) => id)).toEqual(['m29999', 'm3', 'm1']);
    await server.stop();
    expect(await run('verify', path)).toEqual({ code: 0, output: `The index has all ${MESSAGES - 3} messages.\n` });
  });

  it('are indexed further after a stop in the middle', async () => {
    const path = join(await makeFolder(), 'chat.db');
    const ids = await makeLargeFile(path, MESSAGES, 5);
    await (await startServer({}, path)).stop();
    const [left] = await queryFile<{ messages: number }>(
      path,
      'SELECT sum(last_seq - indexed_seq) AS messages FROM channels',
    );
    expect(left?.messages).toBeGreaterThan(0);
    const server = await startServer({}, path);
    const { messages } = await searchWhenReady(server, { q: 'x', limit: '1' });
    expect(messages.map(({ id }) => id)).toEqual(ids.slice(-1));
  });
});

describe('A message that is not in the index yet', () => {
  it('is found among the others, in its place and as it is now', async () => {
    const server = await startServer();
    const send = async (id: string, channel: string, content: string) => {
      const message = makeMessage({ id, content, user_id: 'hana', channel_id: undefined });
      expect((await request('POST', `${server.url}/api/channels/${channel}/messages`, message)).status).toBe(201);
    };
    await send('in 1', '1', '途中の一');
    await send('in 2', '2', '途中の二');
    await untilIndexed(server);
    await stopIndexing(server);
    for (const [id, channel] of [
      ['out 1', '1'],
      ['out 2', '2'],
      ['out 3', '1'],
      ['out 4', '1'],
    ] as const) {
      await send(id, channel, '途中の続き');
    }
    await request('PATCH', `${server.url}/api/messages/in%202`, { userId: 'hana', content: '途中の二、直した' });
    await request('PATCH', `${server.url}/api/messages/out%202`, { userId: 'hana', content: '途中で直した' });
    await request('DELETE', `${server.url}/api/messages/out%203?userId=hana`);
    await request('PUT', `${server.url}/api/messages/out%204/pin`, { userId: 'hana' });
    await request('PUT', `${server.url}/api/messages/out%201/reactions/${encodeURIComponent('👍')}`, {
      userId: 'taro',
    });

    const expectAll = async (on: TestServer) => {
      const find = async (query: Record<string, string>) => (await search(on, query)).body.messages.map(({ id }) => id);
      expect(await find({ q: '途中' })).toEqual(['out 4', 'out 2', 'out 1', 'in 2', 'in 1']);
      expect(await find({ q: '直した' })).toEqual(['out 2', 'in 2']);
      expect(await find({ q: '途中', channelId: '1' })).toEqual(['out 4', 'out 1', 'in 1']);
      expect(await find({ has: 'pin' })).toEqual(['out 4']);
      expect(await find({ has: 'reaction' })).toEqual(['out 1']);
      const first = await search(on, { q: '途中', limit: '2' });
      const cursor = first.body.nextCursor as string;
      expect(await find({ q: '途中', limit: '2', cursor })).toEqual(['out 1', 'in 2']);
    };
    await expectAll(server);
    await server.stop();
    const again = await startServer({}, server.database);
    await untilIndexed(again);
    await expectAll(again);
  });

  it('is found once, and at once, while messages are sent and added to the index all the time', async () => {
    const server = await startServer();
    const rounds = Array.from({ length: 60 }, (_, number) => ({ word: `round${number}x`, acknowledged: 0 }));
    let current = rounds[0] as (typeof rounds)[number];
    let searches = 0;
    const sendAll = async (): Promise<void> => {
      for (const round of rounds) {
        current = round;
        await Promise.all(
          Array.from({ length: 20 }, async (_, number) => {
            const message = makeMessage({ content: `流れ ${round.word}`, channel_id: undefined });
            await request('POST', `${server.url}/api/channels/${1 + (number % 3)}/messages`, message);
            round.acknowledged += 1;
          }),
        );
      }
    };
    const searchAll = async (): Promise<void> => {
      while (current !== rounds.at(-1)) {
        const { word, acknowledged } = current;
        const { status, body } = await search(server, { q: `流 ${word}`, limit: '100' });
        const ids = body.messages.map(({ id }) => id);
        expect([status, new Set(ids).size]).toEqual([200, ids.length]);
        expect(ids.length).toBeGreaterThanOrEqual(acknowledged);
        searches += 1;
      }
    };
    await Promise.all([sendAll(), searchAll(), searchAll()]);
    expect(searches).toBeGreaterThan(20);
  });
});

describe('A text that repeats itself', () => {
  it('is found until it is deleted, whether it was sent or came by an edit', async () => {
    const server = await startServer();
    const content = '草'.repeat(5_000);
    const url = `${server.url}/api/messages`;
    const find = async (q: string) => (await search(server, { q })).body.messages.map(({ id }) => id);
    for (const [id, text] of Object.entries({ sent: content, edited: '別の話', 'edited too': '別の話' })) {
      const message = makeMessage({ id, content: text, user_id: 'hana', channel_id: undefined });
      expect((await request('POST', `${server.url}/api/channels/1/messages`, message)).status).toBe(201);
    }
    await untilIndexed(server);
    expect(await find('草草草')).toEqual(['sent']);
    for (const id of ['edited', 'edited too']) {
      expect((await request('PATCH', `${url}/${id}`, { userId: 'hana', content })).status).toBe(200);
    }
    expect(await find('草草草')).toEqual(['edited too', 'edited', 'sent']);
    for (const id of ['sent', 'edited', 'edited too']) {
      expect((await request('DELETE', `${url}/${id}?userId=hana`)).status).toBe(204);
    }
    expect([...(await find('草草草')), ...(await find('別'))]).toEqual([]);
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
    await untilIndexed(server);
    await server.stop();
    expect(await run('verify', server.database)).toEqual({ code: 0, output: 'The index has all 2 messages.\n' });

    // A piece goes from one message to the other.
    for (const [command, content] of [
      ["'delete'", '消えた索引'],
      ['NULL', 'another'],
    ] as const) {
      await queryFile(
        server.database,
        `INSERT INTO search_index (search_index, rowid, tokens)
         SELECT ${command}, rowid, '索引' FROM messages WHERE content = '${content}'`,
      );
    }
    const one = await run('verify', server.database);
    expect([one.code, one.output]).toEqual([1, expect.stringContaining('1 of 2 messages')]);

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
