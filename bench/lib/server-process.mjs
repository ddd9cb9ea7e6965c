import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { cpuMicros, pinnedCommand, rssBytes, SERVER_CORE } from './machine.mjs';

const ATTEMPT_INTERVAL_MS = 5;
const STOP_TIMEOUT_MS = 20_000;
const OUTPUT_CHARACTERS = 2_000;
const MAX_CONNECTIONS = '30000';

/** A server that ends at once writes its profile; one that handles the signal in its own way might not. */
const EXIT_AT_ONCE = "data:text/javascript,process.once('SIGTERM',()=>process.exit())";

/** Node runs as `npm start` has it. */
const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const NODE_FLAGS = scripts.start.split(' ').filter((word) => word.startsWith('--'));

const running = new Set();
process.once('exit', killServers);

/** Ends every server that still runs, for when something went wrong. */
export function killServers() {
  running.forEach((child) => child.kill('SIGKILL'));
}

/** The load is one address and far beyond what people send. Everything is counted, but nothing refused. */
const NO_LIMITS = Object.fromEntries(
  [
    'READS_PER_ADDRESS',
    'READS_PER_USER',
    'WRITES_PER_ADDRESS',
    'WRITES_PER_USER',
    'WRITES_PER_CONNECTION',
    'SEARCHES_PER_ADDRESS',
    'SIGN_INS_PER_ADDRESS',
    'SIGN_INS_PER_ACCOUNT',
  ].map((name) => [`LIMIT_${name}`, '999999999/1']),
);

/** A server under test: a process of its own on a core of its own. */
export class ServerProcess {
  /** From the spawn to the first answer, in milliseconds. */
  startMs = 0;
  #child;
  #output = '';

  /**
   * Starts a server and waits for its first answer.
   *
   * @param {string} script
   * @param {string} databaseUrl
   * @param {string} [profiles] folder into which it writes a CPU profile when it is stopped
   */
  static async start(script, databaseUrl, profiles) {
    const port = await freePort();
    const begun = performance.now();
    const server = new ServerProcess(script, databaseUrl, port, profiles);
    await server.#firstAnswer();
    server.startMs = performance.now() - begun;
    return server;
  }

  constructor(script, databaseUrl, port, profiles) {
    this.port = port;
    const profiling = profiles ? ['--cpu-prof', '--cpu-prof-dir', profiles, '--import', EXIT_AT_ONCE] : [];
    const [command, ...args] = pinnedCommand(SERVER_CORE, [process.execPath, ...NODE_FLAGS, ...profiling, script]);
    this.#child = spawn(command, args, {
      cwd: os.tmpdir(),
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        HOST: '127.0.0.1',
        PORT: String(port),
        DATABASE_URL: databaseUrl,
        LOG_LEVEL: 'warn',
        SOCKET_MAX_CONNECTIONS: MAX_CONNECTIONS,
        SOCKET_MAX_CONNECTIONS_PER_ADDRESS: MAX_CONNECTIONS,
        SOCKET_MAX_CONNECTIONS_PER_USER: MAX_CONNECTIONS,
        ...NO_LIMITS,
      },
    });
    running.add(this.#child);
    this.#child.once('exit', () => running.delete(this.#child));
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream.on('data', (text) => (this.#output = (this.#output + text).slice(-OUTPUT_CHARACTERS)));
    }
  }

  /** CPU time used so far, in microseconds. */
  cpuMicros() {
    return cpuMicros(this.#child.pid);
  }

  rssBytes() {
    return rssBytes(this.#child.pid);
  }

  /** @returns {Promise<any>} the parsed JSON of an answer */
  async json(path) {
    return (await fetch(`http://127.0.0.1:${this.port}${path}`)).json();
  }

  /** @returns {Promise<number | undefined>} a metric as the server itself counts it; nothing where it does not */
  async metric(name) {
    const response = await fetch(`http://127.0.0.1:${this.port}/metrics`);
    const value = new RegExp(`^${name} (\\S+)`, 'mu').exec(await response.text())?.[1];
    return value === undefined ? undefined : Number(value);
  }

  /** Stops the server as an operator would; one that does not listen is killed. */
  async stop() {
    this.#child.kill('SIGTERM');
    const timeout = setTimeout(() => this.#child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await this.#ended();
    clearTimeout(timeout);
  }

  async kill() {
    this.#child.kill('SIGKILL');
    await this.#ended();
  }

  get #isRunning() {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  async #ended() {
    if (this.#isRunning) await once(this.#child, 'exit');
  }

  async #firstAnswer() {
    while (this.#isRunning) {
      if ((await statusOf(this.port)) === 200) return;
      await sleep(ATTEMPT_INTERVAL_MS);
    }
    throw new Error(`The server ended at its start. ${this.#output}`);
  }
}

/** @returns {Promise<number | undefined>} nothing when the server does not listen yet */
function statusOf(port) {
  return new Promise((resolve) => {
    const request = http.get({ host: '127.0.0.1', port, path: '/', agent: false }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode));
    });
    request.on('error', () => resolve(undefined));
  });
}

export async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
