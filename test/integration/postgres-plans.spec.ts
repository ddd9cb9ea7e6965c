import { Database } from '../../src/database/database.js';
import { makeListMessages, rangeRows } from '../../src/search-index/stored-messages.js';
import { PostgresServer, queryPostgres } from '../support/postgres.js';
import { stopIndexing } from '../support/search-index.js';
import { cleanUp, startServer } from '../support/server.js';

const MESSAGES = 20_000;

afterAll(cleanUp);

describe('Postgres', () => {
  it('looks up the messages of a step of the search index one by one, and never reads the whole table', async () => {
    const url = await PostgresServer.makeDatabase();
    const server = await startServer({}, url);
    await stopIndexing(server);
    const database = server.app.get(Database);
    await queryPostgres(
      url,
      `INSERT INTO messages (id, channel_id, user_id, user_name, content, timestamp, is_own_message, created_at, seq)
       SELECT 'm' || n, '1', 'user', 'User', 'text', time, false, time, n
         FROM generate_series(1, ${MESSAGES}) AS n, (VALUES ('2024-06-01 00:00:00.000000')) AS given (time)`,
    );
    await queryPostgres(url, 'ANALYZE messages');
    const list = makeListMessages(database.search);
    const range = rangeRows([{ channel_id: '1', first_seq: MESSAGES - 500, last_seq: MESSAGES - 1 }]);
    const plan = await queryPostgres<{ 'QUERY PLAN': string }>(url, `EXPLAIN ${list}`, [range]);
    const lines = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(lines).toMatch(/Index Scan using \w+ on messages/u);
    expect(lines).not.toContain('Seq Scan on messages');
  });
});
