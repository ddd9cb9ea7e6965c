import { join } from 'node:path';
import { ChannelPurge } from '../../src/channel-purge/channel-purge.service.js';
import { backUp, restore } from '../../src/database/sqlite/backup.js';
import { IndexBuilder } from '../../src/search-index/index-builder.service.js';
import { IndexVerifier } from '../../src/search-index/index-verifier.service.js';
import { registerAs, type TestAccount } from '../support/accounts.js';
import { itOnFile, queryDatabase } from '../support/database.js';
import { makeMessage, request } from '../support/http.js';
import { ORIGINAL } from '../support/original.js';
import { killProcesses, ServerProcess } from '../support/process.js';
import { untilPurged } from '../support/purge.js';
import { listIndexed, untilIndexed } from '../support/search-index.js';
import { cleanUp, makeDatabase, makeFolder, startServer, type TestServer } from '../support/server.js';
import { SqliteFile } from '../support/sqlite.js';

const MESSAGES = 2_000;
/** So many that they do not go in the time that it takes to look. */
const MANY = 5_000;
/** What belongs to a channel; rows of the first tell it by the id of their message. */
const TABLES = [
  'message_edits',
  'messages',
  'reactions',
  'channel_members',
  'reports',
  'slow_mode_turns',
  'read_markers',
];

type Reachable = Pick<TestServer, 'url' | 'database'>;

afterAll(async () => {
  await killProcesses();
  await cleanUp();
});

/** Adds messages to a channel past the server, as another program does. */
async function fill({ database }: Reachable, channel: string, count: number): Promise<void> {
  await queryDatabase(
    database,
    `INSERT INTO messages (id, channel_id, user_id, user_name, content, timestamp, is_own_message, created_at)
     WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${count})
     SELECT '${channel} ' || n, '${channel}', 'user ' || n, 'U', 'quokka ' || n, '2024-01-01 00:00:00.000000', FALSE,
            '2024-01-01 00:00:00.000000' FROM numbers`,
  );
}

async function erase({ url }: Reachable, owner: TestAccount, channel: string, name: string): Promise<void> {
  await request('PATCH', `${url}/api/channels/${channel}`, { archived: true }, owner.headers);
  const query = new URLSearchParams({ confirm: name }).toString();
  const { status } = await request('DELETE', `${url}/api/channels/${channel}?${query}`, undefined, owner.headers);
  expect(status).toBe(204);
}

async function countRows({ database }: Pick<TestServer, 'database'>, channel: string): Promise<number> {
  const sql = 'SELECT CAST(count(*) AS INTEGER) AS count FROM messages WHERE channel_id = ?';
  return (await queryDatabase<{ count: number }>(database, sql, [channel]))[0]?.count ?? 0;
}

async function find({ url }: Reachable, q: string): Promise<string[]> {
  const { status, body } = await request('GET', `${url}/api/search/messages?q=${q}`);
  expect(status).toBe(200);
  return (body.messages as { id: string }[]).map(({ id }) => id);
}

/** Has somebody leave a row in every table that belongs to a channel. */
async function use({ url, database }: Reachable, { headers, user_id }: TestAccount, channel: string): Promise<void> {
  const id = `${channel} used`;
  const [ofChannel, ofMessage] = [`${url}/api/channels/${channel}`, `${url}/api/messages/${encodeURIComponent(id)}`];
  const { timestamp } = makeMessage();
  const answers = [
    await request('PUT', `${ofChannel}/members/${user_id}`, {}, headers),
    await request('POST', `${ofChannel}/messages`, { id, content: 'numbat', timestamp }, headers),
    await request('PATCH', ofMessage, { content: 'bilby' }, headers),
    await request('PUT', `${ofMessage}/reactions/👍`, {}, headers),
    await request('PUT', `${ofMessage}/pin`, {}, headers),
    await request('POST', `${ofMessage}/reports`, { category: 'other' }, headers),
    await request('PUT', `${ofChannel}/read-marker`, {}, headers),
  ];
  expect(answers.map(({ status, body }) => [status, body?.code]).filter(([status]) => Number(status) >= 300)).toEqual(
    [],
  );
  await queryDatabase(database, 'INSERT INTO slow_mode_turns VALUES (?, ?, ?)', [channel, user_id, '2024-01-01']);
}

/** Every row that belongs to a channel, by its table. */
async function rowsOf({ database }: Pick<TestServer, 'database'>, channel: string): Promise<Record<string, unknown[]>> {
  const rows: Record<string, unknown[]> = {};
  for (const table of TABLES) {
    const [column, sign, value] =
      table === 'message_edits' ? ['message_id', 'LIKE', `${channel} %`] : ['channel_id', '=', channel];
    rows[table] = await queryDatabase(database, `SELECT * FROM ${table} WHERE ${column} ${sign} ? ORDER BY 1, 2`, [
      value,
    ]);
  }
  return rows;
}

/** Waits until some of so many messages of channel 2 have gone, and looks that it was not all of them. */
async function untilSomeAreGone(database: Pick<TestServer, 'database'>, of: number): Promise<void> {
  let left = of;
  while (left === of) {
    left = await countRows(database, '2');
  }
  expect(left).toBeGreaterThan(0);
}

/** A server that was stopped before all was gone of channel 2; channel 1 has a few messages. */
async function makeInterrupted(): Promise<TestServer> {
  const server = await startServer();
  const owner = await registerAs(server, 'Olga', 'owner');
  await fill(server, '1', 3);
  await fill(server, '2', MESSAGES);
  // Nobody told the index of them; a search looks.
  await request('GET', `${server.url}/api/search/messages?q=quokka`);
  await untilIndexed(server);
  await erase(server, owner, '2', 'ゲーム');
  await server.app.get(ChannelPurge).beforeApplicationShutdown();
  await server.stop();
  const left = await countRows(server, '2');
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThanOrEqual(MESSAGES);
  return server;
}

/** Nothing is left of channel 2; channel 1 is as it was, also in the index. */
async function expectPurged(server: TestServer): Promise<void> {
  await untilPurged(server);
  expect(await countRows(server, '2')).toBe(0);
  expect(await queryDatabase(server.database, "SELECT * FROM read_markers WHERE channel_id = '2'")).toEqual([]);
  expect(await listIndexed(server, '2')).toEqual([]);
  expect(await listIndexed(server, '1')).toHaveLength(3);
  expect(await find(server, 'quokka')).toEqual(['1 3', '1 2', '1 1']);
  expect(await server.app.get(IndexVerifier).verify()).toEqual({ messages: 3, missing: [], pending: 0 });
}

describe('What is left of a deleted channel', () => {
  it('goes on going after a restart, and others are written meanwhile', async () => {
    const { database } = await makeInterrupted();
    const server = await startServer({}, database);
    const sent = await Promise.all(
      Array.from({ length: 20 }, () => request('POST', `${server.url}/api/channels/3/messages`, makeMessage())),
    );
    expect(sent.map(({ status }) => status)).toEqual(Array(20).fill(201));
    await untilIndexed(server);
    await untilPurged(server);
    await queryDatabase(database, "DELETE FROM messages WHERE channel_id = '3'");
    await queryDatabase(database, "UPDATE channels SET last_seq = 0, indexed_seq = 0 WHERE id = '3'");
    await expectPurged(server);
  });

  it('goes on going after the server was killed, and all else stays as it was', async () => {
    const killed = await ServerProcess.start();
    const owner = await registerAs(killed, 'Olga', 'owner');
    await fill(killed, '1', 30);
    await fill(killed, '2', MANY);
    // Behind the others, so that it is still there after the kill.
    for (const channel of ['1', '2', '3']) {
      await use(killed, owner, channel);
    }
    // Nobody told the index of them; a search looks.
    await request('GET', `${killed.url}/api/search/messages?q=quokka`);
    await untilIndexed(killed);
    const before = { first: await rowsOf(killed, '1'), third: await rowsOf(killed, '3') };
    for (const [table, rows] of Object.entries(await rowsOf(killed, '2'))) {
      expect([table, rows.length]).toEqual([table, table === 'messages' ? MANY + 1 : 1]);
    }
    await erase(killed, owner, '2', 'ゲーム');
    await untilSomeAreGone(killed, MANY + 1);
    killed.kill('SIGKILL');
    await killed.exited;
    expect(await countRows(killed, '2')).toBeGreaterThan(0);

    const server = await startServer({}, killed.database);
    await untilPurged(server);
    expect(await rowsOf(server, '2')).toEqual(Object.fromEntries(TABLES.map((table) => [table, []])));
    expect({ first: await rowsOf(server, '1'), third: await rowsOf(server, '3') }).toEqual(before);
    await untilIndexed(server);
    expect(await listIndexed(server, '2')).toEqual([]);
    expect(await find(server, 'bilby')).toEqual(expect.arrayContaining(['1 used', '3 used']));
    expect(await server.app.get(IndexVerifier).verify()).toEqual({ messages: 32, missing: [], pending: 0 });
  }, 120_000);

  itOnFile(
    'goes on going in a file that was restored from a backup of that time',
    async () => {
      const server = await startServer();
      const owner = await registerAs(server, 'Olga', 'owner');
      await fill(server, '1', 3);
      await fill(server, '2', MANY);
      await request('GET', `${server.url}/api/search/messages?q=quokka`);
      await untilIndexed(server);
      await erase(server, owner, '2', 'ゲーム');
      await untilSomeAreGone(server, MANY);
      const folder = await makeFolder();
      const [backup, database] = [join(folder, 'backup.db'), join(folder, 'chat.db')];
      const { channels } = await backUp(server.database, backup);
      const kept = await countRows({ database: backup }, '2');
      expect([channels, kept > 0, kept < MANY]).toEqual([4, true, true]);
      await expectPurged(server);
      await server.stop();

      await restore(backup, database);
      expect(await countRows({ database }, '2')).toBe(kept);
      await expectPurged(await startServer({}, database));
    },
    120_000,
  );

  it('does no harm to an index that was made anew before it went', async () => {
    const { database } = await makeInterrupted();
    const maker = await startServer({}, database);
    await maker.app.get(IndexBuilder).reset();
    await maker.app.get(IndexBuilder).build(() => undefined);
    await expectPurged(maker);
  });

  itOnFile('does not leave its places in the index of an older file to later messages', async () => {
    const database = await makeDatabase();
    const file = await SqliteFile.open(database);
    await file.exec(ORIGINAL);
    // From the newest to the oldest, so that the index has places of its own; the last rows are those of channel 2.
    await file.exec(`
      INSERT INTO channels VALUES
        ('1', '雑談', '2023-12-31 23:59:51.000100'), ('2', 'ゲーム', '2023-12-31 23:59:52.000100');
      INSERT INTO messages
      WITH RECURSIVE n (n) AS (SELECT 20 UNION ALL SELECT n - 1 FROM n WHERE n > 1)
      SELECT 'old ' || n, CASE WHEN n > 10 THEN '1' ELSE '2' END, 'u', 'n', 'numbat', '2024-01-01 00:00:00.000000', 0,
             printf('2024-01-%02d 00:00:00.000000', n) FROM n`);
    await file.close();
    const server = await startServer({}, database);
    const owner = await registerAs(server, 'Olga', 'owner');
    await untilIndexed(server);
    await erase(server, owner, '2', 'ゲーム');
    await untilPurged(server);
    const ids = ['new 1', 'new 2', 'new 3'];
    for (const id of ids) {
      await request('POST', `${server.url}/api/channels/1/messages`, makeMessage({ id, content: 'numbat' }));
    }
    await untilIndexed(server);
    const old = Array.from({ length: 10 }, (_, index) => `old ${20 - index}`);
    expect(await find(server, 'numbat')).toEqual([...ids.toReversed(), ...old]);
    expect((await server.app.get(IndexVerifier).verify()).missing).toEqual([]);
  });
});
