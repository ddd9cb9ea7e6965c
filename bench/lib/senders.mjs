import { Histogram } from './histogram.mjs';
import { MessageFrames } from './messages.mjs';
import { until } from './until.mjs';
import { connectMany } from './ws-client.mjs';

const FINISH_TIMEOUT_MS = 10_000;

/**
 * Clients that keep so many messages each on their way: every answer is followed by the next message. What one read
 * answers goes out in one write.
 */
export class Senders {
  sent = 0;
  saved = 0;
  /** Broadcasts that the senders themselves heard. */
  heard = 0;
  latency = new Histogram();
  #refused = 0;
  #clients = [];
  #frames = new MessageFrames();
  #isFinishing = false;
  #mayBeSent;
  #resumptions = [];

  /**
   * @param {number} port
   * @param {object} options
   * @param {number} options.connections
   * @param {number} options.inFlight messages of each connection that wait for their answer
   * @param {import('./failures.mjs').Failures} options.failures
   * @param {(senders: Senders, wanted: number) => number} [options.mayBeSent] how many of so many messages may be sent
   *   now, for loads that are bounded by more than the answers; `resume` asks again
   */
  static async start(port, { connections, inFlight, failures, mayBeSent = (_, wanted) => wanted }) {
    const senders = new Senders(mayBeSent);
    senders.#clients = await connectMany(port, connections);
    senders.#clients.forEach((client) => senders.#run(client, inFlight, failures));
    return senders;
  }

  constructor(mayBeSent) {
    this.#mayBeSent = mayBeSent;
  }

  /** Sends what `mayBeSent` held back before. */
  resume() {
    this.#resumptions.forEach((send) => send());
  }

  /** Sends no more, waits for the answers that are still on their way, and disconnects. */
  async finish() {
    this.#isFinishing = true;
    await until(() => this.saved + this.#refused === this.sent, FINISH_TIMEOUT_MS);
    this.#clients.forEach((client) => client.destroy());
  }

  /** Answers come in the order of the requests where the server keeps it; where not, the mean is right and p99 close. */
  #run(client, inFlight, failures) {
    const sentAt = [];
    let free = inFlight;
    const send = () => {
      const count = this.#isFinishing ? 0 : this.#mayBeSent(this, free);
      if (count === 0) return;
      const now = performance.now();
      for (let index = 0; index < count; index += 1) sentAt.push(now);
      free -= count;
      this.sent += count;
      client.send(this.#frames.next(count));
    };
    client.onSaved = () => {
      this.saved += 1;
      free += 1;
      this.latency.record(performance.now() - sentAt.shift());
    };
    client.onBroadcast = () => {
      this.heard += 1;
    };
    client.onOther = (text) => {
      failures.add(text);
      this.#refused += 1;
      free += 1;
      sentAt.shift();
    };
    client.onClosed = () => failures.add('The server closed the connection of a sender.');
    client.onDrained = send;
    this.#resumptions.push(send);
    send();
  }
}
