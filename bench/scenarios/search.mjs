import { chatMessage } from '../lib/corpus.mjs';
import { Histogram } from '../lib/histogram.mjs';
import { getRequest, HttpClient } from '../lib/http-client.mjs';
import { figure, megabytes } from '../lib/measure.mjs';
import { OURS_NAME } from '../lib/servers.mjs';
import { CHAT_CHANNELS } from '../lib/tables.mjs';
import { untilIndexed } from '../lib/until-indexed.mjs';

const SIZES = [100_000, 1_000_000];
const LIMIT = 50;
/** Searches of each kind; a scan of the table is slow enough to be measured with few. */
const SEARCHES = 300;
const WARM_UP_SEARCHES = 100;
const SCANS = 5;

/** A piece of a message at a place that depends on a number, so that common and rare ones come as people write them. */
function piece(messages, number, length) {
  for (let message = (number * 7_919) % messages; ; message = (message + 1) % messages) {
    const letters = chatMessage(message).match(/[^\s\p{P}\p{S}a-zA-Z0-9]{3,}/gu) ?? [];
    const [run] = letters;
    if (run) {
      const characters = [...run];
      const start = number % Math.max(1, characters.length - length + 1);
      return characters.slice(start, start + length).join('');
    }
  }
}

/** What is searched for, by kind: `q` of the search with a number, and the channel, where there is one. */
const KINDS = [
  { part: '1 character', query: (messages, number) => ({ q: piece(messages, number, 1) }) },
  { part: '2 characters', query: (messages, number) => ({ q: piece(messages, number, 2) }) },
  { part: '3 characters', query: (messages, number) => ({ q: piece(messages, number, 3) }) },
  { part: 'common', query: (_, number) => ({ q: ['の', 'です', 'した', 'ました', '今日'][number % 5] }) },
  { part: 'rare', query: (_, number) => ({ q: ['鰻', '憂鬱', '躊躇', '麒麟', '蝙蝠'][number % 5] }) },
  { part: 'Latin', query: (_, number) => ({ q: ['API', 'gith', 's', 'typescript', '42'][number % 5] }) },
  {
    part: 'two terms',
    query: (messages, number) => ({ q: `${piece(messages, number, 2)} ${piece(messages, number + 1, 1)}` }),
  },
  { part: 'mixed', query: (messages, number) => ({ q: `API ${piece(messages, number, 2)}` }) },
  {
    part: 'in one channel',
    query: (messages, number) => ({ q: piece(messages, number, 2), channelId: String(1 + (number % CHAT_CHANNELS)) }),
  },
];

/** Waits until every message can be searched; the answer is how many were added a second. */
async function waitForIndex(server, messages) {
  const begun = performance.now();
  await untilIndexed(server);
  return messages / ((performance.now() - begun) / 1_000);
}

async function measureKind(server, messages, { part, query }) {
  const client = await HttpClient.connect(server.port);
  const latency = new Histogram();
  const statuses = new Set();
  const ask = async (number) => {
    const parameters = new URLSearchParams({ limit: String(LIMIT), ...query(messages, number) });
    statuses.add(await client.get(getRequest(`/api/search/messages?${parameters}`)));
  };
  // What is searched for then is not searched for again.
  for (let number = 0; number < WARM_UP_SEARCHES; number += 1) await ask(SEARCHES + number);
  const before = server.cpuMicros();
  for (let number = 0; number < SEARCHES; number += 1) {
    const begun = performance.now();
    await ask(number);
    latency.record(performance.now() - begun);
  }
  client.destroy();
  const wrong = [...statuses].filter((status) => status !== 200);
  return {
    part,
    ...latency.summary(),
    cpu_us: (server.cpuMicros() - before) / SEARCHES,
    failure: wrong.length > 0 ? `The server answered ${wrong.join(', ')}.` : undefined,
  };
}

/** The same on the same file without an index: the newest messages whose text is LIKE what is wanted. */
async function measureScans(database, messages, { part, query }) {
  const latency = new Histogram();
  for (let number = 0; number < SCANS; number += 1) {
    const { q, channelId } = query(messages, number);
    const terms = q.split(' ').map((term) => `content LIKE '%${term}%'`);
    const where = [...terms, ...(channelId ? [`channel_id = '${channelId}'`] : [])].join(' AND ');
    const begun = performance.now();
    await database.query(`SELECT * FROM messages WHERE ${where} ORDER BY created_at DESC LIMIT ${LIMIT}`);
    latency.record(performance.now() - begun);
  }
  const { p50_ms, max_ms } = latency.summary();
  return { part, note: `LIKE scan: ${p50_ms.toFixed(0)} ms, at most ${max_ms.toFixed(0)}` };
}

async function measureSearch(bench, messages) {
  if (bench.server !== OURS_NAME) return [];
  const database = await bench.databases.chats(messages);
  const rows = await bench.withServer(database, async (server) => {
    const built = [{ part: 'indexing', figure: figure(await waitForIndex(server, messages), 'messages/s') }];
    for (const kind of KINDS) built.push(await measureKind(server, messages, kind));
    return built;
  });
  for (const kind of KINDS) {
    const { note } = await measureScans(database, messages, kind);
    Object.assign(
      rows.find(({ part }) => part === kind.part),
      { note },
    );
  }
  const [{ text }] = await database.query('SELECT sum(length(CAST(content AS BLOB))) AS text FROM messages');
  const [{ index }] = await database.query(
    `SELECT sum(pgsize) AS "index" FROM dbstat WHERE name LIKE 'search\\_%' ESCAPE '\\'`,
  );
  await database.discard();
  const size = { part: 'size of the index', figure: figure(megabytes(index), 'MB') };
  return [...rows, { ...size, note: `the text is ${megabytes(text).toFixed(1)} MB` }];
}

/** The newest 50 messages that have what is searched for, one search after the other, and how fast a file is indexed. */
export const search = {
  name: 'search',
  needsFile: true,
  cases: SIZES.map((messages) => ({
    name: `${messages} messages`,
    isLong: messages > 100_000,
    run: (bench) => measureSearch(bench, messages),
  })),
};
