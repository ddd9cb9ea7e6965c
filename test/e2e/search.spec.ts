import { join } from 'node:path';
import * as fc from 'fast-check';
import { makeMessage, request } from '../support/http.js';
import { PostgresServer } from '../support/postgres.js';
import { stopIndexing, untilIndexed } from '../support/search-index.js';
import { cleanUp, makeFolder, startServer, type TestServer } from '../support/server.js';

const KINDS: Record<string, () => Promise<string>> = {
  SQLite: async () => join(await makeFolder(), 'chat.db'),
  Postgres: () => PostgresServer.makeDatabase(),
};
/** Searches of the property test; each is one request. */
const RUNS = process.env.SOAK ? 2_000 : 100;

interface Found {
  id: string;
  content: string;
  channelId: string;
  userId: string;
  createdAt: string;
  highlights: [number, number][];
}

interface Page {
  messages: Found[];
  hasMore: boolean;
  nextCursor: string | null;
  code?: string;
}

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});
afterAll(cleanUp);

function search(query: Record<string, string>, on = server) {
  return request<Page>('GET', `${on.url}/api/search/messages?${new URLSearchParams(query).toString()}`);
}

async function contents(query: Record<string, string>): Promise<string[]> {
  const { status, body } = await search(query);
  expect(status).toBe(200);
  return body.messages.map(({ content }) => content);
}

/** Sends a message to a channel; a number sorts what one test sends. */
async function send(content: string, fields: Record<string, unknown> = {}): Promise<string> {
  const { channel_id = '1', ...message } = makeMessage({ content, ...fields });
  const { status, body } = await request('POST', `${server.url}/api/channels/${String(channel_id)}/messages`, message);
  expect(status).toBe(201);
  return body.id as string;
}

/** Makes a channel of a test's own, so that what others sent is out of the way. */
async function makeChannel(): Promise<string> {
  const { body } = await request('POST', `${server.url}/api/channels`, { name: 'search' });
  return body.id as string;
}

describe('Searching', () => {
  it('finds Japanese by any part of it, from one character on', async () => {
    const channel_id = await makeChannel();
    await send('今日は天気がいい', { channel_id });
    await send('雨の日', { channel_id });
    await send('カタカナ', { channel_id });
    for (const [q, found] of [
      ['天', ['今日は天気がいい']],
      ['気が', ['今日は天気がいい']],
      ['日', ['雨の日', '今日は天気がいい']],
      ['は天気がい', ['今日は天気がいい']],
      ['雨日', []],
      ['かたかな', []],
      ['ｶﾀｶﾅ', ['カタカナ']],
    ] as const) {
      expect(await contents({ q, channelId: channel_id })).toEqual(found);
    }
  });

  it('finds words in Latin letters by their start', async () => {
    const channel_id = await makeChannel();
    await send('NestJSでAPIを作る', { channel_id });
    await send('ＮＥＳＴ ２０２４', { channel_id });
    for (const [q, count] of [
      ['nest', 2],
      ['NESTJS', 1],
      ['js', 0],
      ['api', 1],
      ['2024', 1],
      ['024', 0],
      ['n', 2],
      ['nest api', 1],
    ] as const) {
      expect([q, (await contents({ q, channelId: channel_id })).length]).toEqual([q, count]);
    }
  });

  it('wants all terms, takes a quoted phrase as it is, and leaves out what has a minus', async () => {
    const channel_id = await makeChannel();
    await send('red green blue', { channel_id });
    await send('green red', { channel_id });
    await send('赤と青、緑', { channel_id });
    for (const [q, count] of [
      ['red green', 2],
      ['green red', 2],
      ['"red green"', 1],
      ['"red gr', 1],
      ['red -blue', 1],
      ['-red', 1],
      ['-"green red"', 2],
      ['青 赤', 1],
      ['"青 赤"', 0],
      ['赤 -緑', 0],
      ['青、緑', 1],
      ['赤 、', 1],
    ] as const) {
      expect([q, (await contents({ q, channelId: channel_id })).length]).toEqual([q, count]);
    }
  });

  it('tells where the terms are, in characters of the text as it was sent', async () => {
    const channel_id = await makeChannel();
    await send('👨‍👩‍👧とｶﾞｰﾄﾞ、ガード！', { channel_id });
    await send('㍻の平成 Ａｂc abc', { channel_id });
    const highlights = async (q: string) => (await search({ q, channelId: channel_id })).body.messages[0]?.highlights;
    expect(await highlights('ガード')).toEqual([
      [6, 11],
      [12, 15],
    ]);
    expect(await highlights('平成')).toEqual([
      [0, 1],
      [2, 4],
    ]);
    expect(await highlights('ab の')).toEqual([
      [1, 2],
      [5, 7],
      [9, 11],
    ]);
    expect(await highlights('👩')).toEqual([[2, 3]]);
  });

  it('finds emoji, parts of joined ones too', async () => {
    const channel_id = await makeChannel();
    await send('👨‍👩‍👧', { channel_id });
    await send('🎉🎉 ❤️', { channel_id });
    for (const [q, count] of [
      ['👨‍👩‍👧', 1],
      ['👧', 1],
      ['🎉', 1],
      ['❤', 1],
      ['🍣', 0],
    ] as const) {
      expect([q, (await contents({ q, channelId: channel_id })).length]).toEqual([q, count]);
    }
  });

  it('can be narrowed to a channel, a sender, a time and what a message has, with or without words', async () => {
    const channel_id = await makeChannel();
    const plain = await send('目印 一', { channel_id, user_id: 'hana' });
    const link = await send('目印 https://example.com/', { channel_id, user_id: 'taro' });
    const pinned = await send('目印 三', { channel_id, user_id: 'taro' });
    const reacted = await send('目印 四', { channel_id, user_id: 'hana' });
    await request('PUT', `${server.url}/api/messages/${pinned}/pin`, { userId: 'hana' });
    const reaction = `${server.url}/api/messages/${reacted}/reactions/${encodeURIComponent('👍')}`;
    await request('PUT', reaction, { userId: 'hana' });
    const ids = async (query: Record<string, string>) =>
      (await search({ channelId: channel_id, ...query })).body.messages.map(({ id }) => id);
    const { body } = await request('GET', `${server.url}/api/messages/${pinned}`);
    const at = body.createdAt as string;

    expect(await ids({})).toEqual([reacted, pinned, link, plain]);
    expect(await ids({ userId: 'taro' })).toEqual([pinned, link]);
    expect(await ids({ userId: 'taro', q: '三' })).toEqual([pinned]);
    expect(await ids({ has: 'link' })).toEqual([link]);
    expect(await ids({ has: 'pin' })).toEqual([pinned]);
    expect(await ids({ has: 'reaction' })).toEqual([reacted]);
    expect(await ids({ has: 'mention' })).toEqual([]);
    expect((await ids({ from: at })).includes(link)).toBe(link !== undefined && (await ids({ to: at })).length < 2);
    expect([...(await ids({ from: at })), ...(await ids({ to: at }))]).toEqual([reacted, pinned, link, plain]);
    expect(await ids({ from: '2100-01-01T00:00:00Z' })).toEqual([]);
    expect(await ids({ from: at, to: at })).toEqual([]);

    await request('DELETE', `${server.url}/api/messages/${pinned}/pin?userId=hana`);
    await request('DELETE', `${reaction}?userId=hana`);
    expect(await ids({ has: 'pin' })).toEqual([]);
    expect(await ids({ has: 'reaction' })).toEqual([]);
  });

  it('sees an edit and a deletion as soon as they are answered', async () => {
    const channel_id = await makeChannel();
    const id = await send('最初の言葉', { channel_id, user_id: 'hana' });
    expect(await contents({ q: '最初', channelId: channel_id })).toHaveLength(1);
    await request('PATCH', `${server.url}/api/messages/${id}`, { userId: 'hana', content: '次の言葉' });
    expect(await contents({ q: '最初', channelId: channel_id })).toEqual([]);
    expect(await contents({ q: '次の', channelId: channel_id })).toEqual(['次の言葉']);
    await request('DELETE', `${server.url}/api/messages/${id}?userId=hana`);
    expect(await contents({ q: '言葉', channelId: channel_id })).toEqual([]);
    expect(await contents({ channelId: channel_id })).toEqual([]);
  });

  it('goes on where a page ended, whatever is sent meanwhile', async () => {
    const channel_id = await makeChannel();
    const sent: string[] = [];
    for (let number = 0; number < 7; number += 1) {
      sent.unshift(await send(`続き ${number}`, { channel_id }));
    }
    const found: string[] = [];
    let cursor: string | null = null;
    do {
      const { body }: { body: Page } = await search({
        q: '続き',
        channelId: channel_id,
        limit: '3',
        ...(cursor === null ? {} : { cursor }),
      });
      found.push(...body.messages.map(({ id }) => id));
      expect(body.hasMore).toBe(body.nextCursor !== null);
      cursor = body.nextCursor;
      await send('続き、あとから', { channel_id });
    } while (cursor !== null);
    expect(found).toEqual(sent);
  });

  it('reaches archived channels', async () => {
    const channel_id = await makeChannel();
    await send('倉庫の中', { channel_id });
    await request('PATCH', `${server.url}/api/channels/${channel_id}`, { archived: true });
    expect(await contents({ q: '倉庫', channelId: channel_id })).toEqual(['倉庫の中']);
    expect(await contents({ q: '倉庫の中' })).toEqual(['倉庫の中']);
  });
});

describe('A search that cannot be answered', () => {
  it.each([
    ['nothing to look for', {}, 'invalid_query'],
    ['an empty q', { q: '' }, 'validation_failed'],
    ['a blank q', { q: ' 　\t' }, 'validation_failed'],
    ['10,000 characters', { q: 'あ'.repeat(10_000) }, 'validation_failed'],
    ['only punctuation', { q: '、。！？!?"' }, 'invalid_query'],
    ['only what must not occur', { q: '-雨' }, 'invalid_query'],
    ['what LIKE takes for a pattern', { q: '\\ % _ * ?' }, 'invalid_query'],
    ['NUL', { q: 'a\0b' }, 'invalid_text'],
    ['no time', { from: 'yesterday' }, 'validation_failed'],
    ['an unknown thing to have', { has: 'cake' }, 'validation_failed'],
    ['no limit', { q: 'a', limit: '0' }, 'validation_failed'],
    ['a limit above the greatest', { q: 'a', limit: '101' }, 'validation_failed'],
    ['a cursor that was made up', { q: 'a', cursor: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }, 'invalid_cursor'],
    ['a cursor of another shape', { q: 'a', cursor: '今日' }, 'invalid_cursor'],
    ['an endless cursor', { q: 'a', cursor: 'A'.repeat(1_000) }, 'validation_failed'],
  ])('has %s', async (_, query, code) => {
    const { status, body } = await search(query);
    expect([status, body.code]).toEqual([422, code]);
  });

  it('has q twice', async () => {
    const { status, body } = await request('GET', `${server.url}/api/search/messages?q=a&q=b`);
    expect([status, body.code]).toEqual([422, 'validation_failed']);
  });

  it('asks for a channel that does not exist', async () => {
    const { status, body } = await search({ q: 'a', channelId: 'nowhere' });
    expect([status, body.code]).toEqual([404, 'channel_not_found']);
  });

  it('comes with the cursor of another search', async () => {
    await send('栞 一');
    await send('栞 二');
    const { body } = await search({ q: '栞', limit: '1' });
    const cursor = body.nextCursor as string;
    expect((await search({ q: '栞', limit: '1', cursor })).status).toBe(200);
    const others: Record<string, string>[] = [{ q: '栞 一' }, { q: '栞', userId: 'hana' }, { q: '栞', channelId: '1' }];
    for (const query of others) {
      const { status, body: refusal } = await search({ ...query, cursor });
      expect([status, refusal.code]).toEqual([422, 'invalid_cursor']);
    }
  });

  it.each([
    "'; DROP TABLE messages; --",
    '" OR 1=1',
    'a AND b OR NOT c NEAR(d e)',
    'tokens:a ^b c* (d',
    'rowid < 5',
    'a" b" c"',
    '\u{f0001}1',
    '\u3099が\u3099',
    '\ufffe\uffff',
    'ﷺ',
    '🇯',
    '\u200b',
    'a'.repeat(256),
    '亜'.repeat(256),
    [...Array(128).keys()].map((number) => String.fromCodePoint(0x4e00 + number)).join(' '),
  ])('does not come of the text %j', async (q) => {
    const { status, body } = await search({ q });
    expect([status, body.hasMore]).toEqual([200, false]);
  });
});

describe.each(Object.keys(KINDS))('Every answer on %s', (kind) => {
  // prettier-ignore
  const word = fc.constantFrom(
    '今', '日', '今日', '天気', 'が', 'か\u3099', 'ガ', 'ｶﾞ', 'ー', '高', '髙', '😀', '👨‍👩‍👧', '、', '。', '!', ' ', ' ', ' ',
    'a', 'ab', 'AB', 'ａｂ', 'abc', 'b', '1', '12', 'é', '"', '-',
  );
  const text = fc
    .array(word, { minLength: 1, maxLength: 8 })
    .map((words) => words.join(''))
    .filter((words) => words.trim() !== '');
  const place = fc.record({ channel_id: fc.constantFrom('2', '3'), user_id: fc.constantFrom('hana', 'taro') });
  const message = fc.record({ content: text, edited: fc.option(text, { freq: 4 }), deleted: fc.boolean(), place });
  type Sample = typeof message extends fc.Arbitrary<infer Value> ? Value : never;
  const term = fc.record({
    text: fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join('')),
    kind: fc.constantFrom('', '-', '"'),
  });

  const fold = (content: string): string => content.normalize('NFKC').toLowerCase();
  const latin = /[a-z0-9é]/u;

  /** Whether a text has a term, found the slow way. */
  function has(content: string, wanted: string): boolean {
    const folded = fold(content);
    return [...Array(folded.length).keys()].some(
      (at) =>
        folded.startsWith(wanted, at) && !(at > 0 && latin.test(wanted[0] ?? '') && latin.test(folded[at - 1] ?? '')),
    );
  }

  it('is what a plain look at every message finds', async () => {
    const own = await startServer({}, await KINDS[kind]?.());
    const kept: { id: string; content: string; channel_id: string; user_id: string }[] = [];
    const ids = new Map<object, string>();
    const add = async (one: Sample): Promise<void> => {
      const { channel_id, ...rest } = makeMessage({ content: one.content, ...one.place });
      const { body } = await request('POST', `${own.url}/api/channels/${String(channel_id)}/messages`, rest);
      ids.set(one, body.id as string);
    };
    const change = async (one: Sample): Promise<void> => {
      const { content, edited, deleted, place: where } = one;
      const id = ids.get(one) as string;
      if (edited !== null) {
        await request('PATCH', `${own.url}/api/messages/${id}`, { userId: where.user_id, content: edited });
      }
      if (deleted) {
        await request('DELETE', `${own.url}/api/messages/${id}?userId=${where.user_id}`);
      } else {
        kept.unshift({ id, content: edited ?? content, ...where });
      }
    };
    // Half of the messages are in the index, with what became of them since; the others are not.
    const [early, late] = [fc.sample(message, 40), fc.sample(message, 40)];
    for (const one of early) {
      await add(one);
    }
    await untilIndexed(own);
    await stopIndexing(own);
    for (const one of early) {
      await change(one);
    }
    for (const one of late) {
      await add(one);
      await change(one);
    }
    await fc.assert(
      fc.asyncProperty(
        fc.array(term, { minLength: 1, maxLength: 3 }),
        fc.option(fc.constantFrom('2', '3')),
        fc.option(fc.constantFrom('hana', 'taro')),
        async (terms, channelId, userId) => {
          const parts = terms.map(({ text: part, kind }) => ({
            kind,
            part: fold(part).replaceAll(/[\s"]/gu, '').replace(/^-+/u, ''),
          }));
          fc.pre(parts.every(({ part }) => part !== ''));
          fc.pre(parts.some(({ kind, part }) => kind !== '-' && /[\p{L}\p{N}\p{So}]/u.test(part)));
          const q = parts.map(({ kind, part }) => (kind === '"' ? `"${part}"` : kind + part)).join(' ');
          const filter = { ...(channelId === null ? {} : { channelId }), ...(userId === null ? {} : { userId }) };
          const expected = kept.filter(
            ({ content, channel_id, user_id }) =>
              parts.every(({ kind, part }) => has(content, part) === (kind !== '-')) &&
              (channelId ?? channel_id) === channel_id &&
              (userId ?? user_id) === user_id,
          );
          const { status, body } = await search({ q, limit: '100', ...filter }, own);
          expect(status).toBe(200);
          expect(body.messages.map(({ id }) => id)).toEqual(expected.slice(0, 100).map(({ id }) => id));
          for (const { content, highlights } of body.messages) {
            const wanted = parts.filter(({ kind }) => kind !== '-');
            const marked = highlights.map(([start, end]) => fold([...content].slice(start, end).join(''))).join(' ');
            expect(wanted.filter(({ part }) => !marked.includes(part))).toEqual([]);
          }
        },
      ),
      { numRuns: RUNS },
    );
  }, 120_000);
});
