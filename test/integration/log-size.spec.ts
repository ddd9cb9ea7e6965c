import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { connect } from 'node:net';
import type { SendMessageDto } from '../../src/messages/dto/send-message.dto.js';
import { MessagesService } from '../../src/messages/messages.service.js';
import { makeMessage } from '../support/http.js';
import { cleanUp, startServer } from '../support/server.js';
import { SqliteFile } from '../support/sqlite.js';

/** Ten minutes of three messages a second, as long as they may be. */
const MESSAGES = 1_800;
const AT_ONCE = 10;
const MEBIBYTE = 1_048_576;

afterAll(cleanUp);

describe('The log of the database', () => {
  it('stays small while there is never a moment without a reader, and some clients read slowly', async () => {
    const server = await startServer();
    const messages = server.app.get(MessagesService);
    const send = (): Promise<unknown> =>
      messages.send(null, makeMessage({ content: '長'.repeat(10_000) }) as unknown as SendMessageDto);
    await Promise.all(Array.from({ length: 100 }, send));
    const slow = Array.from({ length: 10 }, () => connect(server.port, '127.0.0.1'));
    for (const client of slow) {
      await once(client, 'connect');
      client.pause();
      client.write('GET /api/channels/1/messages HTTP/1.1\r\nHost: localhost\r\n\r\n');
    }

    const writing = { isOver: false };
    let [reading, next] = [await SqliteFile.open(server.database), await SqliteFile.open(server.database)];
    const begin = (file: SqliteFile): Promise<void> => file.exec('BEGIN; SELECT count(*) FROM channels');
    await begin(reading);
    const readers = (async () => {
      while (!writing.isOver) {
        // The one begins before the other ends.
        await begin(next);
        await reading.exec('COMMIT');
        [reading, next] = [next, reading];
      }
    })();
    let largest = 0;
    for (let sent = 0; sent < MESSAGES; sent += AT_ONCE) {
      await Promise.all(Array.from({ length: AT_ONCE }, send));
      largest = Math.max(largest, (await stat(`${server.database}-wal`)).size);
    }
    writing.isOver = true;
    await readers;
    await Promise.all([reading.close(), next.close()]);
    slow.forEach((client) => client.destroy());

    expect((await stat(server.database)).size).toBeGreaterThan(50 * MEBIBYTE);
    expect(largest).toBeLessThan(32 * MEBIBYTE);
  }, 300_000);
});
