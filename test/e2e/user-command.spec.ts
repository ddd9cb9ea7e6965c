import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { login, PASSWORD } from '../support/accounts.js';
import { onPostgres, urlOf } from '../support/database.js';
import { inTerminal, itWhere, reasonAgainstTerminals } from '../support/faults.js';
import { request } from '../support/http.js';
import { cleanUp, makeDatabase, makeFolder, startServer } from '../support/server.js';

const COMMAND = join(import.meta.dirname, '../../dist/cli/user.js');

let database: string;

beforeAll(async () => {
  database = await makeDatabase();
});

afterAll(cleanUp);

async function run(args: string[], input = ''): Promise<{ code: number; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    cwd: await makeFolder(),
    env: { PATH: process.env.PATH, DATABASE_URL: urlOf(database) },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number];
  return { code, stdout, stderr };
}

/** Runs the command in a terminal, where these are typed, one each time that it asks; hands out what showed. */
async function type(args: string, answers: string[]): Promise<{ code: number; shown: string }> {
  const child = spawn('script', inTerminal(`"${process.execPath}" "${COMMAND}" ${args}`), {
    cwd: await makeFolder(),
    env: { PATH: process.env.PATH, SHELL: '/bin/sh', DATABASE_URL: urlOf(database) },
  });
  let shown = '';
  let asked = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    shown += chunk.toString();
    const questions = shown.match(/(Password|Once more): /gu) ?? [];
    for (; asked < questions.length; asked += 1) {
      child.stdin.write(answers[asked] ?? '');
    }
  });
  const [code] = (await once(child, 'close')) as [number];
  return { code, shown: shown.replaceAll('\r\n', '\n') };
}

it('The user command makes the owner and others, lists them, and takes them out of use', async () => {
  const created = await run(['create', 'Hana', '--admin', '--password-stdin'], `${PASSWORD}\n`);
  expect(created).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Hana has an account now: owner, /u) });
  expect((await run(['create', 'Taro', '--admin', '--password-stdin'], PASSWORD)).stdout).toMatch(/: admin, /u);
  expect((await run(['create', 'Yuki', '--password-stdin'], PASSWORD)).stdout).toMatch(/: member, /u);
  expect(await run(['create', 'hana', '--password-stdin'], PASSWORD)).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^Another account has this name/u),
  });
  expect((await run(['reset-password', 'Yuki', '--password-stdin'], 'battery horse staple')).code).toBe(0);
  expect((await run(['deactivate', 'Taro'])).code).toBe(0);
  expect((await run(['deactivate', 'Hana'])).stderr).toMatch(/^There must be an owner/u);
  const lines = (await run(['list'])).stdout.trim().split('\n');
  expect(lines.map((line) => line.split('  ').slice(1))).toEqual([
    ['owner', 'Hana'],
    ['admin', 'Taro', '(out of use)'],
    ['member', 'Yuki'],
  ]);
  const [invitation] = (await run(['invite'])).stdout.split(' ', 1);

  const server = await startServer({ REGISTRATION: 'invitation' }, database);
  const { headers } = await login(server, 'Hana');
  await login(server, 'Yuki', 'battery horse staple');
  const json = { userName: 'Jiro', password: PASSWORD, invitation };
  expect((await request('POST', `${server.url}/api/auth/register`, json)).status).toBe(201);
  if (!onPostgres) {
    expect((await run(['list'])).stderr).toMatch(/^Another server is already using /u);
  }
  await request('POST', `${server.url}/api/bots`, { userName: 'Bot' }, headers);
  await server.stop();
  expect(await run(['reset-password', 'Bot', '--password-stdin'], PASSWORD)).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^Bot is a bot/u),
  });
}, 180_000);

it('The user command takes no password among its arguments, and none that is too short or common', async () => {
  expect(await run(['create', 'Kenji', PASSWORD])).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^Usage: /u),
  });
  expect((await run(['create', 'Kenji', '--password', PASSWORD])).code).toBe(2);
  expect((await run(['create', 'Kenji'])).stderr).toMatch(/^There is no terminal/u);
  expect((await run(['create', 'Kenji', '--password-stdin'], 'short')).stderr).toMatch(/^A password has 8 to 128/u);
  expect((await run(['create', 'Kenji', '--password-stdin'], 'password1')).stderr).toMatch(/^This password is among/u);
}, 60_000);

itWhere(reasonAgainstTerminals)(
  'The user command asks for the password twice on a terminal, where it does not show, and refuses two that differ',
  async () => {
    expect(await type('create Momo', [`${PASSWORD}\r`, 'battery horse staple\r'])).toEqual({
      code: 1,
      shown: 'Password: \nOnce more: \nThe two are not the same.\n',
    });
    expect(await type('create Momo', ['\u0003'])).toEqual({
      code: 1,
      shown: 'Password: \nNo password was given.\n',
    });
    expect((await run(['list'])).stdout).not.toContain('Momo');
    // A slip that is taken back does not count.
    expect(await type('create Momo', [`${PASSWORD}x\u007f\r`, `${PASSWORD}\r`])).toEqual({
      code: 0,
      shown: expect.stringMatching(/^Password: \nOnce more: \nMomo has an account now: \w+, [\w-]+\.\n$/u) as string,
    });
    const server = await startServer({}, database);
    await login(server, 'Momo');
    await server.stop();
  },
  60_000,
);
