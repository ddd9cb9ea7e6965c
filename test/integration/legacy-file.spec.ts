import { existsSync } from 'node:fs';
import { readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { registerAs } from '../support/accounts.js';
import { makeMessage, request } from '../support/http.js';
import { copyOf, makeLargeFile, ORIGINAL } from '../support/original.js';
import { untilPurged } from '../support/purge.js';
import { cleanUp, makeFolder, startServer, type TestServer } from '../support/server.js';
import { queryFile, SqliteFile } from '../support/sqlite.js';

/** The same of a later revision, with two more columns. */
const LATER_REVISION = ORIGINAL.replace(
  'name VARCHAR NOT NULL,',
  'name VARCHAR NOT NULL,\n    description VARCHAR,',
).replace('user_name VARCHAR NOT NULL,', 'user_name VARCHAR NOT NULL,\n    user_type VARCHAR NOT NULL,');

const COLUMNS = ['id', 'channel_id', 'user_id', 'user_name', 'content', 'timestamp', 'is_own_message', 'created_at'];
/** How the original reads a channel. */
const ORIGINAL_SELECT = `
  SELECT ${COLUMNS.map((column) => `messages.${column} AS messages_${column}`).join(', ')}
  FROM messages WHERE messages.channel_id = ? ORDER BY messages.created_at LIMIT ? OFFSET ?`;
const ORIGINAL_CHANNELS = `
  SELECT channels.id AS channels_id, channels.name AS channels_name, channels.created_at AS channels_created_at
  FROM channels`;

type Row = Record<string, unknown>;

function makeRow(id: string, created_at: string, fields: Row = {}): Row {
  return {
    id,
    channel_id: '1',
    user_id: 'user_1',
    user_name: '花子',
    content: `本文 ${id} 😀`,
    timestamp: '2024-01-01 11:59:59.987654',
    is_own_message: 1,
    created_at,
    ...fields,
  };
}

/** Inserts as the original does. */
async function insert(file: SqliteFile, table: string, row: Row): Promise<void> {
  const names = Object.keys(row);
  const sql = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
  await file.query(sql, Object.values(row));
}

async function insertMessage(path: string, row: Row): Promise<void> {
  const file = await SqliteFile.open(path);
  await insert(file, 'messages', row);
  await file.close();
}

/** In the order of insertion: times out of order, equal times, times of whole seconds, and a row without a channel. */
const ROWS = [
  makeRow('c', '2024-01-01 12:00:02.000000'),
  makeRow('a', '2024-01-01 12:00:00.123456', { is_own_message: 0 }),
  makeRow('e', '2024-01-01 12:00:03.500000'),
  makeRow('d', '2024-01-01 12:00:03.500000'),
  makeRow('b', '2024-01-01 12:00:00.123457', { content: `line\nbreak "quoted" 'single' \\ %` }),
  makeRow('other', '2024-01-01 12:00:01.000001', { channel_id: '2' }),
  makeRow('orphan', '2024-01-01 12:00:01.500000', { channel_id: 'gone' }),
  makeRow('long', '2024-01-01 12:00:04.000000', { content: 'x'.repeat(30_000), user_name: '' }),
];
const ORDER = ['a', 'b', 'c', 'e', 'd', 'long'];

async function makeLegacyFile(schema = ORIGINAL, rows = ROWS, extra: Row = {}): Promise<string> {
  const path = join(await makeFolder(), 'chat.db');
  const file = await SqliteFile.open(path);
  await file.exec(schema);
  await file.exec('BEGIN');
  for (const [id, name] of [
    ['1', '雑談'],
    ['2', 'ゲーム'],
  ]) {
    await insert(file, 'channels', { id, name, created_at: `2023-12-31 23:59:5${id}.000100` });
  }
  for (const row of rows) {
    await insert(file, 'messages', { ...row, ...extra });
  }
  await file.exec('COMMIT');
  await file.close();
  return path;
}

interface History {
  messages: { id: string; content: string; createdAt: string; timestamp: string; isOwnMessage: boolean }[];
  total: number;
  hasMore: boolean;
}

async function readHistory({ url }: TestServer, channel = '1', query = 'limit=1000'): Promise<History> {
  const { status, body } = await request<History>('GET', `${url}/api/channels/${channel}/messages?${query}`);
  expect(status).toBe(200);
  return body;
}

function idsOf({ messages }: History): string[] {
  return messages.map(({ id }) => id);
}

afterAll(cleanUp);

describe.each([
  ['the original', ORIGINAL, {}],
  ['a later revision of the original', LATER_REVISION, { user_type: 'ai' }],
])('A file of %s', (_, schema, extra) => {
  it('is served with every row, in order of creation and then of insertion', async () => {
    const server = await startServer({}, await makeLegacyFile(schema, ROWS, extra));
    const history = await readHistory(server);

    expect(idsOf(history)).toEqual(ORDER);
    expect(history).toMatchObject({ total: ORDER.length, hasMore: false });
    for (const message of history.messages) {
      const row = ROWS.find(({ id }) => id === message.id);
      expect(message.content).toBe(row?.content);
      expect(message.isOwnMessage).toBe(row?.is_own_message === 1);
      expect(message.timestamp).toBe('2024-01-01T11:59:59.987654Z');
    }
    expect(history.messages.map(({ createdAt }) => createdAt)).toEqual([
      '2024-01-01T12:00:00.123456Z',
      '2024-01-01T12:00:00.123457Z',
      '2024-01-01T12:00:02Z',
      '2024-01-01T12:00:03.500Z',
      '2024-01-01T12:00:03.500Z',
      '2024-01-01T12:00:04Z',
    ]);
    expect(idsOf(await readHistory(server, '2'))).toEqual(['other']);
    expect(idsOf(await readHistory(server, '1', 'limit=2&offset=3'))).toEqual(['e', 'd']);
  });

  it('keeps its channels and gets no others', async () => {
    const server = await startServer({}, await makeLegacyFile(schema, ROWS, extra));

    expect((await request('GET', `${server.url}/api/channels`)).body).toEqual([
      { id: '1', name: '雑談', createdAt: '2023-12-31T23:59:51.000100Z' },
      { id: '2', name: 'ゲーム', createdAt: '2023-12-31T23:59:52.000100Z' },
    ]);
  });

  it('is kept as a copy as it was, before anything is changed', async () => {
    const path = await makeLegacyFile(schema, ROWS, extra);
    const sql = 'SELECT rowid, * FROM messages ORDER BY rowid';
    const before = await queryFile(path, sql);
    const tables = await queryFile(path, 'SELECT sql FROM sqlite_master ORDER BY name');
    const server = await startServer({}, path);
    await request('POST', `${server.url}/api/channels/1/messages`, makeMessage());
    await server.stop();
    await (await startServer({}, path)).stop();

    const copy = copyOf(path);
    expect(await queryFile(copy, sql)).toEqual(before);
    expect(await queryFile(copy, 'SELECT sql FROM sqlite_master ORDER BY name')).toEqual(tables);
    expect(existsSync(`${copy}.partial`)).toBe(false);
    const after = await queryFile(path, 'SELECT rowid, * FROM messages ORDER BY rowid');
    before.forEach((row, index) => expect(after[index]).toMatchObject(row));
  });

  it('can be written by the original while this server runs and after it: every row is numbered and served', async () => {
    const path = await makeLegacyFile(schema, ROWS, extra);
    const server = await startServer({}, path);
    const ours = makeMessage();
    await request('POST', `${server.url}/api/channels/1/messages`, ours);
    await insertMessage(path, { ...makeRow('theirs 1', '2099-01-01 00:00:00.000001'), ...extra });
    const late = makeMessage();
    const { status } = await request('POST', `${server.url}/api/channels/1/messages`, late);
    expect(status).toBe(201);
    const expected = [...ORDER, ours.id, 'theirs 1', late.id];

    expect(idsOf(await readHistory(server))).toEqual(expected);
    await server.stop();
    await insertMessage(path, { ...makeRow('theirs 2', '2099-01-01 00:00:00.000002'), ...extra });
    const again = await startServer({}, path);
    const history = await readHistory(again);
    expect(idsOf(history)).toEqual([...expected, 'theirs 2']);
    expect(history.total).toBe(expected.length + 1);
    const seqs = await queryFile(path, "SELECT seq FROM messages WHERE channel_id = '1' ORDER BY seq");
    expect(seqs).toEqual(history.messages.map((__, index) => ({ seq: index + 1 })));
  });

  it('shows the original what this server wrote, in the same order, with every column of its own filled', async () => {
    const path = await makeLegacyFile(schema, ROWS, extra);
    const server = await startServer({}, path);
    const ours = makeMessage({ timestamp: '2024-06-01T00:00:00.5+09:00' });
    await request('POST', `${server.url}/api/channels/1/messages`, ours);

    const rows = await queryFile<Row>(path, ORIGINAL_SELECT, ['1', 100, 0]);
    expect(rows.map(({ messages_id }) => messages_id)).toEqual([...ORDER, ours.id]);
    expect(rows.at(-1)).toMatchObject({
      messages_content: ours.content,
      messages_is_own_message: 1,
      messages_timestamp: '2024-05-31 15:00:00.500000',
      messages_created_at: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}$/u) as string,
    });
    expect(await queryFile(path, 'SELECT user_type FROM messages WHERE id = ?', [ours.id])).toEqual([
      { user_type: 'user' },
    ]);
  });

  it('shows the original nothing of a channel that was deleted for good, and what it writes then is served or kept', async () => {
    const path = await makeLegacyFile(schema, ROWS, extra);
    const before = await queryFile<Row>(path, 'SELECT * FROM messages ORDER BY rowid');
    const server = await startServer({}, path);
    const { headers } = await registerAs(server, 'Olga', 'owner');
    const channel = `${server.url}/api/channels/2`;
    await request('PATCH', channel, { archived: true }, headers);
    const { status } = await request(
      'DELETE',
      `${channel}?confirm=${encodeURIComponent('ゲーム')}`,
      undefined,
      headers,
    );
    expect(status).toBe(204);
    await untilPurged(server);
    await server.stop();

    expect(await queryFile(path, ORIGINAL_CHANNELS)).toEqual([
      { channels_id: '1', channels_name: '雑談', channels_created_at: '2023-12-31 23:59:51.000100' },
    ]);
    const seen = await queryFile<Row>(path, ORIGINAL_SELECT, ['1', 100, 0]);
    expect(seen.map(({ messages_id }) => messages_id)).toEqual(ORDER);
    expect(await queryFile(path, ORIGINAL_SELECT, ['2', 100, 0])).toEqual([]);
    const after = await queryFile<Row>(path, 'SELECT * FROM messages ORDER BY rowid');
    expect(after).toEqual(
      before.filter(({ id }) => id !== 'other').map((row) => expect.objectContaining(row) as unknown),
    );
    expect(await queryFile(path, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);

    await insertMessage(path, { ...makeRow('theirs', '2099-01-01 00:00:00.000001'), ...extra });
    await insertMessage(path, { ...makeRow('late', '2099-01-01 00:00:00.000002', { channel_id: '2' }), ...extra });
    const again = await startServer({}, path);
    expect(idsOf(await readHistory(again))).toEqual([...ORDER, 'theirs']);
    expect((await request('GET', `${again.url}/api/channels/2/messages`)).status).toBe(404);
    expect((await request('GET', `${again.url}/api/messages/late`)).status).toBe(404);
    expect(await queryFile(path, "SELECT id, seq FROM messages WHERE channel_id = '2'")).toEqual([
      { id: 'late', seq: null },
    ]);
  });

  it('keeps a row whose channel does not exist, and serves it when the channel is made', async () => {
    const path = await makeLegacyFile(schema, ROWS, extra);
    const server = await startServer({}, path);

    expect(await queryFile(path, "SELECT id, seq FROM messages WHERE channel_id = 'gone'")).toEqual([
      { id: 'orphan', seq: null },
    ]);
    expect((await request('GET', `${server.url}/api/channels/gone/messages`)).status).toBe(404);
    expect((await request('GET', `${server.url}/api/messages/orphan`)).status).toBe(404);
    await request('POST', `${server.url}/api/channels`, { id: 'gone', name: '帰ってきた' });
    expect(await readHistory(server, 'gone')).toMatchObject({ messages: [{ id: 'orphan' }], total: 1 });
    const next = makeMessage();
    await request('POST', `${server.url}/api/channels/gone/messages`, next);
    expect(idsOf(await readHistory(server, 'gone'))).toEqual(['orphan', next.id]);
  });
});

describe('A legacy file', () => {
  it('serves rows that waited for their channel, when the original makes it', async () => {
    const path = await makeLegacyFile();
    const server = await startServer({}, path);
    await insertMessage(path, makeRow('orphan before', '2024-01-01 11:00:00.000000', { channel_id: 'gone' }));
    const file = await SqliteFile.open(path);
    await insert(file, 'channels', { id: 'gone', name: 'back', created_at: '2024-02-01 00:00:00.000000' });
    await file.close();

    expect(await readHistory(server, 'gone')).toMatchObject({
      messages: [{ id: 'orphan before' }, { id: 'orphan' }],
      total: 2,
    });
  });

  it('that nobody has written to yet gets the first channels', async () => {
    const path = join(await makeFolder(), 'chat.db');
    const file = await SqliteFile.open(path);
    await file.exec(ORIGINAL);
    await file.close();
    const server = await startServer({}, path);

    const { body } = await request<{ id: string }[]>('GET', `${server.url}/api/channels`);
    expect(body.map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5']);
  });

  it('is numbered on where numbering was interrupted', async () => {
    const path = await makeLegacyFile();
    await (await startServer({}, path)).stop();
    const file = await SqliteFile.open(path);
    await file.exec(`
      UPDATE messages SET seq = NULL WHERE channel_id = '1' AND seq > 2;
      UPDATE channels SET last_seq = 2 WHERE id = '1';`);
    await file.close();
    const server = await startServer({}, path);

    const history = await readHistory(server);
    expect(idsOf(history)).toEqual(ORDER);
    expect(history.total).toBe(ORDER.length);
  });

  it('of 50,000 messages is numbered without a gap', async () => {
    const path = join(await makeFolder(), 'chat.db');
    const expected = await makeLargeFile(path, 50_000);
    const server = await startServer({}, path);

    const numbered = await queryFile<Row>(path, 'SELECT id, seq FROM messages ORDER BY seq');
    expect(numbered).toEqual(expected.map((id, index) => ({ id, seq: index + 1 })));
    expect((await readHistory(server)).total).toBe(50_000);
  });

  it('acknowledges a retry of a message that the original stored', async () => {
    const server = await startServer({}, await makeLegacyFile());
    const { content } = makeRow('a', '');
    const message = makeMessage({ id: 'a', user_id: 'user_1', content });

    const { status, body } = await request('POST', `${server.url}/api/channels/1/messages`, message);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: 'a', userName: '花子', createdAt: '2024-01-01T12:00:00.123456Z' });
  });
});

describe('A file that cannot be served', () => {
  /** The start is refused with a sentence, and the file is as it was. */
  async function expectRefusal(path: string, sentence: RegExp): Promise<void> {
    const before = await readFile(path);
    await expect(startServer({}, path)).rejects.toThrow(sentence);
    expect((await readFile(path)).equals(before)).toBe(true);
    expect(existsSync(copyOf(path))).toBe(false);
  }

  it('is one that a newer version of this server wrote', async () => {
    const server = await startServer();
    await server.stop();
    await queryFile(server.database, 'INSERT INTO migrations (timestamp, name) VALUES (?, ?)', [
      9_999_999_999_999,
      'TimeTravel9999999999999',
    ]);

    await expectRefusal(server.database, /was written by a newer version of this server .*TimeTravel9999999999999/u);
  });

  it('is one that another server has, by whatever name', async () => {
    const first = await startServer();
    await expect(startServer({}, first.database)).rejects.toThrow(/^Another server is already using /u);

    const { status } = await request('POST', `${first.url}/api/channels/1/messages`, makeMessage());
    expect(status).toBe(201);
    await first.stop();
    await expect(startServer({}, first.database)).resolves.toBeDefined();
  });

  it('is one that another server has under another name of the same file', async () => {
    const first = await startServer();
    const link = join(await makeFolder(), 'link.db');
    await symlink(first.database, link);

    await expect(startServer({}, link)).rejects.toThrow(/^Another server is already using /u);
  });

  it('is a text', async () => {
    const path = join(await makeFolder(), 'chat.db');
    await writeFile(path, 'This is no database. '.repeat(1_000));

    await expectRefusal(path, /chat\.db is damaged or not a database/u);
  });

  it('is a database with a page of rubbish', async () => {
    const rows = Array.from({ length: 2_000 }, (_, index) => makeRow(`m${index}`, '2024-01-01 00:00:00.000000'));
    const path = await makeLegacyFile(ORIGINAL, rows);
    const bytes = await readFile(path);
    bytes.fill(0xa5, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 16_384);
    await writeFile(path, bytes);

    await expectRefusal(path, /chat\.db is damaged or not a database/u);
  });

  it('is the database of another program', async () => {
    const path = join(await makeFolder(), 'chat.db');
    await queryFile(path, 'CREATE TABLE recipes (id INTEGER PRIMARY KEY)');

    await expectRefusal(path, /is a database of another program/u);
  });

  it('is one whose messages are something else', async () => {
    const path = join(await makeFolder(), 'chat.db');
    await queryFile(path, 'CREATE TABLE messages (id INTEGER PRIMARY KEY, body TEXT)');

    await expectRefusal(path, /has a table messages that lacks channel_id, .*; it is not a chat database/u);
  });
});
