import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { killProcesses, ServerProcess } from '../support/process.js';
import { cleanUp, makeFolder } from '../support/server.js';

afterAll(async () => {
  await killProcesses();
  await cleanUp();
});

async function warnings(environment: Record<string, string>): Promise<string[]> {
  const log = join(await makeFolder(), 'log');
  const server = await ServerProcess.start(environment, undefined, log);
  server.kill('SIGTERM');
  await server.exited;
  const lines = (await readFile(log, 'utf8')).trim().split('\n');
  return lines.map((line) => JSON.parse(line) as { level: number; msg: string }).flatMap(warning);
}

/** A warning about accounts; a test database may be warned of too. */
function warning({ level, msg }: { level: number; msg: string }): string[] {
  return level >= 40 && msg.includes('AUTH_MODE') ? [msg] : [];
}

describe('A server that says nothing of accounts', () => {
  it('warns at its start when other machines can reach it', async () => {
    expect(await warnings({ HOST: '0.0.0.0' })).toEqual([
      expect.stringMatching(/^OPEN TO OTHER MACHINES WITHOUT ACCOUNTS: .*AUTH_MODE=required/u),
    ]);
  }, 60_000);

  it.each<Record<string, string>>([{}, { HOST: 'localhost' }, { HOST: '0.0.0.0', AUTH_MODE: 'required' }])(
    'does not warn with %j',
    async (environment) => {
      expect(await warnings(environment)).toEqual([]);
    },
    60_000,
  );
});
