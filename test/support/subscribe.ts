import { Connections } from '../../src/realtime/connections.js';
import { Subscriptions } from '../../src/realtime/subscriptions.js';
import type { TestServer } from './server.js';
import { TestSocket } from './socket.js';

/** Opens a socket that hears every kind of push of some channels. */
export async function openSubscribed({ app, wsUrl }: TestServer, ...channels: string[]): Promise<TestSocket> {
  const connections = app.get(Connections);
  const before = new Set(connections);
  const socket = await TestSocket.open(wsUrl);
  const connection = [...connections].find((candidate) => !before.has(candidate));
  if (!connection) {
    throw new Error('The server does not know the socket.');
  }
  channels.forEach((channelId) => app.get(Subscriptions).subscribe(connection, channelId));
  return socket;
}
