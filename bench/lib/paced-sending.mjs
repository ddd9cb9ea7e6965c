import { Histogram } from './histogram.mjs';
import { MessageFrames } from './messages.mjs';
import { until } from './until.mjs';

const MAX_INTERVAL_MS = 5;
const FINISH_TIMEOUT_MS = 10_000;

/**
 * Messages at a fixed rate, sent whether the ones before are answered or not, so that a slow server cannot slow the
 * clock that measures it.
 */
export class PacedSending {
  /** When message n was sent. */
  sentAt = [];
  saved = 0;
  latency = new Histogram();
  #refused = 0;
  #timer;
  #unanswered = new Map();

  /**
   * @param {import('./ws-client.mjs').WsClient[]} clients each message goes out on one of them
   * @param {object} options those of `MessageFrames`, and:
   * @param {number} options.perSecond
   * @param {import('./failures.mjs').Failures} options.failures
   */
  constructor(clients, { perSecond, failures, ...message }) {
    const frames = new MessageFrames(message);
    clients.forEach((client) => this.#listen(client, failures));
    const begun = performance.now();
    const intervalMs = 1_000 / perSecond;
    const sendWhatIsDue = () => {
      while (begun + this.sentAt.length * intervalMs <= performance.now()) {
        const client = clients[Math.floor(Math.random() * clients.length)];
        const now = performance.now();
        this.sentAt.push(now);
        this.#unanswered.get(client).push(now);
        client.send(frames.next(1));
      }
    };
    this.#timer = setInterval(sendWhatIsDue, Math.min(intervalMs, MAX_INTERVAL_MS));
  }

  get sent() {
    return this.sentAt.length;
  }

  /** Sends no more and waits for the answers that are still on their way. */
  async finish() {
    clearInterval(this.#timer);
    await until(() => this.saved + this.#refused === this.sent, FINISH_TIMEOUT_MS);
  }

  #listen(client, failures) {
    const unanswered = [];
    this.#unanswered.set(client, unanswered);
    client.onSaved = () => {
      this.saved += 1;
      this.latency.record(performance.now() - unanswered.shift());
    };
    client.onOther = (text) => {
      failures.add(text);
      this.#refused += 1;
      unanswered.shift();
    };
  }
}
