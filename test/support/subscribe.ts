import { TestSocket } from './socket.js';

/** Subscribes to channels, and forgets the frames that say so. */
export async function subscribe(socket: TestSocket, ...channels: string[]): Promise<void> {
  await socket.request('channel:subscribe', { channels: channels.map((channel_id) => ({ channel_id })) });
  for (const channelId of channels) {
    await socket.waitFor(({ type, data }) => type === 'channel:caught_up' && data.channel_id === channelId);
  }
  socket.frames.length = 0;
}

/** Opens a socket that hears every kind of push of some channels. */
export async function openSubscribed({ wsUrl }: { wsUrl: string }, ...channels: string[]): Promise<TestSocket> {
  const socket = await TestSocket.open(wsUrl);
  await subscribe(socket, ...channels);
  return socket;
}
