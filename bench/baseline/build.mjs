import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transformFile } from '@swc/core';

const SOURCE = fileURLToPath(new URL('main.ts', import.meta.url));
const FOLDER = fileURLToPath(new URL('.build/', import.meta.url));

/**
 * Compiles the baseline server.
 *
 * @returns {Promise<string>} path of the script to run
 */
export async function buildBaseline() {
  const { code } = await transformFile(SOURCE, {
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      target: 'es2022',
    },
    module: { type: 'es6' },
    swcrc: false,
  });
  await mkdir(FOLDER, { recursive: true });
  const script = `${FOLDER}main.js`;
  await writeFile(script, code);
  return script;
}
