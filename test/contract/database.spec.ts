import { join } from 'node:path';
import { Channel } from '../../src/channels/channel.entity.js';
import { EventBus } from '../../src/common/events/event-bus.js';
import { type Change, Database } from '../../src/database/database.js';
import { toRows } from '../../src/database/dialect.js';
import { GroupCommit } from '../../src/database/group-commit.js';
import { MessageSaved } from '../../src/messages/messages.events.js';
import type { SendMessageDto } from '../../src/messages/dto/send-message.dto.js';
import { MessagesService } from '../../src/messages/messages.service.js';
import { register } from '../support/accounts.js';
import { framesUntilNow } from '../support/barrier.js';
import { queryDatabase } from '../support/database.js';
import { makeMessage, request } from '../support/http.js';
import { PostgresServer } from '../support/postgres.js';
import { cleanUp, makeFolder, startServer, type TestServer } from '../support/server.js';
import { TestSocket } from '../support/socket.js';

type Sending = SendMessageDto;

const KINDS: Record<string, () => Promise<string>> = {
  SQLite: async () => join(await makeFolder(), 'chat.db'),
  Postgres: () => PostgresServer.makeDatabase(),
};

interface Row {
  id: string;
  channel_id: string;
  user_id: string;
  seq: number;
  created_at: string;
}

function makeSending(fields: Record<string, unknown> = {}): Sending {
  return makeMessage(fields) as unknown as Sending;
}

function insertChannel({ query }: Change, id: string): Promise<unknown[]> {
  return query("INSERT INTO channels (id, name, created_at) VALUES ($1, 'new', '2024-01-01 00:00:00.000000')", [id]);
}

afterAll(cleanUp);

describe.each(Object.keys(KINDS))('A database on %s', (kind) => {
  let server: TestServer;
  let database: Database;
  let messages: MessagesService;

  beforeEach(async () => {
    server = await startServer({}, await KINDS[kind]?.());
    database = server.app.get(Database);
    messages = server.app.get(MessagesService);
  });

  afterEach(() => server.stop());

  function stored<Found = Row>(sql: string, parameters: unknown[] = []): Promise<Found[]> {
    return queryDatabase<Found>(server.database, sql, parameters);
  }

  async function newChannels(): Promise<string[]> {
    const rows = await stored("SELECT id FROM channels WHERE name = 'new' ORDER BY rowid");
    return rows.map(({ id }) => id);
  }

  it('keeps what transactions commit and nothing of those that fail, however they overlap', async () => {
    const ids = Array.from({ length: 60 }, (_, index) => `channel ${index}`);
    const outcomes = await Promise.allSettled(
      ids.map((id, index) =>
        database.transaction(async (transaction) => {
          await insertChannel(transaction, id);
          if (index % 3 === 0) {
            throw new Error('The work failed.');
          }
        }),
      ),
    );

    const kept = ids.filter((_, index) => index % 3 !== 0);
    expect(ids.filter((_, index) => outcomes[index]?.status === 'fulfilled')).toEqual(kept);
    expect(await newChannels()).toEqual(kept);
  });

  it('lets TypeORM and statements work in one transaction, and undoes both', async () => {
    const work = database.transaction(async ({ manager, query }) => {
      await manager.insert(Channel, { id: 'by TypeORM', name: 'new', created_at: '2024' });
      await query("UPDATE channels SET name = 'new' WHERE id = $1", ['1']);
      expect(await manager.countBy(Channel, { name: 'new' })).toBe(2);
      throw new Error('The work failed.');
    });

    await expect(work).rejects.toThrow('The work failed.');
    expect(await newChannels()).toEqual([]);
  });

  it('shows nothing to readers before the commit', async () => {
    const read = 'SELECT id FROM channels WHERE id = $1';
    const before = await database.transaction(async (transaction) => {
      await insertChannel(transaction, 'late');
      return [
        await database.query(read, ['late']),
        await database.reader.getRepository(Channel).findBy({ id: 'late' }),
      ];
    });

    expect(before).toEqual([[], []]);
    expect(await database.query(read, ['late'])).toEqual([{ id: 'late' }]);
  });

  it('refuses to write on the connections for reading', async () => {
    await expect(database.query('DELETE FROM channels', [])).rejects.toMatchObject({ code: 'storage_read_only' });
    await expect(database.reader.getRepository(Channel).delete({ id: '1' })).rejects.toThrow(
      /readonly|cannot be written/u,
    );
    expect(await stored('SELECT id FROM channels')).toHaveLength(5);
  });

  it('acknowledges nothing that a failed statement has undone, though its work went on', async () => {
    const outcome = await database
      .transaction(async (transaction) => {
        await insertChannel(transaction, 'first');
        await insertChannel(transaction, '1').catch(() => undefined);
      })
      .then(
        () => ['first'],
        () => [],
      );

    expect(await newChannels()).toEqual(outcome);
    await database.transaction((transaction) => insertChannel(transaction, 'next'));
    expect(await newChannels()).toEqual([...outcome, 'next']);
  });

  it('publishes events after the commit, in the order of the commits, and none of a failed transaction', async () => {
    class Happened {
      constructor(readonly id: string) {}
    }
    const heard: string[] = [];
    const visible: Promise<unknown[]>[] = [];
    server.app.get(EventBus).on(Happened, ({ id }) => {
      heard.push(id);
      visible.push(stored('SELECT id FROM channels WHERE id = $1', [id]));
    });
    const ids = ['a', 'b', 'fails', 'c'];
    await Promise.allSettled(
      ids.map((id) =>
        database.transaction(async (transaction) => {
          transaction.emit(new Happened(id));
          await insertChannel(transaction, id);
          if (id === 'fails') {
            throw new Error('The work failed.');
          }
        }),
      ),
    );

    expect(heard).toEqual(['a', 'b', 'c']);
    expect(await Promise.all(visible)).toEqual([[{ id: 'a' }], [{ id: 'b' }], [{ id: 'c' }]]);
  });

  it('has an item that breaks its group commit fail alone', async () => {
    const commits = new GroupCommit<string, string>(
      database,
      async (transaction, items) => {
        for (const item of items) {
          await insertChannel(transaction, item);
        }
        return items.map((result) => ({ result }));
      },
      () => true,
      10,
    );
    // There is a channel 1 already.
    const outcomes = await Promise.allSettled(['a', '1', 'b'].map((item) => commits.add(item)));

    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await newChannels()).toEqual(['a', 'b']);
  });

  it('reads a list of objects as a table, in the order of the list', async () => {
    const { rows, greatest } = database.dialect;
    const columns = { name: 'text', number: 'integer', flag: 'boolean' } as const;
    const sql = `SELECT name, number, flag, ${greatest('name', "'b'")} AS later
                   FROM ${rows('$1', columns)} AS item ORDER BY position`;
    const list = ['z', 'a', 'é\'"\\\n😀', 'm'].map((name, number) => ({ name, number, flag: number === 1, more: 1 }));

    expect(await database.query(sql, [toRows(columns, list)])).toEqual(
      list.map(({ name, number, flag }) => ({
        name,
        number,
        flag: kind === 'SQLite' ? Number(flag) : flag,
        later: name > 'b' ? name : 'b',
      })),
    );
    expect(await database.query(sql, ['[]'])).toEqual([]);
  });

  it('counts in numbers', async () => {
    expect(await database.query('SELECT count(*) AS channels, sum(last_seq) AS messages FROM channels', [])).toEqual([
      { channels: 5, messages: 0 },
    ]);
  });

  it('orders identifiers and times by their bytes', async () => {
    await Promise.all(
      ['b', 'B', 'é', 'a_', 'a-'].map((id) => database.transaction((inner) => insertChannel(inner, id))),
    );
    const rows = await database.query<Row>("SELECT id FROM channels WHERE name = 'new' ORDER BY id", []);

    expect(rows.map(({ id }) => id)).toEqual(['B', 'a-', 'a_', 'b', 'é']);
  });

  it('numbers the messages of each channel without a gap, in the order of sending', async () => {
    const sendings = Array.from({ length: 1_200 }, (_, index) =>
      makeSending({ id: `message ${index}`, channel_id: String((index % 3) + 1) }),
    );
    await Promise.all(sendings.map((sending) => messages.send(null, sending)));

    for (const channel of ['1', '2', '3']) {
      const rows = await stored('SELECT id, seq FROM messages WHERE channel_id = $1 ORDER BY seq', [channel]);
      const sent = sendings.filter(({ channel_id }) => channel_id === channel);
      expect(rows).toEqual(sent.map(({ id }, index) => ({ id, seq: index + 1 })));
      expect(await stored('SELECT last_seq FROM channels WHERE id = $1', [channel])).toEqual([{ last_seq: 400 }]);
    }
  });

  it('numbers the rows that another program inserts, and goes on after them', async () => {
    const insert = `INSERT INTO messages (id, channel_id, user_id, user_name, content, timestamp, is_own_message, created_at)
      VALUES ($1, $2, 'other', 'Other', 'text', '2024-01-01 00:00:00.000000', TRUE, '2999-01-01 00:00:00.000000')`;
    await messages.send(null, makeSending({ id: 'ours' }));
    await stored(insert, ['theirs', '1']);
    await stored(insert, ['theirs too', '1']);
    await stored(insert, ['waits', 'later']);
    await messages.send(null, makeSending({ id: 'ours again' }));
    await database.transaction((transaction) => insertChannel(transaction, 'later'));

    expect(await stored('SELECT id, channel_id, seq FROM messages ORDER BY channel_id, seq')).toEqual([
      { id: 'ours', channel_id: '1', seq: 1 },
      { id: 'theirs', channel_id: '1', seq: 2 },
      { id: 'theirs too', channel_id: '1', seq: 3 },
      { id: 'ours again', channel_id: '1', seq: 4 },
      { id: 'waits', channel_id: 'later', seq: 1 },
    ]);
    // Never before its predecessor, whatever the clock says.
    expect(await stored("SELECT created_at FROM messages WHERE id = 'ours again'")).toEqual([
      { created_at: '2999-01-01 00:00:00.000000' },
    ]);
  });

  it('saves one message when the same one is sent a hundred times at once', async () => {
    const heard: string[] = [];
    server.app.get(EventBus).on(MessageSaved, ({ message }) => heard.push(message.id));
    const sending = makeSending({ id: 'once' });
    const answers = await Promise.all(Array.from({ length: 100 }, () => messages.send(null, sending)));

    expect(new Set(answers.map(({ seq }) => seq)).size).toBe(1);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(await stored('SELECT id, seq FROM messages')).toEqual([{ id: 'once', seq: 1 }]);
    expect(heard).toEqual(['once']);
  });

  it('is ready, has an epoch, and keeps it', async () => {
    await database.check();
    const { epoch } = database;
    await server.stop();
    const again = await startServer({}, server.database);

    expect(epoch).toMatch(/^[0-9a-f]{32}$/u);
    expect(again.app.get(Database).epoch).toBe(epoch);
    await again.stop();
  });
});

describe('The schemas of both databases', () => {
  it('have the same tables with the same columns, but for the index of the search', async () => {
    const files = await startServer({}, await KINDS.SQLite?.());
    const postgres = await startServer({}, await KINDS.Postgres?.());
    const columns = await queryDatabase<{ place: string }>(
      files.database,
      `SELECT t.name || '.' || c.name AS place FROM sqlite_master t, pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
          AND t.name NOT LIKE 'search_index%' AND t.name <> 'search_places'`,
    );
    const found = await queryDatabase<{ place: string }>(
      postgres.database,
      `SELECT table_name || '.' || column_name AS place FROM information_schema.columns
        WHERE table_schema = 'public' AND column_name <> 'rowid' AND table_name <> 'search_index'`,
    );

    expect(found.map(({ place }) => place).toSorted()).toEqual(columns.map(({ place }) => place).toSorted());
  });
});

describe('Two servers on one Postgres', () => {
  let first: TestServer;
  let second: TestServer;

  beforeEach(async () => {
    const url = await KINDS.Postgres?.();
    [first, second] = await Promise.all([startServer({}, url), startServer({}, url)]);
  });

  afterEach(() => Promise.all([first.stop(), second.stop()]));

  function sendFrom(server: TestServer, fields: Record<string, unknown>): ReturnType<MessagesService['send']> {
    return server.app.get(MessagesService).send(null, makeSending(fields));
  }

  it('make its tables and first channels once, though they start at the same time', async () => {
    const rows = await queryDatabase(first.database, 'SELECT id FROM channels ORDER BY rowid');

    expect(rows.map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5']);
    expect(second.app.get(Database).epoch).toBe(first.app.get(Database).epoch);
  });

  it('write to the same channels at once without a gap, a number twice, a refusal, or an order of time against that of numbers', async () => {
    const sends: Promise<unknown>[] = [];
    for (let index = 0; index < 400; index += 1) {
      for (const server of [first, second]) {
        // In either order of channels, so that locks taken as they come would meet crosswise.
        const channel = server === first ? (index % 4) + 1 : 4 - (index % 4);
        sends.push(sendFrom(server, { channel_id: String(channel), user_id: server === first ? 'a' : 'b' }));
      }
      if (index % 20 === 0) {
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
    await Promise.all(sends);

    for (const channel of ['1', '2', '3', '4']) {
      const rows = await queryDatabase<Row>(
        first.database,
        'SELECT seq, created_at, user_id FROM messages WHERE channel_id = $1 ORDER BY seq',
        [channel],
      );
      expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
      expect(rows.map(({ created_at }) => created_at).toSorted()).toEqual(rows.map(({ created_at }) => created_at));
      expect(new Set(rows.map(({ user_id }) => user_id))).toEqual(new Set(['a', 'b']));
    }
  });

  it('stop telling a user of a channel that the other one has taken them out of', async () => {
    const hana = await register(first, 'Hana');
    const taro = await register(first, 'Taro');
    const { body } = await request('POST', `${first.url}/api/channels`, { name: 'x', kind: 'private' }, hana.headers);
    const id = String(body.id);
    const member = `/api/channels/${id}/members/${taro.user_id}`;
    await request('PUT', first.url + member, {}, hana.headers);
    const send = (content: string) =>
      request('POST', `${first.url}/api/channels/${id}/messages`, { content }, hana.headers);
    const [subscribed, plain] = await Promise.all(
      [0, 1].map(() => TestSocket.open(first.wsUrl, { headers: taro.headers })),
    );
    await subscribed?.request('channel:subscribe', {});
    await send('before');
    for (const socket of [subscribed, plain]) {
      await socket?.waitFor(({ data }) => data.content === 'before');
    }
    await request('DELETE', second.url + member, undefined, hana.headers);
    await subscribed?.waitFor(({ type }) => type === 'channel:member_removed');
    await send('after');
    for (const frames of await framesUntilNow(first, subscribed as TestSocket, plain as TestSocket)) {
      expect(frames.map(({ data }) => data.content)).not.toContain('after');
    }
  });

  it('save one message when both are sent the same one many times at once', async () => {
    const fields = { id: 'once', content: 'the same' };
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => sendFrom(index % 2 === 0 ? first : second, fields)),
    );

    expect(new Set(answers.map(({ seq }) => seq)).size).toBe(1);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(await queryDatabase(first.database, 'SELECT id, seq FROM messages')).toEqual([{ id: 'once', seq: 1 }]);
  });

  it('agree on who was first when the same ids go to different channels at once', async () => {
    const ids = Array.from({ length: 100 }, (_, index) => `message ${index}`);
    const outcomes = await Promise.all(
      ids.map((id, index) =>
        Promise.allSettled([
          sendFrom(first, { id, channel_id: String((index % 5) + 1) }),
          sendFrom(second, { id, channel_id: String(((index + 1) % 5) + 1) }),
        ]),
      ),
    );

    for (const pair of outcomes) {
      const lost = pair.filter((outcome) => outcome.status === 'rejected');
      expect(lost).toHaveLength(1);
      expect(lost[0]?.reason).toMatchObject({ code: 'id_conflict' });
    }
    const [gap] = await queryDatabase(
      first.database,
      'SELECT id FROM channels c WHERE last_seq <> (SELECT count(*) FROM messages WHERE channel_id = c.id AND seq <= c.last_seq)',
    );
    expect(gap).toBeUndefined();
    expect(await queryDatabase(first.database, 'SELECT count(*)::int AS n FROM messages')).toEqual([{ n: 100 }]);
  });

  it('change a channel one after the other', async () => {
    const url = (server: TestServer): string => `${server.url}/api/channels/1`;
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        fetch(url(index % 2 === 0 ? first : second), {
          method: 'PATCH',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(index % 2 === 0 ? { name: 'named' } : { description: 'described' }),
        }),
      ),
    );

    expect(await queryDatabase(first.database, "SELECT name, description FROM channels WHERE id = '1'")).toEqual([
      { name: 'named', description: 'described' },
    ]);
  });
});
