import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Database } from '../../src/database/database.js';
import { backUp, restore } from '../../src/database/sqlite/backup.js';
import { makeMessage, request } from '../support/http.js';
import { cleanUp, makeFolder, startServer, type TestServer } from '../support/server.js';
import { queryFile } from '../support/sqlite.js';

afterAll(cleanUp);

function send(server: TestServer, content: string) {
  return request('POST', `${server.url}/api/channels/1/messages`, makeMessage({ content }));
}

async function contents(server: TestServer): Promise<string[]> {
  const { body } = await request<{ messages: { content: string }[] }>('GET', `${server.url}/api/channels/1/messages`);
  return body.messages.map(({ content }) => content);
}

describe('A backup', () => {
  it('is consistent while the server writes: every message of it, up to a moment, and none twice', async () => {
    const server = await startServer();
    for (let number = 0; number < 20; number += 1) {
      await send(server, `before ${number}`);
    }
    const during = Promise.all(Array.from({ length: 200 }, (_, number) => send(server, `during ${number}`)));
    const target = join(await makeFolder(), 'backup.db');
    const { channels, messages } = await backUp(server.database, target);
    await during;

    expect(channels).toBe(5);
    const rows = await queryFile<{ content: string; seq: number }>(
      target,
      'SELECT content, seq FROM messages ORDER BY seq',
    );
    expect(rows).toHaveLength(messages);
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
    expect(rows.slice(0, 20).map(({ content }) => content)).toEqual(
      Array.from({ length: 20 }, (_, n) => `before ${n}`),
    );
    expect(existsSync(`${target}-wal`)).toBe(false);
  });

  it('has an epoch of its own', async () => {
    const server = await startServer();
    const target = join(await makeFolder(), 'backup.db');
    await backUp(server.database, target);
    const [state] = await queryFile<{ value: string }>(target, "SELECT value FROM server_state WHERE name = 'epoch'");
    expect(state?.value).toMatch(/^[\da-f]{32}$/u);
    expect(state?.value).not.toBe(server.app.get(Database).epoch);
  });

  it('never replaces a file, and leaves nothing behind when it fails', async () => {
    const folder = await makeFolder();
    const target = join(folder, 'backup.db');
    await writeFile(target, 'precious');
    const server = await startServer();
    await expect(backUp(server.database, target)).rejects.toThrow(/exists already/u);
    await expect(backUp(join(folder, 'none.db'), join(folder, 'other.db'))).rejects.toThrow(/no database/u);
    await expect(backUp(target, join(folder, 'other.db'))).rejects.toThrow(/cannot be copied/u);
    expect(await readdir(folder)).toEqual(['backup.db']);
  });
});

describe('A restore', () => {
  it('puts the backup in place, and keeps what it replaced', async () => {
    const server = await startServer();
    await send(server, 'kept');
    const backup = join(await makeFolder(), 'backup.db');
    await backUp(server.database, backup);
    await send(server, 'later');
    const { epoch } = server.app.get(Database);
    await server.stop();

    const replaced = await restore(backup, server.database);
    const restored = await startServer({}, server.database);
    expect(await contents(restored)).toEqual(['kept']);
    expect(restored.app.get(Database).epoch).not.toBe(epoch);
    expect(
      (await queryFile(replaced ?? '', 'SELECT content FROM messages ORDER BY seq')).map((row) => row.content),
    ).toEqual(['kept', 'later']);
  });

  it('replaces a damaged file too', async () => {
    const server = await startServer();
    await send(server, 'kept');
    const backup = join(await makeFolder(), 'backup.db');
    await backUp(server.database, backup);
    await server.stop();
    await writeFile(server.database, 'no database at all, but long enough to be taken for one by its size '.repeat(20));

    await restore(backup, server.database);
    expect(await contents(await startServer({}, server.database))).toEqual(['kept']);
  });

  it('is refused while a server runs, and for a file that is no backup', async () => {
    const server = await startServer();
    await send(server, 'safe');
    const folder = await makeFolder();
    const backup = join(folder, 'backup.db');
    await backUp(server.database, backup);
    await expect(restore(backup, server.database)).rejects.toThrow(/Another server/u);
    expect(await contents(server)).toEqual(['safe']);
    await server.stop();
    await writeFile(join(folder, 'junk.db'), 'junk'.repeat(500));
    await expect(restore(join(folder, 'junk.db'), server.database)).rejects.toThrow(/cannot be copied/u);
    expect(await contents(await startServer({}, server.database))).toEqual(['safe']);
  });
});
