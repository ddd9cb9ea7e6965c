import { request as send } from 'node:http';
import { text } from 'node:stream/consumers';

/** The same path as others may write it: some of these lead nowhere. `send` has to send them, as `fetch` puts paths in order. */
export function respell(path: string): string[] {
  const [route = '', query = ''] = path.split('?');
  return [
    `${route}/`,
    `/${route}`,
    `${route}//`,
    `${route}/.`,
    `/.${route}`,
    `/absent/..${route}`,
    route.replace('/api/', '/api//'),
    route.replace('/api/', '/API/'),
    route.replace('/api/', '/%61pi/'),
    route.replace(/^\/api\/(\w)/u, (_, letter: string) => `/api/%${letter.charCodeAt(0).toString(16)}`),
    route.replace('/api/', '/api/./'),
    route.replace('/api/', '/api/%2e%2e/api/'),
    route.replace('/api/', '/api%2f'),
    route.replace('/api/', '/api;x/'),
    `http://127.0.0.1${route}`,
  ].map((spelling) => (query ? `${spelling}?${query}` : spelling));
}

/** Sends a request to exactly this path. @returns the status. */
export function sendAsSpelled(
  { url }: { url: string },
  {
    method,
    path,
    body,
    headers = {},
  }: { method: string; path: string; body?: unknown; headers?: Record<string, string> },
): Promise<number> {
  const type = body === undefined ? {} : { 'Content-Type': 'application/json' };
  return new Promise((resolve, reject) => {
    const asked = send(new URL(url), { method, path, headers: { ...type, ...headers } }, (response) => {
      text(response).then(() => resolve(response.statusCode ?? 0), reject);
    });
    asked.on('error', reject);
    asked.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
