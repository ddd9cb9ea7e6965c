import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { AdministrationService } from '../../src/accounts/administration.service.js';
import { AuditVerifier } from '../../src/audit-log/audit-verifier.service.js';
import { login, PASSWORD, register, type TestAccount } from '../support/accounts.js';
import { onPostgres, queryDatabase, urlOf } from '../support/database.js';
import { type Answer, request } from '../support/http.js';
import { cleanUp, makeFolder, startServer, type TestServer } from '../support/server.js';

interface Entry {
  seq: number;
  at: string;
  action: string;
  actorId: string | null;
  target: string | null;
  address: string | null;
  details: Record<string, unknown>;
  hash: string;
}

interface Page {
  entries: Entry[];
  hasMore: boolean;
  nextCursor?: string;
}

const COMMAND = join(import.meta.dirname, '../../dist/cli/audit.js');

let server: TestServer;
let owner: TestAccount;

beforeEach(async () => {
  server = await startServer();
  await server.app.get(AdministrationService).create('Hana', PASSWORD, true);
  owner = await login(server, 'Hana');
});

afterEach(() => server.stop());

afterAll(cleanUp);

function read(query = '', account = owner): Promise<Answer<Page>> {
  return request<Page>('GET', `${server.url}/api/audit${query}`, undefined, account.headers);
}

async function entriesOf(query = ''): Promise<Entry[]> {
  return (await read(query)).body.entries;
}

/** Waits for the end of a session to be told, which follows the answer to the act that ended it. */
async function untilEndIsTold(): Promise<void> {
  while ((await entriesOf('?action=session.ended')).length === 0);
}

function invite(by = server): Promise<Answer> {
  return request('POST', `${by.url}/api/invitations`, {}, owner.headers);
}

/** Does with the log what nobody may, as one who owns the database can. */
async function tamper(...statements: string[]): Promise<void> {
  const triggers = onPostgres
    ? ['DROP TRIGGER audit_log_refuses ON audit_log']
    : ['update', 'delete', 'replace'].map((name) => `DROP TRIGGER audit_log_refuses_${name}`);
  for (const statement of [...triggers, ...statements]) {
    await queryDatabase(server.database, statement);
  }
}

function verify(known?: { seq: number; hash: string }): Promise<{ seq: number; hash: string }> {
  return server.app.get(AuditVerifier).verify(known);
}

describe('The audit log', () => {
  it('tells administrators who did what to what, from where, newest first', async () => {
    const member = await register(server, 'Taro');
    const users = `${server.url}/api/users/${member.user_id}`;
    await request('PATCH', users, { role: 'moderator' }, owner.headers);
    await request('PATCH', users, { role: 'moderator' }, owner.headers);
    await request('PATCH', users, { deactivated: true }, owner.headers);
    await untilEndIsTold();
    await request('PATCH', `${server.url}/api/auth/me`, { userName: 'Hanako', about: 'x' }, owner.headers);
    const target = `user:${member.user_id}`;
    const by = { actorId: owner.user_id, address: '127.0.0.1' };
    const nobody = { actorId: null, address: null };

    const entries = await entriesOf();
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => entries.length - index));
    expect(entries.toReversed()).toMatchObject([
      { ...nobody, action: 'account.registered', details: { name: 'Hana', role: 'owner' } },
      { ...by, action: 'session.opened', target: expect.stringMatching(/^session:/u) },
      { ...by, actorId: null, action: 'account.registered', target, details: { name: 'Taro', role: 'member' } },
      { ...by, actorId: member.user_id, action: 'session.opened' },
      { ...by, action: 'account.changed', target, details: { role: 'moderator', previousRole: 'member' } },
      { ...by, action: 'account.changed', target, details: { deactivated: true } },
      { ...nobody, action: 'session.ended', details: { userId: member.user_id, reason: 'deactivated' } },
      { ...by, action: 'account.changed', details: { name: 'Hanako', previousName: 'Hana' } },
    ]);
    expect(await verify()).toEqual({ seq: 8, hash: entries[0]?.hash });
  });

  it('tells of channels and of their members, with who did not sign in as nobody', async () => {
    const { user_id, headers } = await register(server, 'Taro');
    const channels = `${server.url}/api/channels`;
    const by = { actorId: owner.user_id, target: 'channel:dev', address: '127.0.0.1' };
    await request('POST', channels, { id: 'dev', name: '開発' }, owner.headers);
    await request('POST', channels, { id: 'dev', name: 'taken' }, owner.headers);
    await request('PATCH', `${channels}/dev`, { name: '開発', description: null, archived: false }, owner.headers);
    await request('PATCH', `${channels}/dev`, { name: 'dev', description: 'd', archived: true }, owner.headers);
    await request('PATCH', `${channels}/dev`, { archived: false }, owner.headers);
    await request('PUT', `${channels}/dev/members/${user_id}`, {}, headers);
    await request('PUT', `${channels}/dev/members/${user_id}`, { role: 'owner' }, owner.headers);
    await request('PUT', `${channels}/dev/members/${user_id}`, { role: 'owner' }, owner.headers);
    await request('DELETE', `${channels}/dev/members/${user_id}`, undefined, owner.headers);
    await request('DELETE', `${channels}/dev/members/${user_id}`, undefined, owner.headers);
    expect((await entriesOf('?target=channel:dev')).toReversed()).toMatchObject([
      { ...by, action: 'channel.created', details: { name: '開発', kind: 'public' } },
      { ...by, action: 'channel.updated', details: { name: 'dev', previousName: '開発', description: 'd' } },
      { ...by, action: 'channel.archived', details: {} },
      { ...by, action: 'channel.restored', details: {} },
      { ...by, actorId: user_id, action: 'member.added', details: { userId: user_id, role: 'member' } },
      { ...by, action: 'member.added', details: { userId: user_id, role: 'owner' } },
      { ...by, action: 'member.removed', details: { userId: user_id } },
    ]);
    const { body } = await request<{ id: string }>('POST', channels, { name: 'x' });
    expect(await entriesOf(`?target=channel:${body.id}`)).toMatchObject([{ actorId: null, address: '127.0.0.1' }]);
    await verify();
  });

  it('tells of passwords that were changed and of those that were wrong, and of no name that nobody has', async () => {
    const { user_id, headers } = await register(server, 'Taro');
    const auth = `${server.url}/api/auth`;
    await request('POST', `${auth}/login`, { userName: 'Taro', password: 'not the password' });
    await request('POST', `${auth}/login`, { userName: 'a secret here', password: 'not the password' });
    const passwords = { password: 'not the password', newPassword: 'battery horse staple' };
    await request('POST', `${auth}/password`, passwords, headers);
    await request('POST', `${auth}/password`, { ...passwords, password: PASSWORD }, headers);
    await request('POST', `${auth}/logout`, {}, headers);
    await untilEndIsTold();
    const target = `user:${user_id}`;
    expect((await entriesOf('?limit=5')).toReversed()).toMatchObject([
      { action: 'sign_in.failed', target, actorId: null, address: '127.0.0.1' },
      { action: 'sign_in.failed', target: null, actorId: null, address: '127.0.0.1' },
      { action: 'sign_in.failed', target, actorId: user_id, address: '127.0.0.1' },
      { action: 'password.changed', target, actorId: user_id, address: '127.0.0.1' },
      { action: 'session.ended', actorId: user_id, details: { reason: 'signed_out' } },
    ]);
    expect(JSON.stringify(await queryDatabase(server.database, 'SELECT * FROM audit_log'))).not.toContain('a secret');
  });

  it('is read by administrators only', async () => {
    const member = await register(server, 'Taro');
    expect(await read('', member)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    await request('PATCH', `${server.url}/api/users/${member.user_id}`, { role: 'moderator' }, owner.headers);
    expect((await read('', await login(server, 'Taro'))).status).toBe(403);
    await request('PATCH', `${server.url}/api/users/${member.user_id}`, { role: 'admin' }, owner.headers);
    expect((await read('', await login(server, 'Taro'))).status).toBe(200);
    expect(await request('GET', `${server.url}/api/audit`)).toMatchObject({ status: 401 });
    expect((await fetch(`${server.url}/api/audit/`, { method: 'HEAD' })).status).toBe(401);
  });

  it('is filtered by actor, action, target and time, and read page by page', async () => {
    const member = await register(server, 'Taro');
    for (let count = 0; count < 5; count += 1) {
      await invite();
    }
    const all = await entriesOf();
    const invitations = all.filter(({ action }) => action === 'invitation.created');
    expect(invitations).toHaveLength(5);
    expect(await entriesOf('?action=invitation.created')).toEqual(invitations);
    expect(await entriesOf(`?actorId=${member.user_id}`)).toEqual(
      all.filter(({ actorId }) => actorId === member.user_id),
    );
    expect(await entriesOf(`?target=user:${member.user_id}`)).toHaveLength(1);
    const from = invitations[1]?.at ?? '';
    expect(await entriesOf(`?from=${from}&to=2999-01-01T00:00:00Z`)).toEqual(
      all.filter(({ at }) => Date.parse(at) >= Date.parse(from)),
    );
    expect(await entriesOf(`?to=${all.at(-1)?.at}`)).toEqual([]);

    const pages: Entry[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const { body }: Answer<Page> = await read(`?limit=3${cursor && `&cursor=${cursor}`}`);
      pages.push(...body.entries);
      expect(body.hasMore).toBe(body.nextCursor !== undefined);
      cursor = body.nextCursor;
    }
    expect(pages).toEqual(all);
  });

  it.each(['?cursor=x', '?cursor=0', '?limit=0', '?limit=101', '?action=nothing', '?from=yesterday', '?target='])(
    'refuses a wrong %s',
    async (query) => {
      expect(await read(query)).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
    },
  );

  it('has nothing of what did not happen, and no secret', async () => {
    const member = await register(server, 'Taro');
    await request('PATCH', `${server.url}/api/auth/me`, { userName: 'Hana' }, member.headers);
    await request('PATCH', `${server.url}/api/users/${owner.user_id}`, { role: 'guest' }, member.headers);
    const { body } = await invite();
    const rows = await queryDatabase(server.database, 'SELECT * FROM audit_log');
    expect(rows).toHaveLength(5);
    for (const secret of [PASSWORD, member.refreshToken, member.accessToken, body.invitation as string]) {
      expect(JSON.stringify(rows)).not.toContain(secret);
    }
  });

  it('numbers what happens at once without a gap, each entry after the one before', async () => {
    const other = onPostgres ? await startServer({}, server.database) : server;
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => invite(index % 2 === 0 ? server : other)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect((await verify()).seq).toBe(102);
    expect(await queryDatabase(server.database, 'SELECT 1 FROM invitations')).toHaveLength(100);
  });

  it('can only be added to', async () => {
    for (const statement of [
      "UPDATE audit_log SET actor_id = 'nobody'",
      'DELETE FROM audit_log',
      ...(onPostgres
        ? ['TRUNCATE audit_log']
        : ["REPLACE INTO audit_log SELECT 1, at, 'x', '', '', '', '{}', '' FROM audit_log"]),
    ]) {
      await expect(queryDatabase(server.database, statement)).rejects.toThrow('The audit log can only be added to.');
    }
    expect((await verify()).seq).toBe(2);
  });
});

describe('Verifying the audit log', () => {
  it('finds an entry that was changed, in each of its fields', async () => {
    await tamper();
    for (const [field, value] of [
      ['at', "'2024-01-01 00:00:00.000000'"],
      ['action', "'session.ended'"],
      ['actor_id', "'somebody else'"],
      ['target', 'NULL'],
      ['address', "'203.0.113.7'"],
      ['details', '\'{"a":1}\''],
      ['hash', `'${'0'.repeat(64)}'`],
    ]) {
      const [{ old } = {}] = await queryDatabase(
        server.database,
        `SELECT ${field} AS old FROM audit_log WHERE seq = 2`,
      );
      await queryDatabase(server.database, `UPDATE audit_log SET ${field} = ${value} WHERE seq = 2`);
      await expect(verify()).rejects.toThrow('Entry 2 is not as it was written');
      await queryDatabase(server.database, `UPDATE audit_log SET ${field} = ? WHERE seq = 2`, [old]);
      expect((await verify()).seq).toBe(2);
    }
  });

  it('finds an entry that is gone, in the middle and at the end', async () => {
    await invite();
    await tamper('DELETE FROM audit_log WHERE seq = 3');
    await expect(verify()).rejects.toThrow('The entries from 3 to 3 are gone.');
    await invite();
    await expect(verify()).rejects.toThrow('The entries from 3 to 3 are gone.');
  });

  it('finds a log that was cut off or written anew, by a head that was kept elsewhere', async () => {
    await invite();
    const known = await verify();
    expect(await verify(known)).toEqual(known);
    await tamper(
      'DELETE FROM audit_log WHERE seq = 3',
      'UPDATE audit_head SET seq = 2, hash = (SELECT hash FROM audit_log WHERE seq = 2)',
    );
    expect((await verify()).seq).toBe(2);
    await expect(verify(known)).rejects.toThrow('The log ends with entry 2, and had 3 entries already.');
    await invite();
    expect((await verify()).seq).toBe(3);
    await expect(verify(known)).rejects.toThrow('the log was written anew');
  });

  it('is a command, which tells the head to keep', async () => {
    const { seq, hash } = await verify();
    await server.stop();
    const run = async (...args: string[]): Promise<[number, string]> => {
      const child = spawn(process.execPath, [COMMAND, ...args], {
        cwd: await makeFolder(),
        env: { PATH: process.env.PATH, DATABASE_URL: urlOf(server.database) },
      });
      const [output, errors, [code]] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        once(child, 'close'),
      ]);
      return [code as number, output + errors];
    };
    expect(await run('verify')).toEqual([0, expect.stringContaining(`has 2 entries`)]);
    expect(await run('verify', '--expect-head', `${seq}:${hash}`)).toEqual([
      0,
      expect.stringContaining(`${seq}:${hash}`),
    ]);
    expect(await run('verify', '--expect-head', `${seq + 1}:${hash}`)).toEqual([
      1,
      expect.stringContaining('ends with'),
    ]);
    expect(await run('verify', '--expect-head', 'x')).toEqual([2, expect.stringContaining('Usage')]);
    expect(await run()).toEqual([2, expect.stringContaining('Usage')]);
  });
});
