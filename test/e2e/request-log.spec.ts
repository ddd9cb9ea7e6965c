import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { request } from '../support/http.js';
import { killProcesses, ServerProcess } from '../support/process.js';
import { cleanUp, makeFolder } from '../support/server.js';

afterAll(async () => {
  await killProcesses();
  await cleanUp();
});

describe('The log of requests', () => {
  it('has a line for each, with its id, path, outcome and duration, and none for probes', async () => {
    const log = join(await makeFolder(), 'log');
    const server = await ServerProcess.start({}, undefined, log);
    await request('GET', `${server.url}/healthz`);
    await request('GET', `${server.url}/api/channels?archived=true`, undefined, { 'X-Request-Id': 'mine' });
    await request('GET', `${server.url}/nothing`, undefined, { 'X-Request-Id': 'other' });
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
    expect(entries.filter(({ msg }) => String(msg).startsWith('A request'))).toEqual([
      { ...line, request_id: 'mine', req: { method: 'GET', path: '/api/channels' }, res: { status: 200 } },
      { ...line, request_id: 'other', req: { method: 'GET', path: '/nothing' }, res: { status: 404 } },
    ]);
  });
});
