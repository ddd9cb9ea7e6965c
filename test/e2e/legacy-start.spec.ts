import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { request } from '../support/http.js';
import { copyOf, makeLargeFile } from '../support/original.js';
import { killProcesses, ServerProcess } from '../support/process.js';
import { cleanUp, makeFolder } from '../support/server.js';
import { queryFile } from '../support/sqlite.js';

const MESSAGES = process.env.SOAK ? 1_000_000 : 100_000;
const TIMEOUT_MS = process.env.SOAK ? 600_000 : 90_000;

afterAll(async () => {
  await killProcesses();
  await cleanUp();
});

/** How many rows have their place, where the file is that far. */
async function countNumbered(path: string): Promise<number> {
  const [channel] = await queryFile<{ last_seq?: number }>(path, "SELECT * FROM channels WHERE id = '1'");
  return channel?.last_seq ?? 0;
}

/** Starts the server on a file and kills it as soon as something is so, or else when it is ready. */
async function startAndKill(path: string, isTime: () => boolean | Promise<boolean>): Promise<void> {
  const server = await ServerProcess.spawn({}, path);
  const ready = server.listening();
  while (server.url === '' && !(await isTime())) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  server.kill('SIGKILL');
  await Promise.allSettled([ready, server.exited]);
}

describe('A start on a large legacy file', () => {
  it(
    'can be killed anywhere, and goes on from there',
    async () => {
      const path = join(await makeFolder(), 'chat.db');
      const copy = copyOf(path);
      const ids = await makeLargeFile(path, MESSAGES);
      const expectPrefix = async (): Promise<number> => {
        const numbered = await countNumbered(path);
        if (numbered > 0) {
          const rows = await queryFile<{ id: string; seq: number }>(
            path,
            'SELECT id, seq FROM messages WHERE seq IS NOT NULL ORDER BY seq',
          );
          expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
          expect(rows.map(({ id }) => id)).toEqual(ids.slice(0, numbered));
        }
        expect(await queryFile(path, 'SELECT count(*) AS messages FROM messages')).toEqual([{ messages: MESSAGES }]);
        return numbered;
      };

      await startAndKill(path, () => existsSync(`${copy}.partial`));
      await expectPrefix();
      await startAndKill(path, () => existsSync(copy));
      await expectPrefix();
      const first = await startAndKill(path, async () => (await countNumbered(path)) > 0).then(expectPrefix);
      const second = await startAndKill(path, async () => (await countNumbered(path)) > first).then(expectPrefix);
      expect(first).toBeGreaterThan(0);
      expect(first).toBeLessThan(second);
      expect(second).toBeLessThan(MESSAGES);

      const begun = performance.now();
      const server = await ServerProcess.start({}, path);
      if (process.env.SOAK) {
        process.stderr.write(`The last start took ${Math.round(performance.now() - begun)} ms.\n`);
      }
      expect(await expectPrefix()).toBe(MESSAGES);
      const { body } = await request<{ total: number; messages: { id: string }[] }>(
        'GET',
        `${server.url}/api/channels/1/messages?limit=10&order=desc`,
      );
      expect(body.total).toBe(MESSAGES);
      expect(body.messages.map(({ id }) => id)).toEqual(ids.slice(-10).toReversed());
      expect(await queryFile(copy, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
      expect(await queryFile(copy, 'SELECT count(*) AS messages FROM messages')).toEqual([{ messages: MESSAGES }]);
      expect(existsSync(`${copy}.partial`)).toBe(false);
    },
    TIMEOUT_MS,
  );
});
