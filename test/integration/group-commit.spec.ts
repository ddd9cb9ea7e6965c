import { type Change, Database } from '../../src/database/database.js';
import { StorageFullError } from '../../src/database/database.errors.js';
import { GroupCommit, type Outcome } from '../../src/database/group-commit.js';
import type { SendMessageDto } from '../../src/messages/dto/send-message.dto.js';
import { MessagesService } from '../../src/messages/messages.service.js';
import { recordEvents } from '../support/events.js';
import { makeMessage } from '../support/http.js';
import { cleanUp, startServer } from '../support/server.js';
import { queryDatabase } from '../support/database.js';

const MAX_BATCH = 10;

let database: Database;
let file: string;

beforeEach(async () => {
  const server = await startServer();
  database = server.app.get(Database);
  file = server.database;
});

afterAll(cleanUp);

/** Inserts each item as a channel; `refused` is refused alone, `broken` throws, `full` is a full disk. */
async function insert({ query }: Change, items: string[]): Promise<Outcome<string>[]> {
  const outcomes: Outcome<string>[] = [];
  for (const item of items) {
    if (item === 'refused') {
      outcomes.push({ error: new Error('refused') });
      continue;
    }
    await query("INSERT INTO channels (id, name, created_at) VALUES ($1, 'group', '2024-01-01 00:00:00.000000')", [
      item,
    ]);
    if (item === 'broken') {
      throw new Error('broken');
    }
    if (item === 'full') {
      throw new StorageFullError(undefined);
    }
    outcomes.push({ result: `saved ${item}` });
  }
  return outcomes;
}

/** A group commit on the real database, with a record of its batches. */
function makeCommits(): { commits: GroupCommit<string, string>; batches: string[][] } {
  const batches: string[][] = [];
  const commits = new GroupCommit<string, string>(
    database,
    (transaction, items) => {
      batches.push(items);
      return insert(transaction, items);
    },
    (error) => !(error instanceof StorageFullError),
    MAX_BATCH,
  );
  return { commits, batches };
}

async function storedItems(): Promise<unknown[]> {
  const rows = await queryDatabase(file, "SELECT id FROM channels WHERE name = 'group' ORDER BY rowid");
  return rows.map(({ id }) => id);
}

function outcomesOf(adding: Promise<string>[]): Promise<string[]> {
  return Promise.all(adding.map((result) => result.catch((error: Error) => error.message)));
}

describe('A group commit', () => {
  it('serves what arrives together with one commit, in the order of arrival', async () => {
    const { commits, batches } = makeCommits();
    const outcomes = await outcomesOf(['a', 'b', 'c'].map((item) => commits.add(item)));

    expect(outcomes).toEqual(['saved a', 'saved b', 'saved c']);
    expect(batches).toEqual([['a', 'b', 'c']]);
    expect(await storedItems()).toEqual(['a', 'b', 'c']);
  });

  it('puts no more than its limit into one commit, and loses none of the rest', async () => {
    const { commits, batches } = makeCommits();
    const items = Array.from({ length: 25 }, (_, index) => `item ${index}`);

    await Promise.all(items.map((item) => commits.add(item)));
    expect(batches.map(({ length }) => length)).toEqual([10, 10, 5]);
    expect(await storedItems()).toEqual(items);
  });

  it('takes what arrives while it waits for the writer', async () => {
    const { commits, batches } = makeCommits();
    let finish: () => void = () => undefined;
    let busy: Promise<void> = Promise.resolve();
    await new Promise<void>((begun) => {
      busy = database.transaction(() => {
        begun();
        return new Promise<void>((resolve) => (finish = resolve));
      });
    });
    const early = commits.add('early');
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    const late = commits.add('late');
    finish();

    expect(await outcomesOf([early, late])).toEqual(['saved early', 'saved late']);
    await busy;
    expect(batches).toEqual([['early', 'late']]);
  });

  it('answers after the commit, never before', async () => {
    const { commits } = makeCommits();
    const seen = await Promise.all(
      ['a', 'b', 'c'].map(async (item) => {
        await commits.add(item);
        // Another connection sees only what is committed.
        return (await storedItems()).includes(item);
      }),
    );

    expect(seen).toEqual([true, true, true]);
  });

  it('answers nobody while the commit is still to come', async () => {
    let commit: () => void = () => undefined;
    const committed = new Promise<void>((resolve) => (commit = resolve));
    let applied: () => void = () => undefined;
    const isApplied = new Promise<void>((resolve) => (applied = resolve));
    const change = <T>(work: (change: Change) => Promise<T>): Promise<T> =>
      database.change(async (inner) => {
        const result = await work(inner);
        applied();
        await committed;
        return result;
      });
    const slow = Object.assign(Object.create(database) as Database, { change });
    const commits = new GroupCommit<string, string>(slow, insert, () => true, MAX_BATCH);
    let answered = false;
    const adding = commits.add('a').finally(() => {
      answered = true;
    });

    await isApplied;
    expect(await storedItems()).toEqual([]);
    expect(answered).toBe(false);
    commit();
    expect(await adding).toBe('saved a');
    expect(await storedItems()).toEqual(['a']);
  });

  it('refuses one item and keeps the others', async () => {
    const { commits, batches } = makeCommits();
    const outcomes = await outcomesOf(['a', 'refused', 'c'].map((item) => commits.add(item)));

    expect(outcomes).toEqual(['saved a', 'refused', 'saved c']);
    expect(batches).toHaveLength(1);
    expect(await storedItems()).toEqual(['a', 'c']);
  });

  it('has an item that breaks its batch fail alone', async () => {
    const { commits } = makeCommits();
    const outcomes = await outcomesOf(['a', 'broken', 'c'].map((item) => commits.add(item)));

    expect(outcomes).toEqual(['saved a', 'broken', 'saved c']);
    expect(await storedItems()).toEqual(['a', 'c']);
  });

  it('tries a single item once more: another process may have been in its way', async () => {
    let attempts = 0;
    const commits = new GroupCommit<string, string>(
      database,
      async (transaction, items) => {
        attempts += 1;
        const outcomes = await insert(transaction, items);
        if (attempts === 1) {
          throw new Error('in the way');
        }
        return outcomes;
      },
      () => true,
      MAX_BATCH,
    );

    expect(await commits.add('a')).toBe('saved a');
    expect(attempts).toBe(2);
    expect(await storedItems()).toEqual(['a']);
  });

  it('fails the whole batch when the storage fails, keeps nothing of it, and goes on with the next', async () => {
    const { commits, batches } = makeCommits();
    const outcomes = await Promise.allSettled(['a', 'full', 'c'].map((item) => commits.add(item)));

    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'storage_full' } });
    }
    expect(batches).toHaveLength(1);
    expect(await storedItems()).toEqual([]);
    expect(await commits.add('next')).toBe('saved next');
    expect(await storedItems()).toEqual(['next']);
  });
});

describe('A batch of messages', () => {
  it('is announced and answered where it was saved, although the rest of it could not be explained', async () => {
    const server = await startServer();
    const messages = server.app.get(MessagesService);
    const make = () => makeMessage() as unknown as SendMessageDto;
    const known = make();
    await messages.send(null, known);
    const events = recordEvents(server);
    const own = server.app.get(Database);
    const change = own.change.bind(own);
    let statements = 0;
    own.change = (work) =>
      change((inner) =>
        work({
          ...inner,
          querySingle: (sql, parameters) => {
            statements += 1;
            return statements === 2
              ? Promise.reject(new StorageFullError(undefined))
              : inner.querySingle(sql, parameters);
          },
        }),
      );
    const fresh = make();
    const [first, second] = await Promise.allSettled([messages.send(null, known), messages.send(null, fresh)]);

    expect(first).toMatchObject({ status: 'rejected', reason: { code: 'storage_full' } });
    expect(second).toMatchObject({ status: 'fulfilled', value: { seq: 2, replayed: false } });
    expect(events.take().map(([name, { seq }]) => [name, seq])).toEqual([['MessageSaved', 2]]);
    expect(await messages.send(null, known)).toMatchObject({ seq: 1, replayed: true });
  });
});
