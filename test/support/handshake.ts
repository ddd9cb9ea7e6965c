import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { type ClientOptions, WebSocket } from 'ws';

/** How the server refused a WebSocket. */
export interface Refusal {
  status: number | undefined;
  type: string | undefined;
  body: Record<string, unknown>;
}

/** Tries to open a WebSocket and hands out the refusal; null where it was opened (and is closed again). */
export function tryHandshake(url: string, options: ClientOptions = {}): Promise<Refusal | null> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, options);
    socket.on('open', () => {
      socket.close();
      resolve(null);
    });
    socket.on('error', reject);
    socket.on('unexpected-response', (_, response: IncomingMessage) => {
      text(response).then((body) => {
        const { statusCode, headers } = response;
        resolve({
          status: statusCode,
          type: headers['content-type'],
          body: JSON.parse(body) as Record<string, unknown>,
        });
      }, reject);
    });
  });
}
