import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { register } from '../support/accounts.js';
import { request } from '../support/http.js';
import { killProcesses, ServerProcess } from '../support/process.js';
import { cleanUp, makeFolder } from '../support/server.js';

afterAll(async () => {
  await killProcesses();
  await cleanUp();
});

describe('The log of requests', () => {
  it('has a line for each, with its id, path, outcome and duration, and who made it, and none for probes', async () => {
    const log = join(await makeFolder(), 'log');
    const server = await ServerProcess.start({}, undefined, log);
    await request('GET', `${server.url}/healthz`);
    await request('GET', `${server.url}/api/channels?archived=true`, undefined, { 'X-Request-Id': 'mine' });
    await request('GET', `${server.url}/nothing`, undefined, { 'X-Request-Id': 'other' });
    const { user_id, headers, accessToken } = await register(server, 'Hana');
    await request('GET', `${server.url}/api/auth/me`, undefined, { 'X-Request-Id': 'own', ...headers });
    await request('GET', `${server.url}/api/audit`, undefined, { 'X-Request-Id': 'refused', ...headers });
    const forged = { Authorization: `Bearer ${accessToken}x` };
    await request('GET', `${server.url}/api/auth/me`, undefined, { 'X-Request-Id': 'forged', ...forged });
    server.kill('SIGTERM');
    await server.exited;

    const lines = (await readFile(log, 'utf8')).trim().split('\n');
    const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    const line = {
      level: 30,
      time: expect.any(Number) as number,
      response_time_ms: expect.any(Number) as number,
      msg: 'A request was answered.',
    };
    const isOfRegistering = ({ req }: Record<string, unknown>): boolean => JSON.stringify(req).includes('register');
    const told = entries.filter((entry) => String(entry.msg).startsWith('A request') && !isOfRegistering(entry));
    const me = { method: 'GET', path: '/api/auth/me' };
    expect(told).toEqual([
      { ...line, request_id: 'mine', req: { method: 'GET', path: '/api/channels' }, res: { status: 200 } },
      { ...line, request_id: 'other', req: { method: 'GET', path: '/nothing' }, res: { status: 404 } },
      { ...line, request_id: 'own', user_id, req: me, res: { status: 200 } },
      { ...line, request_id: 'refused', user_id, req: { method: 'GET', path: '/api/audit' }, res: { status: 403 } },
      { ...line, request_id: 'forged', req: me, res: { status: 401 } },
    ]);
  });
});
