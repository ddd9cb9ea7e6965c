import { register, registerAs, type TestAccount } from '../support/accounts.js';
import { type Answer, request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';

let server: TestServer;

beforeAll(async () => {
  // Five are there from the beginning.
  server = await startServer({ CHANNELS_MAX_PER_USER: '6', CHANNELS_MAX_MEMBERS: '3' });
});

afterAll(cleanUp);

/** Makes a request as somebody; null is nobody known. */
function call(actor: TestAccount | null, method: string, path: string, json?: unknown): Promise<Answer> {
  return request(method, server.url + path, json, actor?.headers);
}

/** Makes channels, all at once. @returns the statuses. */
async function make(actor: TestAccount | null, count: number, fields: Record<string, unknown> = {}): Promise<number[]> {
  const path = '/api/channels';
  const attempts = Array.from({ length: count }, () => call(actor, 'POST', path, { name: 'x', ...fields }));
  return (await Promise.all(attempts)).map(({ status }) => status).toSorted();
}

describe('The number of channels', () => {
  it('is bounded for each user, of every kind together and when many are made at once', async () => {
    const [hana, taro] = [await register(server, 'Hana'), await register(server, 'Taro')];
    const direct = { userIds: [taro.user_id] };
    expect((await call(hana, 'POST', '/api/channels/direct', direct)).status).toBe(201);
    expect(await make(hana, 20, { kind: 'private' })).toEqual([...Array(5).fill(201), ...Array(15).fill(409)]);
    const { status, body } = await call(hana, 'POST', '/api/channels', { name: 'x' });
    expect([status, body.code]).toEqual([409, 'too_many_channels']);
    expect((await call(hana, 'POST', '/api/channels/direct', { userIds: [] })).body.code).toBe('too_many_channels');
    // One that is there is found all the same, and others are not concerned.
    expect((await call(hana, 'POST', '/api/channels/direct', direct)).status).toBe(200);
    expect(await make(taro, 6)).toEqual(Array(6).fill(201));
  });

  it('is no smaller for those who leave or archive what they made', async () => {
    const jiro = await register(server, 'Jiro');
    const { body } = await call(jiro, 'POST', '/api/channels', { name: 'x' });
    const path = `/api/channels/${String(body.id)}`;
    expect((await call(jiro, 'PATCH', path, { archived: true })).status).toBe(200);
    expect((await call(jiro, 'DELETE', `${path}/members/${jiro.user_id}`)).status).toBe(204);
    expect(await make(jiro, 6)).toEqual([...Array(5).fill(201), 409]);
  });

  it('is bounded for all together who did not sign in', async () => {
    expect(await make(null, 10)).toEqual([201, ...Array(9).fill(409)]);
    expect((await call(null, 'POST', '/api/channels', { name: 'x' })).body.code).toBe('too_many_channels');
  });

  it.each(['admin', 'owner'] as const)('is not bounded for %ss', async (role) => {
    expect(await make(await registerAs(server, role, role), 8)).toEqual(Array(8).fill(201));
  });
});

describe('The number of members', () => {
  it.each([
    ['private', 2],
    ['public', 5],
  ])('of a %s channel lets %i more in', async (kind, count) => {
    const owner = await registerAs(server, `Owner ${kind}`, 'admin');
    const others = await Promise.all(
      Array.from({ length: 5 }, (_, index) => register(server, `Member ${index} of ${kind}`)),
    );
    const { body } = await call(owner, 'POST', '/api/channels', { name: 'x', kind });
    const letIn = ({ user_id }: TestAccount, fields = {}) =>
      call(owner, 'PUT', `/api/channels/${String(body.id)}/members/${user_id}`, fields);
    const answers = await Promise.all(others.map((account) => letIn(account)));
    const codes = answers.map(({ body: { code } }) => code ?? 'in').toSorted();
    expect(codes).toEqual([...Array(count).fill('in'), ...Array(5 - count).fill('too_many_members')]);
    // Who is in may become something else there, and who goes makes room.
    expect((await letIn(owner, { role: 'member' })).status).toBe(200);
    const first = others[answers.findIndex(({ status }) => status === 200)] as TestAccount;
    await call(owner, 'DELETE', `/api/channels/${String(body.id)}/members/${first.user_id}`);
    expect((await letIn(first)).status).toBe(200);
  });
});
