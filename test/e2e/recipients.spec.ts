import { WebSocket } from 'ws';
import { SERVER_FRAMES, type ServerFrameType } from '../../src/realtime/frames.js';
import { type Scope, SCOPE_NAMES } from '../../src/auth/scopes.js';
import { makeBot, register, registerAs, type TestAccount } from '../support/accounts.js';
import { type Kind, KINDS, type Place } from '../support/authorisation.js';
import { request } from '../support/http.js';
import {
  CAUSES,
  frameOf,
  GRID,
  letterOf,
  makePast,
  type Name,
  NEVER_SUBSCRIBED,
  type Recipient,
  RECIPIENTS,
  REPLAY,
  type Row,
  type Scene,
  typeOf,
  type Way,
} from '../support/recipients.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';
import { type Frame, TestSocket } from '../support/socket.js';

/** The scopes of their tokens. */
const BOTS = {
  bot: SCOPE_NAMES,
  reader: ['messages:read'],
  scopeless: [],
} as const satisfies Record<string, readonly Scope[]>;

const ROLES = {
  actor: 'moderator',
  member: 'member',
  elsewhere: 'member',
  muted: 'member',
  invited: 'guest',
  removed: 'member',
  outsider: 'member',
  guest: 'guest',
  moderator: 'moderator',
  admin: 'admin',
  banned: 'member',
  herald: 'member',
  caller: 'member',
  owner: 'owner',
} as const satisfies Record<Exclude<Name, keyof typeof BOTS>, string>;

const INSIDERS: Name[] = ['member', 'elsewhere', 'muted', 'invited', 'removed', 'banned'];

/** Whose connection it is; null where nobody signed in. */
function accountOf(recipient: Recipient): Name | null {
  const others = { second: 'actor', seed: 'member', passerby: 'outsider', nobody: null, visitor: null } as const;
  return recipient in others ? others[recipient as keyof typeof others] : (recipient as Name);
}

afterAll(cleanUp);

/** A server with a channel of each kind, and a connection of each recipient. */
class World {
  readonly accounts = {} as Record<Name, Pick<TestAccount, 'user_id' | 'user_name' | 'headers'>>;
  readonly channels = {} as Record<Kind, string>;
  readonly sockets = new Map<Recipient, TestSocket>();
  /** A public channel that everybody hears who hears anything, so that what came before is complete. */
  private square = '';
  private marks = 0;

  private constructor(
    readonly server: TestServer,
    private readonly mode: string,
  ) {}

  static async make(mode: string): Promise<World> {
    const environment = { AUTH_MODE: mode, AUTH_SOCKET_TIMEOUT_MS: '600000', PRESENCE_GRACE_MS: '1' };
    const world = new World(await startServer(environment), mode);
    for (const [name, role] of Object.entries(ROLES)) {
      const account = role === 'member' ? register(world.server, name) : registerAs(world.server, name, role);
      world.accounts[name as Name] = await account;
    }
    for (const [name, scopes] of Object.entries(BOTS)) {
      world.accounts[name as Name] = await makeBot(world.server, world.accounts.admin, name, scopes);
    }
    world.square = await world.makeChannel('public', Object.keys(ROLES) as Name[]);
    for (const kind of KINDS) {
      world.channels[kind] = await world.makeChannel(kind, insidersOf(kind));
    }
    for (const recipient of RECIPIENTS) {
      world.sockets.set(recipient, await world.enter(recipient));
    }
    await world.part();
    await world.settle();
    return world;
  }

  get(recipient: Recipient): TestSocket {
    return this.sockets.get(recipient) as TestSocket;
  }

  /** Whether somebody hears nothing at all. */
  isDeaf(recipient: Recipient): boolean {
    return (
      recipient === 'banned' || recipient === 'scopeless' || (this.mode === 'required' && accountOf(recipient) === null)
    );
  }

  async call(name: Name, method: string, path: string, body?: object): Promise<Record<string, unknown>> {
    const answer = await request(method, this.server.url + path, body, this.accounts[name].headers);
    expect([method, path, answer.status < 300 || answer.body]).toEqual([method, path, true]);
    return answer.body;
  }

  open(recipient: Recipient | Name): Promise<TestSocket> {
    const name = accountOf(recipient as Recipient);
    return TestSocket.open(this.server.wsUrl, name ? { headers: this.accounts[name].headers } : {});
  }

  scene(place: Place, way: Way): Scene {
    return {
      place,
      way,
      channel: place === 'server' ? this.square : this.channels[place],
      userOf: (name) => ({ user_id: this.accounts[name].user_id, user_name: this.accounts[name].user_name }),
      call: (name, ...rest) => this.call(name, ...rest),
      act: async ([method, path, body], type, data) => {
        if (way === 'rest') {
          await this.call('actor', method, path, body);
        } else {
          const answer = await this.get('actor').request(type, data);
          expect(answer.data).not.toHaveProperty('code');
        }
      },
      settle: async () => {
        await this.settle();
      },
      heard: async (type, count = 1) => {
        await this.get('second').waitFor(() => this.heardBy('second', type).length >= count);
      },
      connect: (name) => this.open(name),
      sendText: async (text) => {
        this.get('actor').socket.send(text);
        await this.get('actor').waitFor(({ type }) => type === 'error');
      },
    };
  }

  async makeChannel(kind: Kind, members: Name[]): Promise<string> {
    if (kind === 'direct') {
      const userIds = members.map((name) => this.accounts[name].user_id);
      return String((await this.call('actor', 'POST', '/api/channels/direct', { userIds })).id);
    }
    const { id } = await this.call('actor', 'POST', '/api/channels', { name: kind, kind });
    for (const name of members.filter((member) => member !== 'actor')) {
      await this.call('actor', 'PUT', `/api/channels/${String(id)}/members/${this.accounts[name].user_id}`, {});
    }
    return String(id);
  }

  /** Takes out of a channel who is to be heard to have been there. */
  async remove(kind: Kind, channel: string): Promise<void> {
    if (kind !== 'direct') {
      await this.call('actor', 'DELETE', `/api/channels/${channel}/members/${this.accounts.removed.user_id}`);
    }
  }

  /** What somebody who comes back is told of a channel; null where there is none for him. */
  async resume(recipient: Recipient, position: Record<string, unknown>): Promise<Frame[] | null> {
    const socket = await this.open(recipient);
    const { data } = await socket.request('channel:subscribe', { channels: [position] });
    const [channel] = data.channels as { code?: string }[];
    if (channel?.code === undefined) {
      await socket.waitFor(({ type }) => type === 'channel:caught_up');
    } else {
      expect(channel.code).toBe('channel_not_found');
      // Answers come behind whatever was on its way.
      await socket.request('channel:unsubscribe', {});
    }
    socket.close();
    const heard = socket.frames.filter(({ type, ref }) => type !== 'channel:caught_up' && ref === undefined);
    return channel?.code === undefined ? heard : null;
  }

  /** Who heard what since the last time. */
  async settle(): Promise<Map<Recipient, Frame[]>> {
    this.marks += 1;
    const { id } = await this.call('herald', 'POST', `/api/channels/${this.square}/messages`, {
      content: `mark ${this.marks}`,
    });
    const heard = new Map<Recipient, Frame[]>();
    for (const [recipient, socket] of this.sockets) {
      const mark = this.isDeaf(recipient)
        ? await this.markDeaf(socket)
        : await socket.waitFor(({ type, data }) => type === 'message:broadcast' && data.id === id);
      const frames = socket.frames.splice(0, mark ? socket.frames.indexOf(mark) + 1 : Infinity);
      // Who asks has an answer, which names the request.
      heard.set(
        recipient,
        frames.filter((frame) => frame !== mark && frame.ref === undefined),
      );
    }
    return heard;
  }

  /** Answers come in the same order as pushes. Whoever was closed has everything. */
  private async markDeaf(socket: TestSocket): Promise<Frame | undefined> {
    return socket.socket.readyState === WebSocket.OPEN ? socket.request('presence:set', {}) : undefined;
  }

  private heardBy(recipient: Recipient, type: ServerFrameType): Frame[] {
    return this.get(recipient).frames.filter((frame) => frame.type === type && frame.ref === undefined);
  }

  /** Opens the connection of a recipient, and has it subscribe and be there. */
  private async enter(recipient: Recipient): Promise<TestSocket> {
    const socket = await this.open(recipient);
    const name = accountOf(recipient);
    if (NEVER_SUBSCRIBED.includes(recipient) || (name === null && this.mode === 'required')) {
      return socket;
    }
    const isElsewhere = recipient === 'elsewhere';
    await socket.request('channel:subscribe', isElsewhere ? { channels: [{ channel_id: this.square }] } : {});
    const user = name ? {} : { user_id: 'nobody', user_name: 'Nobody' };
    await socket.request('presence:set', { ...user, status: 'online' });
    return socket;
  }

  /** Has those go who are to hear nothing more, or to say nothing more. */
  private async part(): Promise<void> {
    const { muted, banned } = this.accounts;
    for (const kind of KINDS) {
      await this.remove(kind, this.channels[kind]);
    }
    await this.call('admin', 'PUT', `/api/users/${muted.user_id}/mute`, {});
    await this.waitForPresence('banned', 'online');
    const closed = this.get('banned').closed();
    await this.call('admin', 'PUT', `/api/users/${banned.user_id}/ban`, {});
    expect(await closed).toBe(4012);
    await this.waitForPresence('banned', 'offline');
  }

  /** Waits until everybody was told how somebody is there. */
  private async waitForPresence(name: Name, status: string): Promise<void> {
    const { user_id, user_name } = this.accounts[name];
    const told = JSON.stringify({ user_id, user_name, status });
    await this.get('actor').waitFor(
      ({ type, data, ref }) => type === 'presence:changed' && ref === undefined && JSON.stringify(data).includes(told),
    );
  }
}

/** Nobody is taken out of a direct channel. */
function insidersOf(kind: Kind): Name[] {
  return kind === 'direct' ? INSIDERS.filter((name) => name !== 'removed') : INSIDERS;
}

function isNotBanned(name: Name): boolean {
  return name !== 'banned';
}

function lettersOf(row: Row, place: Place): string {
  return (GRID[row] as Partial<Record<Place, string>>)[place] ?? '';
}

/** Whether the table lets somebody hear a push. */
function isHeard(letter: string, recipient: Recipient, way: Way): boolean {
  return letter === '+' || (letter === 'o' && !(way === 'socket' && recipient === 'actor'));
}

const PUSHED = Object.entries(SERVER_FRAMES).filter(([, definition]) => 'pushed' in definition);

describe('The table', () => {
  it('has every frame that is pushed, and no other', () => {
    const rows = Object.keys(GRID) as Row[];
    expect([...new Set(rows.map(typeOf))].toSorted()).toEqual(PUSHED.map(([type]) => type).toSorted());
  });

  it('has a cause for each of its lines, at every place', () => {
    const caused = CAUSES.flatMap(({ pushes, places }) =>
      pushes.flatMap((row) => places.map((place) => `${row} (${place})`)),
    );
    const lines = Object.entries(GRID).flatMap(([row, places]) =>
      Object.keys(places).map((place) => `${row} (${place})`),
    );
    expect([...new Set(caused)].toSorted()).toEqual(lines.toSorted());
  });

  it('has a letter for every recipient', () => {
    const lines = [...Object.values(GRID).flatMap((places) => Object.values(places)), ...Object.values(REPLAY)];
    const isWhole = new RegExp(`^ *[+o-]( [+o-]){${RECIPIENTS.length - 1}}$`, 'u');
    expect(lines.filter((line) => !isWhole.test(line))).toEqual([]);
  });
});

describe.each(['open', 'required'])('With AUTH_MODE=%s', (mode) => {
  let world: World;

  beforeAll(async () => {
    world = await World.make(mode);
  });

  const cases = CAUSES.flatMap((cause) => cause.ways.map((way) => [cause.title, way, cause] as const));

  it.each(cases)('%s, over %s, is told to those of the table and to nobody else', async (_, way, cause) => {
    for (const place of cause.places) {
      await world.settle();
      const data = await cause.run(world.scene(place, way));
      const heard = await world.settle();
      const pushes = cause.pushes.map((row, index) => ({ row, frame: frameOf(row, data[index] as object) }));
      for (const recipient of RECIPIENTS) {
        const expected = pushes
          .filter(({ row }) => isHeard(letterOf(lettersOf(row, place), recipient), recipient, way))
          .map(({ frame }) => frame);
        const frames = heard.get(recipient);
        expect([place, recipient, frames]).toEqual([place, recipient, world.isDeaf(recipient) ? [] : expected]);
      }
    }
  });

  it.each(KINDS)('the past of a channel (%s) is told to those of the table and to nobody else', async (kind) => {
    const channel = await world.makeChannel(kind, insidersOf(kind).filter(isNotBanned));
    const { messages, changes } = await makePast({ ...world.scene(kind, 'rest'), channel });
    await world.remove(kind, channel);
    for (const recipient of RECIPIENTS.filter((candidate) => !world.isDeaf(candidate))) {
      const isTold = letterOf(REPLAY[kind], recipient) === '+';
      for (const [after, expected] of [
        [0, [...messages, ...changes]],
        [messages.length, changes],
      ] as const) {
        const heard = await world.resume(recipient, { channel_id: channel, after, after_change: 0 });
        expect([kind, recipient, after, heard]).toEqual([kind, recipient, after, isTold ? expected : null]);
      }
    }
  });
});
