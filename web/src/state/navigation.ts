// Puts the address right, which is read here.
import './arrival.js';
import { Store } from './store.js';

/** What the address of the page names. */
export interface Place {
  channelId?: string;
  messageId?: string;
}

const BASE = '/app';
const PATTERN = /^\/app\/channels\/(?<channel>[^/]+)(?:\/messages\/(?<message>[^/]+))?\/?$/u;

function read(): Place {
  const { channel, message } = PATTERN.exec(location.pathname)?.groups ?? {};
  try {
    return {
      ...(channel === undefined ? {} : { channelId: decodeURIComponent(channel) }),
      ...(message === undefined ? {} : { messageId: decodeURIComponent(message) }),
    };
  } catch {
    // The address is not one that this client made.
    return {};
  }
}

export const place = new Store<Place>(read());

addEventListener('popstate', () => place.set(read()));

/** The address of a channel, or of a message in it. */
export function addressOf(channelId: string, messageId?: string): string {
  const channel = `${BASE}/channels/${encodeURIComponent(channelId)}`;
  return messageId === undefined ? channel : `${channel}/messages/${encodeURIComponent(messageId)}`;
}

/** Goes to a channel or a message. `replace`: without a step that the browser's "back" returns to. */
export function goTo(channelId: string, messageId?: string, how: 'push' | 'replace' = 'push'): void {
  history[`${how}State`](null, '', addressOf(channelId, messageId));
  place.set(read());
}
