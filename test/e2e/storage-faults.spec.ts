import { existsSync } from 'node:fs';
import { copyFile, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  compileSyncFailure,
  itWhere,
  reasonAgainstCompiling,
  reasonAgainstFreezing,
  reasonAgainstMounting,
  run,
  SmallDisk,
  unmountDisks,
} from '../support/faults.js';
import { framesUntilNow } from '../support/barrier.js';
import { makeMessage, request } from '../support/http.js';
import { copyOf, makeLargeFile } from '../support/original.js';
import { killProcesses, ServerProcess } from '../support/process.js';
import { cleanUp, makeFolder } from '../support/server.js';
import { type Frame, TestSocket } from '../support/socket.js';
import { queryFile } from '../support/sqlite.js';

const MEBIBYTE = 1_048_576;
/** Each of these starts the server several times. */
const TIMEOUT_MS = 120_000;
const LONG = '長'.repeat(10_000);

afterAll(async () => {
  await killProcesses();
  unmountDisks();
  await cleanUp();
});

async function idsOfHistory({ url }: ServerProcess): Promise<unknown[]> {
  const { status, body } = await request<{ messages: { id: string }[] }>(
    'GET',
    `${url}/api/channels/1/messages?limit=1000`,
  );
  expect(status).toBe(200);
  return body.messages.map(({ id }) => id);
}

function post({ url }: ServerProcess, message = makeMessage()): ReturnType<typeof request> {
  return request('POST', `${url}/api/channels/1/messages`, message);
}

/** Sends over a socket and waits for the answer. */
function send(socket: TestSocket, message: Record<string, unknown>): Promise<Frame> {
  const seen = socket.frames.length;
  socket.send('message:send', message);
  return socket.waitFor((frame) => frame.data.id === message.id && socket.frames.indexOf(frame) >= seen);
}

/** Sends until a message is refused; hands out the ids that were acknowledged, and the message and frame of the refusal. */
async function sendUntilRefused(socket: TestSocket): Promise<{
  acknowledged: unknown[];
  refused: Record<string, unknown>;
  refusal: Frame;
  milliseconds: number;
}> {
  const acknowledged: unknown[] = [];
  for (;;) {
    const message = makeMessage({ content: LONG });
    const begun = performance.now();
    const answer = await send(socket, message);
    if (answer.type !== 'message:saved') {
      return { acknowledged, refused: message, refusal: answer, milliseconds: performance.now() - begun };
    }
    acknowledged.push(message.id);
  }
}

async function stop(server: ServerProcess): Promise<void> {
  server.kill('SIGTERM');
  expect(await server.exited).toBe(0);
  expect(server.stderr).toBe('');
}

describe('A full disk', () => {
  const itOnDisk = itWhere(reasonAgainstMounting);

  itOnDisk(
    'refuses messages at once, leaves reads and sockets alone, and takes them again when there is space',
    async () => {
      const disk = SmallDisk.mount(8 * MEBIBYTE);
      const server = await ServerProcess.start({}, join(disk.folder, 'chat.db'));
      const [sender, listener] = await Promise.all([TestSocket.open(server.wsUrl), TestSocket.open(server.wsUrl)]);
      disk.fill();
      const { acknowledged, refused, refusal, milliseconds } = await sendUntilRefused(sender);

      expect(refusal).toMatchObject({
        type: 'message:error',
        data: { success: false, code: 'storage_full', error: 'The disk of the database is full; nothing was saved.' },
      });
      expect(milliseconds).toBeLessThan(1_000);
      expect(await post(server, makeMessage({ content: LONG }))).toMatchObject({
        status: 507,
        body: { code: 'storage_full' },
      });
      expect(await idsOfHistory(server)).toEqual(acknowledged);
      expect((await request('GET', `${server.url}/api/channels`)).status).toBe(200);

      await disk.free();
      expect(await send(sender, refused)).toMatchObject({ type: 'message:saved' });
      expect((await request('GET', `${server.url}/readyz`)).status).toBe(200);
      const [heard] = await framesUntilNow(server, listener);
      expect(heard?.map(({ data }) => data.id)).toEqual([...acknowledged, refused.id]);
      await stop(server);
      const rows = await queryFile(server.database, "SELECT id FROM messages WHERE channel_id = '1' ORDER BY seq");
      expect(rows.map(({ id }) => id)).toEqual([...acknowledged, refused.id]);
      expect(await queryFile(server.database, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
      disk.unmount();
    },
    TIMEOUT_MS,
  );

  itOnDisk(
    'that has the log too stops neither the answers nor the end of the server',
    async () => {
      const disk = SmallDisk.mount(8 * MEBIBYTE);
      const log = join(disk.folder, 'log');
      const server = await ServerProcess.start({}, join(disk.folder, 'chat.db'), log);
      const socket = await TestSocket.open(server.wsUrl);
      disk.fill();
      const { acknowledged } = await sendUntilRefused(socket);
      const { size } = await stat(log);
      for (let index = 0; index < 50; index += 1) {
        expect((await post(server, makeMessage({ content: LONG }))).status).toBe(507);
      }

      expect(await idsOfHistory(server)).toEqual(acknowledged);
      // What was logged meanwhile has found no place.
      expect((await stat(log)).size).toBeLessThan(size + 4_096);
      await stop(server);
      disk.unmount();
    },
    TIMEOUT_MS,
  );

  itOnDisk(
    'has no room for the copy of a legacy file, which stays as it is until there is',
    async () => {
      const disk = SmallDisk.mount(8 * MEBIBYTE);
      const path = join(disk.folder, 'chat.db');
      const ids = await makeLargeFile(path, 10_000, 500);
      const before = await readFile(path);
      expect(before.length).toBeGreaterThan(4 * MEBIBYTE);

      const refused = await ServerProcess.spawn({}, path);
      expect(await refused.exited).toBe(1);
      expect(refused.stderr).toBe(`The disk of ${path} is full.\n`);
      expect((await readFile(path)).equals(before)).toBe(true);
      expect(existsSync(copyOf(path))).toBe(false);
      expect(existsSync(`${copyOf(path)}.partial`)).toBe(false);

      disk.remount(`size=${64 * MEBIBYTE}`);
      const server = await ServerProcess.start({}, path);
      expect(await idsOfHistory(server)).toEqual(ids.slice(0, 1_000));
      await stop(server);
      disk.unmount();
    },
    TIMEOUT_MS,
  );

  itOnDisk(
    'has room for the copy of a legacy file but not for the migration, which goes back and on later',
    async () => {
      const disk = SmallDisk.mount(16 * MEBIBYTE);
      const path = join(disk.folder, 'chat.db');
      const ids = await makeLargeFile(path, 10_000, 500);
      const tables = await queryFile(path, 'SELECT name, sql FROM sqlite_master ORDER BY name');
      const messages = await queryFile(path, 'SELECT rowid, * FROM messages ORDER BY rowid');
      disk.remount(`size=${2 * (await stat(path)).size + 200_000}`);

      const refused = await ServerProcess.spawn({}, path);
      expect(await refused.exited).toBe(1);
      expect(refused.stderr).toBe(`The disk of ${path} is full.\n`);
      for (const file of [path, copyOf(path)]) {
        const kept = join(await makeFolder(), 'kept.db');
        await copyFile(file, kept);
        if (existsSync(`${file}-wal`)) {
          await copyFile(`${file}-wal`, `${kept}-wal`);
        }
        const found = await queryFile(kept, 'SELECT name, sql FROM sqlite_master ORDER BY name');
        expect(found.filter(({ name }) => name !== 'migrations' && name !== 'sqlite_sequence')).toEqual(tables);
        expect(await queryFile(kept, 'SELECT rowid, * FROM messages ORDER BY rowid')).toEqual(messages);
      }

      disk.remount(`size=${64 * MEBIBYTE}`);
      const server = await ServerProcess.start({}, path);
      expect(await idsOfHistory(server)).toEqual(ids.slice(0, 1_000));
      await stop(server);
      disk.unmount();
    },
    TIMEOUT_MS,
  );
});

describe('A file that cannot be written', () => {
  itWhere(reasonAgainstMounting)(
    'is refused at the start with a sentence, on a disk that is read-only',
    async () => {
      const disk = SmallDisk.mount(8 * MEBIBYTE);
      const path = join(disk.folder, 'chat.db');
      await stop(await ServerProcess.start({}, path));
      disk.remount('ro');

      const refused = await ServerProcess.spawn({}, path);
      expect(await refused.exited).toBe(1);
      expect(refused.stderr).toBe(
        `${path} cannot be opened for writing; check that the file and its folder exist and may be written.\n`,
      );
      disk.unmount();
    },
    TIMEOUT_MS,
  );

  const itWithFrozenFiles = itWhere(reasonAgainstFreezing);

  /** Runs a test while nobody may write to some files, and lets them be removed afterwards. */
  async function withFrozen(files: string[], test: () => Promise<void>): Promise<void> {
    run('chattr', '+i', ...files);
    try {
      await test();
    } finally {
      run('chattr', '-i', ...files);
    }
  }

  itWithFrozenFiles(
    'is refused at the start with a sentence, in a folder that can be',
    async () => {
      const first = await ServerProcess.start();
      await stop(first);

      await withFrozen([first.database], async () => {
        const refused = await ServerProcess.spawn({}, first.database);
        expect(await refused.exited).toBe(1);
        expect(refused.stderr).toBe(
          `${first.database} cannot be opened for writing; check that the file and its folder exist and may be written.\n`,
        );
      });
    },
    TIMEOUT_MS,
  );

  itWithFrozenFiles(
    'from some moment on refuses messages, can be read, and takes them again afterwards',
    async () => {
      const server = await ServerProcess.start();
      const socket = await TestSocket.open(server.wsUrl);
      const saved = makeMessage();
      await send(socket, saved);
      const refused = makeMessage();

      await withFrozen([server.database, `${server.database}-wal`], async () => {
        expect(await send(socket, refused)).toMatchObject({
          type: 'message:error',
          data: { success: false, code: 'storage_read_only' },
        });
        expect(await request('GET', `${server.url}/readyz`)).toMatchObject({
          status: 503,
          body: { code: 'storage_read_only' },
        });
        expect(await idsOfHistory(server)).toEqual([saved.id]);
      });
      expect(await send(socket, refused)).toMatchObject({ type: 'message:saved' });
      expect(await idsOfHistory(server)).toEqual([saved.id, refused.id]);
      await stop(server);
    },
    TIMEOUT_MS,
  );
});

describe('A disk that fails to sync', () => {
  const itWithFailures = itWhere(reasonAgainstCompiling);

  itWithFailures(
    'has nothing acknowledged, and loses nothing that is acknowledged before and after',
    async () => {
      const folder = await makeFolder();
      const signal = join(folder, 'fail');
      const server = await ServerProcess.start(compileSyncFailure(folder, signal));
      const [sender, listener] = await Promise.all([TestSocket.open(server.wsUrl), TestSocket.open(server.wsUrl)]);
      const before = makeMessage();
      await send(sender, before);

      await writeFile(signal, '');
      const refused = Array.from({ length: 20 }, () => makeMessage());
      const answers = await Promise.all(refused.map((message) => send(sender, message)));
      expect(answers.map(({ type, data }) => [type, data.code])).toEqual(
        refused.map(() => ['message:error', 'storage_unavailable']),
      );
      expect(await post(server)).toMatchObject({ status: 503, body: { code: 'storage_unavailable' } });
      expect((await request('GET', `${server.url}/readyz`)).status).toBe(503);
      expect(await idsOfHistory(server)).toEqual([before.id]);

      await rm(signal);
      const after = makeMessage();
      expect(await send(sender, after)).toMatchObject({ type: 'message:saved' });
      expect(await send(sender, refused[7] ?? {})).toMatchObject({ type: 'message:saved' });
      const [heard] = await framesUntilNow(server, listener);
      const kept = [before.id, after.id, refused[7]?.id];
      expect(heard?.map(({ data }) => data.id)).toEqual(kept);
      server.kill('SIGKILL');
      await server.exited;
      expect(await idsOfHistory(await ServerProcess.start({}, server.database))).toEqual(kept);
    },
    TIMEOUT_MS,
  );

  itWithFailures(
    'and a crash after it: what was left unsynced is served only when it is on the disk',
    async () => {
      const folder = await makeFolder();
      const signal = join(folder, 'fail');
      const settings = compileSyncFailure(folder, signal);
      const first = await ServerProcess.start(settings);
      await writeFile(signal, '');
      const doubtful = makeMessage();
      expect((await post(first, doubtful)).status).toBe(503);
      first.kill('SIGKILL');
      await first.exited;

      const refused = await ServerProcess.spawn(settings, first.database);
      expect(await refused.exited).toBe(1);
      expect(refused.stderr).toBe(`The disk of ${first.database} does not read or write as it should; check it.\n`);

      await rm(signal);
      const server = await ServerProcess.start(settings, first.database);
      expect(await idsOfHistory(server)).toEqual([doubtful.id]);
      // The file alone, without its log, has it.
      const alone = join(folder, 'alone.db');
      await copyFile(first.database, alone);
      expect(await queryFile(alone, 'SELECT id FROM messages')).toEqual([{ id: doubtful.id }]);
      expect((await post(server, doubtful)).status).toBe(200);
      await stop(server);
    },
    TIMEOUT_MS,
  );
});
