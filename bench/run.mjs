/** `npm run bench`: measures the server beside others, in turn on the same machine. See README.md. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Databases } from './lib/databases.mjs';
import { describeMachine, generatorCommand } from './lib/machine.mjs';
import { PostgresDatabases } from './lib/postgres.mjs';
import { formatTable } from './lib/report.mjs';
import { runScenario } from './lib/rounds.mjs';
import { findServers, OTHER_NAMES } from './lib/servers.mjs';
import { auth } from './scenarios/auth.mjs';
import { badInput } from './scenarios/bad-input.mjs';
import { crowd } from './scenarios/crowd.mjs';
import { fanOut } from './scenarios/fan-out.mjs';
import { history } from './scenarios/history.mjs';
import { idle } from './scenarios/idle.mjs';
import { kill } from './scenarios/kill.mjs';
import { members } from './scenarios/members.mjs';
import { mixed } from './scenarios/mixed.mjs';
import { paused } from './scenarios/paused.mjs';
import { presence } from './scenarios/presence.mjs';
import { rest } from './scenarios/rest.mjs';
import { resumes } from './scenarios/resume.mjs';
import { search } from './scenarios/search.mjs';
import { sends } from './scenarios/sends.mjs';
import { startUp } from './scenarios/start-up.mjs';

const SCENARIOS = [
  sends,
  fanOut,
  history,
  mixed,
  rest,
  auth,
  idle,
  crowd,
  members,
  resumes,
  presence,
  paused,
  startUp,
  kill,
  search,
  badInput,
];
const NAMES = SCENARIOS.map(({ name }) => name);
const USAGE = `npm run bench -- [scenario…] [options]

scenarios: ${NAMES.join(', ')} (all, when none is named)
  --quick            shorter, and without the longest cases
  --rounds N         measure every case N times in turn and report the middle one (1)
  --servers A,B      of ours, baseline, raw, and other (all)
  --other FOLDER     another checkout of this project, built, which is measured as "other"
  --case TEXT        only cases whose name contains this
  --postgres         on a Postgres server in place of a file; only servers of this project, without start-up and search
  --profile FOLDER   the servers write CPU profiles there; figures are then worth less
  --json FILE        write the figures to a file too`;

/** Set in the process that measures, which runs on a core of its own. */
const CHILD_MARK = 'BENCH_GENERATOR';

async function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '1' },
      servers: { type: 'string' },
      other: { type: 'string' },
      case: { type: 'string', default: '' },
      postgres: { type: 'boolean', default: false },
      profile: { type: 'string' },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const rounds = Number(values.rounds);
  const all = await findServers(values.other);
  // The other servers know SQLite only.
  if (values.postgres) OTHER_NAMES.forEach((name) => delete all[name]);
  const servers = values.servers?.split(',') ?? Object.keys(all);
  const possible = SCENARIOS.filter(({ needsFile }) => !(needsFile && values.postgres)).map(({ name }) => name);
  const scenarios = positionals.length === 0 ? possible : positionals;
  const isUnderstood =
    Number.isInteger(rounds) &&
    rounds > 0 &&
    servers.every((name) => Object.hasOwn(all, name)) &&
    scenarios.every((name) => possible.includes(name));
  if (values.help || !isUnderstood) throw new Error(USAGE);
  return {
    rounds,
    isQuick: values.quick,
    onPostgres: values.postgres,
    only: values.case,
    json: values.json,
    profiles: values.profile && path.resolve(values.profile),
    servers: Object.fromEntries(servers.map((name) => [name, all[name]])),
    scenarios: SCENARIOS.filter(({ name }) => scenarios.includes(name)),
  };
}

async function measureAll(options) {
  process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143));
  const [script] = Object.values(options.servers);
  const databases = await (options.onPostgres ? PostgresDatabases.create(script) : Databases.create());
  const report = { machine: describeMachine(), quick: options.isQuick, rounds: options.rounds, scenarios: {} };
  for (const scenario of options.scenarios) {
    const rows = await runScenario(scenario, options, databases);
    report.scenarios[scenario.name] = rows;
    if (rows.length > 0) console.log(`\n## ${scenario.name}\n\n${formatTable(rows)}\n`);
    if (options.json) await writeFile(options.json, `${JSON.stringify(report, null, 2)}\n`);
  }
  // Connections of a case that failed may still be open.
  process.exit();
}

async function measureInChild() {
  const [command, ...args] = generatorCommand();
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, [CHILD_MARK]: '1' } });
  // The terminal interrupts both; the one that measures has to clean up first.
  process.on('SIGINT', () => undefined).on('SIGTERM', () => child.kill('SIGTERM'));
  const [code] = await once(child, 'exit');
  process.exitCode = code ?? 1;
}

try {
  const options = await readOptions();
  await (process.env[CHILD_MARK] ? measureAll(options) : measureInChild());
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
