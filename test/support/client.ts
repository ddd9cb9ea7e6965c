import { WebSocket } from 'ws';
import { ChatClient, type ChatClientEvents, type ChatClientOptions } from '../../client/src/index.js';
import { Protocol } from './protocol.js';

const WAIT_MS = 50_000;
const EVENTS: (keyof ChatClientEvents)[] = [
  'state',
  'caughtUp',
  'message',
  'updated',
  'failed',
  'reset',
  'channel',
  'channelDeleted',
  'member',
  'read',
  'presence',
  'typing',
  'error',
];

const clients = new Set<ChatClient>();

/** A client of a user of this name, whose frames are held to the published protocol both ways. */
export async function makeClient(
  url: string,
  name: string,
  options: Partial<ChatClientOptions> = {},
): Promise<ChatClient> {
  const protocol = await Protocol.of(`${url.replace('http', 'ws')}/ws`);
  class CheckedWebSocket extends WebSocket {
    constructor(address: string) {
      super(address);
      this.on('message', (data: Buffer) => protocol.check(JSON.parse(data.toString()) as { type: string }));
    }

    override send(data: string): void {
      protocol.check(JSON.parse(data) as { type: string });
      super.send(data);
    }
  }
  const client = new ChatClient({
    url,
    user: { id: name, name },
    webSocket: CheckedWebSocket,
    heartbeatMs: 500,
    timeoutMs: 2_000,
    ...options,
  });
  clients.add(client);
  return client;
}

/** A client that is connected and up to date in some channels, or in all. */
export async function openClient(
  url: string,
  name: string,
  channels?: string[],
  options: Partial<ChatClientOptions> = {},
): Promise<ChatClient> {
  const client = await makeClient(url, name, options);
  client.connect();
  await client.subscribe(channels);
  return client;
}

/** Closes every client that is left over; for `afterAll`, before the servers stop. */
export function closeClients(): void {
  clients.forEach((client) => client.close());
  clients.clear();
}

/** Waits until something holds, looking again at everything that the client tells. */
export function until(client: ChatClient, holds: () => boolean, what: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = (end: () => void): void => {
      clearTimeout(timeout);
      stops.forEach((stop) => stop());
      end();
    };
    const look = (): void => {
      if (holds()) {
        finish(resolve);
      }
    };
    const timeout = setTimeout(() => finish(() => reject(new Error(`Never came: ${what}`))), WAIT_MS);
    const stops = EVENTS.map((name) => client.on(name, look));
    look();
  });
}

/** The next event of a kind that fits. */
export function nextEvent<Name extends keyof ChatClientEvents>(
  client: ChatClient,
  name: Name,
  fits: (event: ChatClientEvents[Name]) => boolean = () => true,
): Promise<ChatClientEvents[Name]> {
  let found: ChatClientEvents[Name] | undefined;
  const stop = client.on(name, (event) => {
    found ??= fits(event) ? event : undefined;
  });
  return until(client, () => found !== undefined, name).then(() => {
    stop();
    return found as ChatClientEvents[Name];
  });
}

/** What a channel holds for everybody, a line a message: what depends on the reader is left out. */
export function shown(client: ChatClient, channelId: string): string[] {
  return client.messages(channelId).map((message) => {
    const reactions = message.reactions.map(({ emoji, count }) => `${emoji}${count}`);
    return JSON.stringify({ ...message, isOwnMessage: null, reactions }, Object.keys(message).toSorted());
  });
}

/** Waits until a client shows these lines; says on failure which it shows instead. */
export async function untilShown(client: ChatClient, channelId: string, lines: string[]): Promise<void> {
  const differing = (): { shows: string | undefined; instead: string | undefined }[] => {
    const shows = shown(client, channelId);
    return Array.from({ length: Math.max(shows.length, lines.length) }, (_, index) => index)
      .filter((index) => shows[index] !== lines[index])
      .map((index) => ({ shows: shows[index], instead: lines[index] }));
  };
  await until(client, () => differing().length === 0, 'the same as others see').catch(() =>
    expect(differing()).toEqual([]),
  );
}
