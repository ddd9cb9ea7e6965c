import { ChannelPurgeRepository } from '../../src/channel-purge/channel-purge.repository.js';
import type { Change } from '../../src/database/database.js';
import type { SanctionsFilter } from '../../src/sanctions/sanction.js';
import { SanctionsRepository } from '../../src/sanctions/sanctions.repository.js';
import { AccountsRepository } from '../../src/users/accounts.repository.js';
import { onPostgres, queryDatabase } from '../support/database.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';

const ROWS = 20_000;
const NOW = '2024-06-01 00:00:00.000000';
const NUMBERS = `WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${ROWS})`;

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
  const fill = async (table: string, columns: string, values: string): Promise<void> => {
    const sql = `INSERT INTO ${table} (${columns}) ${NUMBERS} SELECT ${values} FROM numbers`;
    await queryDatabase(server.database, sql);
    await queryDatabase(server.database, `ANALYZE ${table}`);
  };
  await fill(
    'sanctions',
    'user_id, kind, created_by, created_at, lifted_at, updated_at',
    `'user ' || n, 'ban', 'x', '2024-01-01 00:00:00.' || (100000 + n), CASE WHEN n % 2 = 0 THEN '${NOW}' END, '${NOW}'`,
  );
  await fill(
    'read_markers',
    'user_id, channel_id, read_seq, updated_at',
    `'user ' || n, 'channel ' || n % 20, 1, '${NOW}'`,
  );
  await fill(
    'users',
    'id, name, name_key, created_at, updated_at, kind, role',
    `'user ' || n, 'Name ' || n, 'name ' || n, '${NOW}', '${NOW}', 'user', 'member'`,
  );
});

afterAll(cleanUp);

/** How the database goes about a statement, as it tells: the plan instead of the rows. */
async function explain(run: (change: Change) => Promise<unknown>): Promise<string> {
  const plans: string[] = [];
  const query = async (sql: string, parameters: unknown[]): Promise<never[]> => {
    const rows = await queryDatabase(server.database, `EXPLAIN ${onPostgres ? '' : 'QUERY PLAN '}${sql}`, parameters);
    plans.push(JSON.stringify(rows));
    return [];
  };
  await run({ query } as unknown as Change);
  expect(plans).toHaveLength(1);
  return plans.join('');
}

describe('Statements on tables that grow', () => {
  it.each([
    ['the first', undefined, undefined],
    ['a later', undefined, { created_at: '2024-01-01 00:00:00.110000', user_id: 'user 10000', kind: 'ban' }],
    ['one of bans, the first', 'ban', undefined],
  ] satisfies [string, SanctionsFilter['kind'], SanctionsFilter['before']][])(
    'read a page of who is muted and banned in the order of an index: %s',
    async (_, kind, before) => {
      const sanctions = server.app.get(SanctionsRepository, { strict: false });
      const plan = await explain((change) =>
        sanctions.listInForce(change, { kind, user_id: undefined, before, limit: 51 }, NOW),
      );
      expect(plan).toContain('sanctions_in_order');
      expect(plan).not.toMatch(/sort|TEMP B-TREE|Seq Scan/iu);
    },
  );

  it('find what is in force against one user by the user', async () => {
    const sanctions = server.app.get(SanctionsRepository, { strict: false });
    const filter = { kind: undefined, user_id: 'user 10000', before: undefined, limit: 51 };
    const plan = await explain((change) => sanctions.listInForce(change, filter, NOW));
    expect(plan).toMatch(/PRIMARY KEY \(user_id=\?\)|sanctions_pkey/u);
    expect(plan).not.toMatch(/Seq Scan|SCAN sanctions/u);
  });

  it('find accounts by how their names begin, and where it goes on', async () => {
    const accounts = server.app.get(AccountsRepository, { strict: false });
    const plan = await explain((change) => accounts.list(change, 'name 12', { key: 'name 12', id: '' }, 21));
    expect(plan).toContain('users_own_names');
    expect(plan).not.toMatch(/Seq Scan|Bitmap|SCAN users|TEMP B-TREE FOR ORDER/u);
  });

  it('find the read markers of a channel that was deleted by the channel', async () => {
    const purge = server.app.get(ChannelPurgeRepository, { strict: false });
    const plan = await explain((change) => purge.deleteMarkers(change, 'channel 1'));
    expect(plan).toContain('read_markers_of_channel');
    expect(plan).not.toMatch(/Seq Scan|SCAN read_markers/u);
  });
});
