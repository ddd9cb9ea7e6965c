import { join } from 'node:path';
import { DataSource, type EntityManager } from 'typeorm';
import { Channel } from '../../src/channels/channel.entity.js';
import { EventBus } from '../../src/common/events/event-bus.js';
import { Database } from '../../src/database/database.js';
import { MessageSaved } from '../../src/messages/messages.events.js';
import { framesUntilNow } from '../support/barrier.js';
import { makeMessage, request } from '../support/http.js';
import { cleanUp, makeFolder, startServer, type TestServer } from '../support/server.js';
import { TestSocket } from '../support/socket.js';
import { queryDatabase } from '../support/database.js';

const INSERTS = 100;
const IDS = Array.from({ length: INSERTS }, (_, index) => `acknowledged ${index}`);

afterAll(cleanUp);

function makeRow(id: string): Partial<Channel> {
  return { id, name: id, created_at: '2024-01-01 00:00:00.000000', description: null, archived_at: null };
}

/** Work that inserts a row, lets others come in between, and then fails. */
async function failLate(manager: EntityManager, meanwhile: () => Promise<unknown>): Promise<never> {
  await manager.insert(Channel, makeRow('doomed'));
  await meanwhile();
  throw new Error('The work failed.');
}

function storedIds(file: string): Promise<unknown[]> {
  const sql = "SELECT id FROM channels WHERE id = 'doomed' OR id LIKE 'acknowledged%' ORDER BY rowid";
  return queryDatabase(file, sql).then((rows) => rows.map(({ id }) => id));
}

describe('A data source of TypeORM as it comes', () => {
  it('loses inserts that it has acknowledged, when another transaction rolls back', async () => {
    const database = join(await makeFolder(), 'stock.db');
    const source = await new DataSource({
      type: 'sqlite',
      database,
      entities: [Channel],
      synchronize: true,
    }).initialize();
    const acknowledged: string[] = [];
    const doomed = source.transaction((manager) =>
      failLate(manager, async () => {
        for (const id of IDS) {
          await source.getRepository(Channel).insert(makeRow(id));
          acknowledged.push(id);
        }
      }),
    );

    await expect(doomed).rejects.toThrow('The work failed.');
    await source.destroy();
    expect(acknowledged).toEqual(IDS);
    expect(await storedIds(database)).toEqual([]);
  });
});

describe('Transactions of the database', () => {
  let server: TestServer;
  let database: Database;

  beforeEach(async () => {
    server = await startServer();
    database = server.app.get(Database);
  });

  it('share no fate: what is acknowledged stays, whatever is rolled back around it', async () => {
    const acknowledged: string[] = [];
    const inserting = Promise.all(
      IDS.flatMap((id) => [
        expect(database.transaction(({ manager }) => failLate(manager, () => Promise.resolve()))).rejects.toThrow(
          'The work failed.',
        ),
        database.transaction(({ manager }) => manager.insert(Channel, makeRow(id))).then(() => acknowledged.push(id)),
      ]),
    );
    let started: Promise<unknown> = Promise.resolve();
    const doomed = database.transaction(({ manager }) =>
      failLate(manager, () => {
        // Asked for while this one is open; it must wait for its end.
        started = database.transaction((other) => other.manager.insert(Channel, makeRow('acknowledged last')));
        return Promise.resolve();
      }),
    );

    await expect(doomed).rejects.toThrow('The work failed.');
    await inserting;
    await started;
    expect(acknowledged).toEqual(IDS);
    expect(await storedIds(server.database)).toEqual([...IDS, 'acknowledged last']);
  });

  it('keep every message that was acknowledged while others are rolled back', async () => {
    const socket = await TestSocket.open(server.wsUrl);
    const messages = Array.from({ length: 200 }, () => makeMessage());
    const failures = messages.map((message, index) => {
      socket.send('message:send', message);
      return index % 4 === 0
        ? expect(database.transaction(({ manager }) => failLate(manager, () => Promise.resolve()))).rejects.toThrow()
        : undefined;
    });

    const answers = await socket.waitForCount(200);
    await Promise.all(failures);
    expect(answers.map(({ type, data }) => [type, data.id])).toEqual(messages.map(({ id }) => ['message:saved', id]));
    const rows = await queryDatabase(server.database, 'SELECT id FROM messages ORDER BY seq');
    expect(rows.map(({ id }) => id)).toEqual(messages.map(({ id }) => id));
    expect(await storedIds(server.database)).toEqual([]);
  });

  it('leave nothing of their work behind when they fail', async () => {
    const doomed = database.transaction(async ({ manager, query }) => {
      await manager.insert(Channel, makeRow('doomed'));
      await query("UPDATE channels SET name = 'changed'", []);
      await manager.insert(Channel, makeRow('1'));
    });

    await expect(doomed).rejects.toThrow(/unique/iu);
    expect(await storedIds(server.database)).toEqual([]);
    expect(await queryDatabase(server.database, "SELECT id FROM channels WHERE name = 'changed'")).toEqual([]);
    await database.transaction(({ manager }) => manager.insert(Channel, makeRow('acknowledged after')));
    expect(await storedIds(server.database)).toEqual(['acknowledged after']);
  });

  it('publish their events after the commit, in order, and those of a failed one never', async () => {
    const listener = await TestSocket.open(server.wsUrl);
    const heard: string[] = [];
    const stored: Promise<unknown[]>[] = [];
    server.app.get(EventBus).on(MessageSaved, ({ message }) => {
      heard.push(message.id);
      stored.push(storedIds(server.database));
    });
    const event = (id: string): MessageSaved =>
      new MessageSaved(
        { ...(makeMessage({ id, created_at: '' }) as unknown as MessageSaved['message']) },
        1,
        undefined,
      );
    const doomed = database.transaction(async ({ manager, emit }) => {
      emit(event('of the failed one'));
      return failLate(manager, () => Promise.resolve());
    });
    const kept = database.transaction(async ({ manager, emit }) => {
      emit(event('first'));
      await manager.insert(Channel, makeRow('acknowledged'));
      await manager.insert(Channel, makeRow('acknowledged 1'));
      emit(event('second'));
      expect(heard).toEqual([]);
    });

    await expect(doomed).rejects.toThrow('The work failed.');
    await kept;
    const [frames] = await framesUntilNow(server, listener);
    expect(frames?.map(({ data }) => data.id)).toEqual(['first', 'second']);
    expect(heard.slice(0, 2)).toEqual(['first', 'second']);
    expect(await stored[0]).toEqual(['acknowledged', 'acknowledged 1']);
  });

  it('show nothing to readers before their commit', async () => {
    const readInside = await database.transaction(async ({ manager }) => {
      await manager.insert(Channel, makeRow('acknowledged'));
      const { status } = await request('GET', `${server.url}/api/channels/acknowledged`);
      return [status, await database.reader.getRepository(Channel).existsBy({ id: 'acknowledged' })];
    });

    expect(readInside).toEqual([404, false]);
    expect((await request('GET', `${server.url}/api/channels/acknowledged`)).status).toBe(200);
  });

  it('are the only way to write: the connections for reading refuse it', async () => {
    const repository = database.reader.getRepository(Channel);

    await expect(repository.insert(makeRow('doomed'))).rejects.toThrow(/readonly|cannot be written/u);
    await expect(repository.update({ id: '1' }, { name: 'changed' })).rejects.toThrow(/readonly|cannot be written/u);
    await expect(repository.delete({ id: '1' })).rejects.toThrow(/readonly|cannot be written/u);
    await expect(database.query('DELETE FROM channels', [])).rejects.toMatchObject({ code: 'storage_read_only' });
    const rows = await queryDatabase(server.database, 'SELECT name FROM channels ORDER BY rowid');
    expect(rows.map(({ name }) => name)).toEqual(['雑談', 'ゲーム', '音楽', '趣味', 'ニュース']);
  });
});
