import { watch } from './measure.mjs';
import { ServerProcess } from './server-process.mjs';

/** Node compiles what runs often in the background, on the server's own core; a server that has run for a while is done. */
const WARM_UP_SECONDS = 8;
const SECONDS = 5;
/** A quick run takes this share of the time. */
const QUICK = 0.4;

/** What a case is given to measure one server with. */
export class Bench {
  /**
   * @param {object} options
   * @param {string} options.server its name in the report
   * @param {string} options.script
   * @param {boolean} options.isQuick
   * @param {import('./databases.mjs').Databases} options.databases
   * @param {string} [options.profiles] folder for CPU profiles
   */
  constructor({ server, script, isQuick, databases, profiles }) {
    this.server = server;
    this.isQuick = isQuick;
    this.databases = databases;
    this.script = script;
    this.profiles = profiles;
  }

  /** A time in seconds, shorter in a quick run. */
  seconds(full) {
    return this.isQuick ? full * QUICK : full;
  }

  /** Starts the server; the caller stops it. */
  start(database) {
    return ServerProcess.start(this.script, database.url, this.profiles);
  }

  /** Starts the server, measures, and stops it whatever happens. */
  async withServer(database, measure) {
    const server = await this.start(database);
    try {
      return await measure(server);
    } finally {
      await server.stop();
    }
  }

  /** Watches a load that runs already; see `watch`. */
  watch(server, { warmUp = WARM_UP_SECONDS, seconds = SECONDS, counts, latencies }) {
    const times = { warmUp: this.seconds(warmUp), seconds: this.seconds(seconds) };
    return watch(server, { ...times, counts, latencies });
  }

  /**
   * Tells whether a database, whose server has stopped, holds what that server acknowledged.
   *
   * @param {import('./databases.mjs').Database} database
   * @param {object} options
   * @param {number} [options.before] messages that were in it
   * @param {number} options.saved messages acknowledged
   * @param {number} options.sent
   * @param {import('./failures.mjs').Failures} options.failures
   */
  async checkKept(database, { before = 0, saved, sent, failures }) {
    const kept = (await database.messageIds()).length - before;
    if (kept < saved || kept > sent) failures.add(`${sent} sent, ${saved} acknowledged, but ${kept} kept.`);
    await database.discard();
  }
}
