import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { access, copyFile, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import sqlite3 from 'sqlite3';
import { CREATE_TABLES, FIRST_CHANNELS, insertChats, insertMessages } from './tables.mjs';

const CHATS_AT_ONCE = 10_000;
const CACHE = path.join(os.tmpdir(), 'ai-community-bench');

/** A database file of a server under test. */
class Database {
  #file;

  constructor(file) {
    this.#file = file;
    this.url = `sqlite:${file}`;
  }

  /** @returns {Promise<string[]>} the ids of all messages; read while no server runs */
  async messageIds() {
    const rows = await this.query('SELECT id FROM messages');
    return rows.map(({ id }) => id);
  }

  /** Runs one statement while no server runs. @returns {Promise<object[]>} */
  query(sql) {
    return withFile(this.#file, (database, done) => database.all(sql, done));
  }

  /** Deletes the file with what stands beside it. */
  async discard() {
    const { dir, base } = path.parse(this.#file);
    const own = (await readdir(dir)).filter((name) => name.startsWith(base));
    await Promise.all(own.map((name) => rm(path.join(dir, name), { force: true })));
  }
}

/** The databases of one run: copies of seeded files, in a folder that is gone when the process ends. */
export class Databases {
  #folder;
  #made = 0;
  #shared = new Map();

  static async create() {
    await mkdir(CACHE, { recursive: true });
    return new Databases(await mkdtemp(path.join(CACHE, 'run-')));
  }

  constructor(folder) {
    this.#folder = folder;
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  }

  /** One that does not exist yet. */
  missing() {
    return new Database(this.#nextFile());
  }

  /** A new one, as the original server would have left it, with so many messages in channel 1. */
  async fresh(messages = 0) {
    const file = this.#nextFile();
    const script = `${CREATE_TABLES} ${FIRST_CHANNELS} ${insertMessages(messages)}`;
    await copyFile(await seededFile(messages, script, [script]), file);
    return new Database(file);
  }

  /** A new one, as the original server would have left it, with so many messages as people write them in many channels. */
  async chats(messages) {
    const file = this.#nextFile();
    const contents = `chats ${CREATE_TABLES} ${insertChats(0, 100)}`;
    await copyFile(await seededFile(messages, contents, chatScripts(messages)), file);
    return new Database(file);
  }

  /** One that a server only reads: taken over by it once, then used by every case that asks for it. */
  async shared(server, messages) {
    const key = `${server} ${messages}`;
    if (!this.#shared.has(key)) this.#shared.set(key, await this.fresh(messages));
    return this.#shared.get(key);
  }

  #nextFile() {
    this.#made += 1;
    return path.join(this.#folder, `${this.#made}.db`);
  }
}

/**
 * Seeded once and kept for the next runs, under a name that changes with what is in it.
 *
 * @param {number} messages
 * @param {string} contents a text that is another one when the file has to be
 * @param {Iterable<string>} scripts run one after the other
 */
async function seededFile(messages, contents, scripts) {
  const file = path.join(CACHE, `${messages}-${createHash('sha256').update(contents).digest('hex').slice(0, 12)}.db`);
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (!isThere) {
    process.stderr.write(`  seeding ${messages} messages …\n`);
    const unfinished = `${file}.${process.pid}`;
    for (const script of scripts) {
      await withFile(unfinished, (database, done) => {
        database.exec(`PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; ${script}`, done);
      });
    }
    await rename(unfinished, file);
  }
  return file;
}

function* chatScripts(messages) {
  yield CREATE_TABLES;
  for (let first = 0; first < messages; first += CHATS_AT_ONCE) {
    yield insertChats(first, Math.min(CHATS_AT_ONCE, messages - first));
  }
}

/** Opens a file, does one thing with it and closes it again. */
async function withFile(file, work) {
  const database = await new Promise((resolve, reject) => {
    const opened = new sqlite3.Database(file, (error) => (error ? reject(error) : resolve(opened)));
  });
  try {
    return await new Promise((resolve, reject) => {
      work(database, (error, result) => (error ? reject(error) : resolve(result)));
    });
  } finally {
    await new Promise((resolve) => {
      database.close(resolve);
    });
  }
}
