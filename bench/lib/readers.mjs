import { Histogram } from './histogram.mjs';
import { getRequest, HttpClient } from './http-client.mjs';

/** Clients that read over REST, one request after the other on each connection. */
export class Readers {
  answered = 0;
  latency = new Histogram();
  #isStopped = false;
  #clients = [];

  /**
   * @param {number} port
   * @param {object} options
   * @param {number} options.connections
   * @param {string[]} options.paths read in turn
   * @param {import('./failures.mjs').Failures} options.failures
   * @param {string} [options.token] of whoever reads
   */
  static async start(port, { connections, paths, failures, token }) {
    const readers = new Readers();
    readers.#clients = await Promise.all(Array.from({ length: connections }, () => HttpClient.connect(port)));
    const requests = paths.map((path) => getRequest(path, token));
    readers.#clients.forEach((client, index) => {
      readers.#run(client, requests, index).catch((error) => {
        if (!readers.#isStopped) failures.add(error.message);
      });
    });
    return readers;
  }

  stop() {
    this.#isStopped = true;
    this.#clients.forEach((client) => client.destroy());
  }

  async #run(client, requests, first) {
    for (let index = first; !this.#isStopped; index += this.#clients.length) {
      const begun = performance.now();
      const status = await client.get(requests[index % requests.length]);
      this.latency.record(performance.now() - begun);
      this.answered += 1;
      if (status !== 200) throw new Error(`The server answered ${status}.`);
    }
  }
}
