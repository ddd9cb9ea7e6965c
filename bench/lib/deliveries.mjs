import { Histogram } from './histogram.mjs';
import { until } from './until.mjs';

const FINISH_TIMEOUT_MS = 10_000;

/** The broadcasts of a paced sending on their way to those that listen from its first message on. */
export class Deliveries {
  count = 0;
  latency = new Histogram();
  #sending;
  #failures;
  #listeners = 0;

  /**
   * @param {import('./paced-sending.mjs').PacedSending} sending from one client, so that message n is broadcast n
   * @param {import('./failures.mjs').Failures} failures
   */
  constructor(sending, failures) {
    this.#sending = sending;
    this.#failures = failures;
  }

  /** Adds a client that hears every message and does not send. */
  listen(client) {
    let heard = 0;
    this.#listeners += 1;
    client.onBroadcast = () => {
      this.latency.record(performance.now() - this.#sending.sentAt[heard]);
      heard += 1;
      this.count += 1;
    };
    client.onClosed = () => this.#failures.add('The server closed the connection of a listener.');
  }

  /** Waits for what is still on its way once the sending has finished; everybody must have heard everything. */
  async finish() {
    const wanted = this.#sending.saved * this.#listeners;
    await until(() => this.count >= wanted, FINISH_TIMEOUT_MS);
    if (this.count !== wanted) this.#failures.add(`${this.count} of ${wanted} deliveries arrived.`);
  }
}
