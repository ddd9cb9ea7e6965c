import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildBaseline } from '../baseline/build.mjs';

const OURS = fileURLToPath(new URL('../..', import.meta.url));
const RAW = fileURLToPath(new URL('../raw/server.mjs', import.meta.url));

/** What a server is called in the tables. */
export const OURS_NAME = 'ours';
export const OTHER_NAMES = ['baseline', 'raw'];

/**
 * The servers that can be measured, by name: each is the path of its script.
 *
 * @param {string | undefined} other another checkout of this project, built, to be measured as `other`
 * @returns {Promise<Record<string, string>>}
 */
export async function findServers(other) {
  const [baseline, raw] = [await buildBaseline(), RAW];
  return { ours: builtScript(OURS), ...(other && { other: builtScript(other) }), baseline, raw };
}

function builtScript(checkout) {
  const script = path.resolve(checkout, 'dist/main.js');
  if (!existsSync(script)) throw new Error(`${checkout} is not built: run \`npm run build\` there first.`);
  return script;
}
