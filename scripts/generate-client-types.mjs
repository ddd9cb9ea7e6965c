// Writes the types of the client library from the documents of a server: REST from /openapi.json, frames from
// /asyncapi.json.
//
//   node scripts/generate-client-types.mjs [--check] [address of a running server]
//
// Without an address it starts the built server for a moment. With --check nothing is written; the exit code tells whether
// the files are as the documents have them.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';

const FOLDER = new URL('../client/src/generated/', import.meta.url);
const HEADER = '// Made by `npm run generate:client` from the documents of the server. Do not edit.\n\n';

const { values, positionals } = parseArgs({ options: { check: { type: 'boolean' } }, allowPositionals: true });
const [address] = positionals;
const { openapi, asyncapi } = address ? await readDocuments(address) : await withServer(readDocuments);
const files = { 'rest.ts': openapi, 'frames.ts': describeFrames(asyncapi) };
for (const [name, document] of Object.entries(files)) {
  const file = new URL(name, FOLDER);
  const source = HEADER + astToString(await openapiTS(document));
  const options = await resolveConfig(file);
  const text = await format(source, { ...options, parser: 'typescript' });
  if (!values.check) {
    await writeFile(file, text);
  } else if (text !== (await readFile(file, 'utf8'))) {
    console.error(`client/src/generated/${name} is not as the server has it; run npm run generate:client.`);
    process.exitCode = 1;
  }
}

async function readDocuments(server) {
  const [openapi, asyncapi] = await Promise.all(
    ['/openapi.json', '/asyncapi.json'].map(async (path) => (await fetch(server + path)).json()),
  );
  return { openapi, asyncapi };
}

/** Starts the built server on a free port, with a database of its own, for as long as `use` takes. */
async function withServer(use) {
  const folder = await mkdtemp(join(tmpdir(), 'chat-types-'));
  const server = spawn(process.execPath, ['dist/main.js'], {
    env: { PATH: process.env.PATH, PORT: '0', DATABASE_URL: `sqlite:${join(folder, 'chat.db')}` },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise((resolve) => server.once('exit', resolve));
  try {
    for await (const line of createInterface({ input: server.stdout })) {
      const { api } = JSON.parse(line);
      if (api) {
        return await use(api);
      }
    }
    throw new Error('The server did not start.');
  } finally {
    server.kill();
    await exited;
    await rm(folder, { recursive: true });
  }
}

/** Puts the frames into schemas that a generator of OpenAPI types understands. */
function describeFrames({ components, operations }) {
  const frames = Object.fromEntries(Object.values(components.messages).map(({ name, payload }) => [name, payload]));
  const nameOf = ({ $ref }) => components.messages[$ref.split('/').at(-1)].name;
  const requests = Object.values(operations).filter(({ action }) => action === 'receive');
  const types = requests.map(({ messages }) => nameOf(messages[0]));
  const answers = requests.map(({ reply }) => ({ const: nameOf(reply.messages[0]) }));
  const pick = (names) => record(names, (name) => frames[name]);
  return {
    openapi: '3.1.0',
    info: { title: 'frames', version: '0' },
    paths: {},
    components: {
      schemas: {
        ...components.schemas,
        ClientFrames: pick(types),
        ServerFrames: pick(Object.keys(frames).filter((name) => !types.includes(name))),
        AnswerTypes: record(types, (_, index) => answers[index]),
      },
    },
  };
}

function record(names, value) {
  const properties = Object.fromEntries(names.map((name, index) => [name, value(name, index)]));
  return { type: 'object', required: names, properties };
}
