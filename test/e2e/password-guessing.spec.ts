import { PasswordHasher } from '../../src/accounts/password-hasher.js';
import { PASSWORD, register } from '../support/accounts.js';
import { request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';

const WRONG = 'some other words';
const LIMITED = {
  TRUST_PROXY: 'loopback',
  LIMIT_SIGN_INS_PER_ACCOUNT: '20/900',
  LIMIT_SIGN_INS_PER_ADDRESS: '100/900',
};

/** What is let through by and by, while a test runs. */
const REFILL = 15;

afterAll(cleanUp);

function guess({ url }: TestServer, userName: string, password: string, address = '127.0.0.1') {
  return request('POST', `${url}/api/auth/login`, { userName, password }, { 'X-Forwarded-For': address });
}

/** Does something so many times, a few at once, and hands out what came of it. */
async function many<Result>(times: number, act: (index: number) => Promise<Result>, atOnce = 50): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const lanes = Array.from({ length: atOnce }, async () => {
    while (next < times) {
      next += 1;
      results.push(await act(next));
    }
  });
  await Promise.all(lanes);
  return results;
}

function address(index: number): string {
  return `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`;
}

describe('Whether a name has an account', () => {
  it('shows neither in the answer to a wrong password nor in the work for it', async () => {
    const server = await startServer();
    const hana = await register(server, 'Hana');
    const closed = await register(server, 'Closed');
    const json = { password: PASSWORD };
    await request('POST', `${server.url}/api/auth/deactivate`, json, closed.headers);
    const hasher = server.app.get(PasswordHasher);
    const outcomes: unknown[] = [];
    for (const name of [hana.user_name, 'Nobody', closed.user_name]) {
      const before = hasher.count;
      const { status, body, headers } = await guess(server, name, WRONG);
      outcomes.push({ status, body, names: [...headers.keys()].toSorted(), hashes: hasher.count - before });
    }
    expect(outcomes[0]).toMatchObject({ status: 401, body: { code: 'invalid_credentials' }, hashes: 1 });
    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(outcomes[2]).toEqual(outcomes[0]);
    expect((await guess(server, 'Closed', PASSWORD)).body).toEqual((await guess(server, 'Nobody', PASSWORD)).body);
  });

  it('does not show when guessing is stopped either', async () => {
    const server = await startServer(LIMITED);
    await register(server, 'Hana');
    const statuses: number[][] = [];
    for (const [place, name] of ['Hana', 'Nobody'].entries()) {
      const answers = await many(25, (index) => guess(server, name, WRONG, `192.0.${place}.${index}`));
      statuses.push(answers.map(({ status }) => status).toSorted());
    }
    expect(statuses[1]).toEqual(statuses[0]);
    expect(statuses[0]?.filter((status) => status === 401)).toHaveLength(20);
  });
});

describe('Ten thousand guesses', () => {
  it('from as many addresses cost hardly more than twenty hashes, and do not keep the holder of the account out', async () => {
    const server = await startServer(LIMITED);
    await register(server, 'Hana');
    const hasher = server.app.get(PasswordHasher);
    const before = hasher.count;
    const answers = await many(10_000, (index) => guess(server, 'Hana', WRONG, address(index)));
    const hashes = hasher.count - before;
    expect(hashes).toBeLessThan(20 + REFILL);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(hashes);
    // Where hashing is slow, some that were let through find too many before them.
    expect(answers.filter(({ status }) => ![401, 429, 503].includes(status))).toEqual([]);
    const refused = answers.find(({ status }) => status === 429);
    expect([refused?.body.code, Number(refused?.headers.get('retry-after'))]).toEqual([
      'rate_limited',
      expect.any(Number),
    ]);
    // One guess may just have been let through again.
    const rights = await many(3, (index) => guess(server, 'Hana', PASSWORD, `203.0.113.${index}`));
    expect(rights.map(({ status }) => status)).toContain(429);
    expect((await guess(server, 'Hana', PASSWORD)).status).toBe(200);
  }, 300_000);

  it('from one address stop at about a hundred, whatever the names', async () => {
    const server = await startServer(LIMITED);
    const hasher = server.app.get(PasswordHasher);
    await many(1_000, (index) => guess(server, `user ${index}`, WRONG));
    expect(hasher.count).toBeLessThan(100 + REFILL);
    // One act may just have been let through again.
    const answers = await many(3, (index) => {
      return request('POST', `${server.url}/api/auth/register`, { userName: `New ${index}`, password: PASSWORD });
    });
    expect(answers.map(({ status }) => status)).toContain(429);
  });

  it('of the password that a change of it asks for are bounded too', async () => {
    const server = await startServer(LIMITED);
    const { headers } = await register(server, 'Hana');
    const json = { password: WRONG, newPassword: 'new words for it' };
    const statuses = await many(30, async () => {
      return (await request('POST', `${server.url}/api/auth/password`, json, headers)).status;
    });
    expect(statuses.filter((status) => status === 401)).toHaveLength(20);
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
  });
});

describe('Signing in right', () => {
  it('counts for nothing, however often', async () => {
    const server = await startServer(LIMITED);
    await register(server, 'Hana');
    const statuses = await many(150, async () => (await guess(server, 'Hana', PASSWORD)).status, 10);
    expect(new Set(statuses)).toEqual(new Set([200]));
  }, 180_000);

  it('of more people at once than can be hashed is put off, and nothing else suffers', async () => {
    const server = await startServer();
    const statuses = Promise.all(
      Array.from({ length: 300 }, async (_, index) => (await guess(server, `user ${index}`, WRONG)).status),
    );
    expect((await request('GET', `${server.url}/api/channels`)).status).toBe(200);
    const counts = new Map<number, number>();
    (await statuses).forEach((status) => counts.set(status, (counts.get(status) ?? 0) + 1));
    expect([...counts.keys()].toSorted()).toEqual([401, 503]);
    expect(counts.get(401)).toBeGreaterThanOrEqual(100);
  }, 60_000);
});
