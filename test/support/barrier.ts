import { makeMessage, request } from './http.js';
import type { TestServer } from './server.js';
import type { Frame, TestSocket } from './socket.js';

/**
 * Posts one more message over REST, which every socket hears, and hands out what each socket heard before it: what did not
 * come until then does not come any more. The sockets hear on from there.
 */
export async function framesUntilNow(server: { url: string }, ...sockets: TestSocket[]): Promise<Frame[][]> {
  const barrier = makeMessage({ user_id: 'barrier' });
  const { status } = await request('POST', `${server.url}/api/channels/5/messages`, barrier);
  if (status !== 201) {
    throw new Error(`The barrier was answered ${status}.`);
  }
  return Promise.all(
    sockets.map(async (socket) => {
      const last = await socket.waitFor(({ data }) => data.id === barrier.id);
      return socket.frames.slice(0, socket.frames.indexOf(last)).filter(({ data }) => data.user_id !== 'barrier');
    }),
  );
}

/** Value of a metric of a server. */
async function readMetric({ url }: Pick<TestServer, 'url'>, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const line = text.split('\n').find((candidate) => candidate.startsWith(`${name} `));
  if (line === undefined) {
    throw new Error(`There is no metric ${name}.`);
  }
  return Number(line.slice(name.length));
}

/** Asks for a metric again and again until it has a value. */
export async function waitForMetric(server: Pick<TestServer, 'url'>, name: string, value: number): Promise<void> {
  const deadline = Date.now() + 5_000;
  for (let last = await readMetric(server, name); last !== value; last = await readMetric(server, name)) {
    if (Date.now() > deadline) {
      throw new Error(`${name} stayed ${last} and did not become ${value}.`);
    }
  }
}
