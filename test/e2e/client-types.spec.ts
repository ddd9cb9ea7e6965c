import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cleanUp, startServer } from '../support/server.js';

afterAll(cleanUp);

const ROOT = join(import.meta.dirname, '../..');

it('The types of the client library are those of the documents', async () => {
  const server = await startServer();
  const script = join(ROOT, 'scripts/generate-client-types.mjs');
  await promisify(execFile)(process.execPath, [script, '--check', server.url], { cwd: ROOT });
});
