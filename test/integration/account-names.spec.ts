import { Client } from 'pg';
import { register } from '../support/accounts.js';
import { request } from '../support/http.js';
import { PostgresServer, queryPostgres } from '../support/postgres.js';
import { cleanUp, startServer } from '../support/server.js';

const TIME = '2024-01-01 00:00:00.000000';
const WAITING = 'SELECT 1 FROM pg_locks WHERE NOT granted';

afterAll(cleanUp);

/** Resolves when a statement waits for what another transaction holds. */
async function untilSomebodyWaits(url: string): Promise<void> {
  const deadline = Date.now() + 5_000;
  while ((await queryPostgres(url, WAITING)).length === 0) {
    if (Date.now() > deadline) {
      throw new Error('Nobody waited for the other transaction.');
    }
  }
}

describe('A name that another server on the database gives away in the same moment', () => {
  it('is refused as taken, to whoever renames an account or registers', async () => {
    const url = await PostgresServer.makeDatabase();
    const server = await startServer({}, url);
    const { headers } = await register(server, 'Hana');
    const other = new Client({ connectionString: url });
    await other.connect();
    const attempts = [
      () => request('PATCH', `${server.url}/api/auth/me`, { userName: 'Name 0' }, headers),
      () =>
        request('POST', `${server.url}/api/auth/register`, { userName: 'Name 1', password: 'correct horse battery' }),
    ];
    for (const [index, attempt] of attempts.entries()) {
      await other.query('BEGIN');
      await other.query(
        `INSERT INTO users (id, name, name_key, created_at, updated_at, kind, role)
         VALUES ($1, $2, $3, $4, $4, 'user', 'member')`,
        [`other ${index}`, `Name ${index}`, `name ${index}`, TIME],
      );
      const answer = attempt();
      await untilSomebodyWaits(url);
      await other.query('COMMIT');
      const { status, body } = await answer;
      expect([status, body.code]).toEqual([409, 'name_taken']);
    }
    await other.end();
    expect((await request('GET', `${server.url}/api/auth/me`, undefined, headers)).body.userName).toBe('Hana');
  });
});
