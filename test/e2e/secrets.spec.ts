import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { login, makeBot } from '../support/accounts.js';
import { queryDatabase } from '../support/database.js';
import { HostileOpenIdProvider } from '../support/hostile-openid-provider.js';
import { request } from '../support/http.js';
import { CALLBACK, CLIENT_SECRET, openIdSettings } from '../support/openid-provider.js';
import { killProcesses, ServerProcess } from '../support/process.js';
import { cleanUp, makeFolder } from '../support/server.js';
import { TestSocket } from '../support/socket.js';
import { Surfer } from '../support/surfer.js';

afterAll(async () => {
  await killProcesses();
  await cleanUp();
});

interface SignedIn {
  accessToken: string;
  refreshToken: string;
  user: { userId: string };
}

it('Passwords, tokens and cookies are nowhere: not in the log, the errors, the metrics or the database', async () => {
  const log = join(await makeFolder(), 'log');
  const server = await ServerProcess.start({ LOG_LEVEL: 'trace', AUTH_MODE: 'required' }, undefined, log);
  const canaries = ['canary-of-a-password', 'canary-of-another', 'canary-of-a-third'];
  const [password = '', wrong = '', next = ''] = canaries;
  const answers: unknown[] = [];
  const auth = `${server.url}/api/auth`;
  const post = async (path: string, json: unknown, headers: Record<string, string> = {}) => {
    const answer = await request<SignedIn>('POST', `${auth}/${path}`, json, headers);
    if (answer.status >= 400) {
      answers.push(answer.body);
    }
    return answer;
  };
  const keep = ({ accessToken, refreshToken }: SignedIn) => {
    canaries.push(accessToken, refreshToken, accessToken.split('.')[2] ?? '');
    return { Authorization: `Bearer ${accessToken}` };
  };

  const { body } = await post('register', { userName: 'Hana', password });
  const headers = keep(body);
  await post('register', { userName: 'Hana', password });
  await post('register', { userName: ['Hana'], password });
  await post('login', { userName: 'Hana', password: wrong });
  await post('login', { userName: 'Hana', password: [wrong] });
  await fetch(`${auth}/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: `{"userName":"Hana","password":"${wrong}"`,
  });
  keep((await post('refresh', { refreshToken: body.refreshToken })).body);
  await post('refresh', { refreshToken: `${body.refreshToken}x` });
  const cookie = `chat_refresh=${'c'.repeat(43)}`;
  canaries.push('c'.repeat(43));
  await post('refresh', {}, { Origin: 'http://localhost:5173', Cookie: cookie });
  const { body: entry } = await request<{ ticket: string }>('POST', `${auth}/ws-ticket`, undefined, headers);
  canaries.push(entry.ticket);
  const socket = await TestSocket.open(`${server.url.replace('http', 'ws')}/ws`);
  for (const ticket of [entry.ticket, entry.ticket, `${entry.ticket}x`, [entry.ticket], { ticket: entry.ticket }]) {
    answers.push(await socket.request('auth:authenticate', { ticket }));
  }
  await post('password', { password, newPassword: next }, headers);
  await post('password', { password: wrong, newPassword: wrong }, headers);
  await request('GET', `${server.url}/api/channels`, undefined, { Authorization: `Bearer ${body.accessToken}x` });
  await request('GET', `${server.url}/api/channels?token=${body.accessToken}`, undefined);
  await queryDatabase(server.database, "UPDATE users SET role = 'owner' WHERE id = ?", [body.user.userId]);
  const admin = await login(server, 'Hana', next);
  canaries.push(admin.accessToken, admin.refreshToken);
  const bot = await makeBot(server, admin, 'Bot', []);
  canaries.push(bot.token, bot.token.slice('acb_bot_'.length));
  for (const [path, token] of [
    ['auth/me', bot.token],
    ['audit', bot.token],
    [`channels?token=${bot.token}`, `${bot.token}x`],
  ]) {
    const asked = await request('GET', `${server.url}/api/${path}`, undefined, { Authorization: `Bearer ${token}` });
    answers.push(asked.body);
  }
  const ofBot = await TestSocket.open(`${server.url.replace('http', 'ws')}/ws`, { headers: bot.headers });
  answers.push(await ofBot.request('auth:authenticate', { ticket: bot.token }));
  await post('logout', { refreshToken: body.refreshToken }, headers);

  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  server.kill('SIGTERM');
  await server.exited;
  const tables = ['users', 'passwords', 'sessions', 'refresh_tokens', 'socket_tickets', 'bot_tokens', 'audit_log'];
  const rows = await Promise.all(tables.map((table) => queryDatabase(server.database, `SELECT * FROM ${table}`)));
  const places = {
    log: await readFile(log, 'utf8'),
    errors: JSON.stringify(answers),
    metrics,
    database: JSON.stringify(rows),
  };
  expect(places.log.length).toBeGreaterThan(1_000);
  expect(answers.length).toBeGreaterThan(5);
  for (const [place, text] of Object.entries(places)) {
    expect([place, canaries.filter((canary) => text.includes(canary))]).toEqual([place, []]);
  }
}, 60_000);

it('What an OpenID provider and this server tell each other is nowhere either, whether it goes well or not', async () => {
  const log = join(await makeFolder(), 'log');
  const provider = await HostileOpenIdProvider.start();
  const settings = openIdSettings(provider.issuer, `http://127.0.0.1${CALLBACK}`);
  const server = await ServerProcess.start({ LOG_LEVEL: 'trace', ...settings }, undefined, log);
  const canaries = [CLIENT_SECRET, 'canary0of1a2code', 'canary-of-a-provider-token'];
  const answers: string[] = [];
  const tryIt = async (): Promise<void> => {
    const surfer = new Surfer();
    const { headers } = await surfer.fetch(`${server.url}/api/auth/openid`);
    const asked = new URL(headers.get('location') ?? '').searchParams;
    provider.nonce = asked.get('nonce') ?? '';
    canaries.push(surfer.cookie(server.url, 'chat_openid') ?? '', provider.nonce, asked.get('state') ?? '');
    const query = `code=canary0of1a2code&state=${asked.get('state') ?? ''}`;
    const options = { headers: { Accept: 'application/json' } };
    const answer = await surfer.fetch(`${server.url}${CALLBACK}?${query}`, options);
    answers.push(`${answer.status} ${answer.headers.get('location') ?? ''} ${await answer.text()}`);
    canaries.push(provider.requests.at(-1)?.get('code_verifier') ?? '', provider.idToken);
  };

  provider.userinfo = { sub: 'mallory', name: 'Mallory' };
  await tryIt();
  provider.spoil = (parts) => ({ ...parts, claims: { ...parts.claims, aud: 'another' } });
  await tryIt();
  for (const refusal of [
    { status: 400, body: { error: 'canary0of1a2code', error_description: 'canary0of1a2code' } },
    { status: 500, body: 'canary-of-a-provider-token' },
    { status: 200, body: { access_token: 'canary-of-a-provider-token', token_type: 'canary0of1a2code' } },
  ]) {
    provider.refusal = refusal;
    await tryIt();
  }
  await provider.stop();
  await tryIt();

  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  server.kill('SIGTERM');
  await server.exited;
  const tables = ['users', 'openid_identities', 'openid_attempts', 'audit_log'];
  const rows = await Promise.all(tables.map((table) => queryDatabase(server.database, `SELECT * FROM ${table}`)));
  const places = {
    log: await readFile(log, 'utf8'),
    answers: answers.join('\n'),
    metrics,
    database: JSON.stringify(rows),
  };
  expect(places.log).toContain('A sign-in with OpenID Connect failed.');
  expect(answers.map((answer) => answer.slice(0, 3))).toEqual(['302', '401', '401', '401', '401', '401']);
  expect(new Set(canaries).size).toBeGreaterThan(20);
  for (const [place, text] of Object.entries(places)) {
    expect([place, canaries.filter((canary) => text.includes(canary))]).toEqual([place, []]);
  }
}, 60_000);

it('What a client calls itself cannot write lines of its own into the log', async () => {
  const log = join(await makeFolder(), 'log');
  const server = await ServerProcess.start({ LOG_LEVEL: 'trace' }, undefined, log);
  const forged = '{"level":60,"msg":"forged"}';
  const json = { userName: `Hana\n${forged}\r\n\u001b[31m`, password: 'correct horse battery' };
  const headers = { 'User-Agent': `\u00e9\t${forged}`, 'X-Request-Id': 'a b' };
  await request('POST', `${server.url}/api/auth/register`, json, headers);
  await request('POST', `${server.url}/api/auth/login`, { ...json, password: 'some other words' }, headers);
  await request('GET', `${server.url}/api/users/%0a${encodeURIComponent(forged)}`, undefined, headers);
  server.kill('SIGTERM');
  await server.exited;
  const lines = (await readFile(log, 'utf8')).trim().split('\n');
  for (const line of lines) {
    expect((JSON.parse(line) as { msg: string }).msg).not.toBe('forged');
  }
  expect(lines.join('\n')).not.toContain('\u001b');
}, 60_000);
