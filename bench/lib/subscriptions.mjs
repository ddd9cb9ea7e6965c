import { setTimeout as sleep } from 'node:timers/promises';
import { clientFrame } from './ws-client.mjs';

const ANSWER_TIMEOUT_MS = 10_000;

/** What a case reports where the server only knows the plain protocol. */
export const CANNOT_SUBSCRIBE = [{ note: 'skipped: this server has no channel:subscribe' }];

/**
 * A frame that is no message, ready to be sent.
 *
 * @param {string} type
 * @param {object} data
 */
export function requestFrame(type, data) {
  return clientFrame(Buffer.from(JSON.stringify({ type, data })));
}

/**
 * Asks for channels with `channel:subscribe`.
 *
 * @param {import('./ws-client.mjs').WsClient} client
 * @param {object} data
 * @returns {Promise<{ epoch: string, channels: object[] } | undefined>} nothing when the server knows no subscriptions
 */
export async function subscribe(client, data) {
  const answer = new Promise((resolve) => {
    client.onOther = resolve;
  });
  client.send(requestFrame('channel:subscribe', data));
  const frame = JSON.parse(await Promise.race([answer, sleep(ANSWER_TIMEOUT_MS, '{}', { ref: false })]));
  client.onOther = () => {};
  return frame.type === 'channel:subscribed' ? frame.data : undefined;
}
