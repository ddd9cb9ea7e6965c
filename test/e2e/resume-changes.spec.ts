import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { makeMessage, request } from '../support/http.js';
import { Mirror, readSnapshot, sortReactions } from '../support/mirror.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';
import { TestSocket } from '../support/socket.js';

const RUNS = process.env.SOAK ? 2_000 : 60;
const RUNS_WITH_RESTARTS = process.env.SOAK ? 100 : 4;
const EMOJI = ['👍', '🎉', ':wave:'];

afterAll(cleanUp);

/** What happens: a change to the message of some number, or a lost or regained connection of the client that is watched. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('send'), user: fc.nat(2), target: fc.nat(20) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom('edit', 'delete', 'pin', 'unpin', 'react', 'unreact'),
      user: fc.nat(2),
      target: fc.nat(20),
    }),
  },
  { weight: 3, arbitrary: fc.constantFrom({ kind: 'lose' }, { kind: 'resume' }) },
);
type Step = { kind: string; user?: number; target?: number };

/** People in a channel: each step is one request over the WebSocket. What is refused is part of life. */
class People {
  private readonly ids: string[] = [];
  private edits = 0;

  constructor(
    private readonly channelId: string,
    private readonly socket: TestSocket,
  ) {}

  async act({ kind, user = 0, target = 0 }: Step): Promise<void> {
    const user_id = `user ${user}`;
    const id = this.ids[target % Math.max(1, this.ids.length)] ?? 'nothing yet';
    const emoji = EMOJI[target % EMOJI.length];
    switch (kind) {
      case 'send': {
        const reply_to = target % 3 === 0 ? this.ids.at(target / 3) : undefined;
        const message = makeMessage({ channel_id: this.channelId, user_id, reply_to, id: randomUUID() });
        this.ids.push(String(message.id));
        await this.socket.request('message:send', message);
        break;
      }
      case 'edit':
        this.edits += 1;
        await this.socket.request('message:edit', { id, user_id, content: `edit ${this.edits}` });
        break;
      case 'delete':
      case 'pin':
      case 'unpin':
        await this.socket.request(`message:${kind}`, { id, user_id });
        break;
      case 'react':
        await this.socket.request('reaction:add', { message_id: id, user_id, emoji });
        break;
      default:
        await this.socket.request('reaction:remove', { message_id: id, user_id, emoji });
    }
  }
}

async function makeChannel({ url }: TestServer): Promise<string> {
  const { body } = await request<{ id: string }>('POST', `${url}/api/channels`, { name: 'property' });
  return body.id;
}

/** Lets the steps happen while a client comes and goes, and compares what it shows with what somebody new sees. */
async function live(steps: Step[], state: { server: TestServer }, restart?: () => Promise<void>): Promise<void> {
  const channelId = await makeChannel(state.server);
  const mirror = new Mirror(channelId, () => state.server);
  let people = new People(channelId, await TestSocket.open(state.server.wsUrl));
  await mirror.begin();
  let isConnected = true;
  for (const [index, next] of steps.entries()) {
    if (restart && index === Math.floor(steps.length / 2)) {
      mirror.lose();
      isConnected = false;
      await restart();
      people = Object.assign(people, { socket: await TestSocket.open(state.server.wsUrl) });
    }
    if (next.kind === 'lose') {
      mirror.lose();
      isConnected = false;
    } else if (next.kind === 'resume') {
      await (isConnected ? undefined : mirror.resume());
      isConnected = true;
    } else {
      await people.act(next);
    }
  }
  await (isConnected ? undefined : mirror.resume());
  const fresh = await readSnapshot(state.server.url, channelId);
  expect(await mirror.show()).toEqual([...fresh.values()].map(sortReactions));
  mirror.lose();
}

describe('A client that comes and goes', () => {
  const state = {} as { server: TestServer };

  beforeAll(async () => {
    state.server = await startServer();
  });

  it('shows in the end what somebody sees who comes new, whatever happened meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), (steps) => live(steps, state)),
      { numRuns: RUNS },
    );
  }, 600_000);

  it('shows the same across restarts of the server', async () => {
    const restart = async (): Promise<void> => {
      await state.server.stop();
      state.server = await startServer({}, state.server.database);
    };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), (steps) => live(steps, state, restart)),
      { numRuns: RUNS_WITH_RESTARTS, endOnFailure: true },
    );
  }, 600_000);
});
