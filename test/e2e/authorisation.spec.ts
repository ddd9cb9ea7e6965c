import { CLIENT_FRAMES } from '../../src/realtime/frames.js';
import { SCOPE_NAMES } from '../../src/auth/scopes.js';
import { makeBot, register, registerAs, type TestAccount } from '../support/accounts.js';
import {
  type ActorName,
  ACTORS,
  BOT_ACCESS,
  BOTS,
  EVERYBODY,
  type FrameRow,
  FRAMES,
  GRID,
  type Kind,
  KINDS,
  OUTCOMES,
  type Place,
  type Right,
  type RouteRow,
  ROUTES,
  scopesFor,
  type Target,
} from '../support/authorisation.js';
import { queryDatabase } from '../support/database.js';
import { type Answer, request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';
import { type Frame, TestSocket } from '../support/socket.js';
import { respell, sendAsSpelled } from '../support/spellings.js';

const ROLES = {
  guest: 'guest',
  invited: 'guest',
  member: 'member',
  keeper: 'member',
  outsider: 'member',
  bot: 'bot',
  moderator: 'moderator',
  admin: 'admin',
  owner: 'owner',
  muted: 'member',
  banned: 'member',
  revoked: 'owner',
  other: 'member',
  inside: 'member',
} as const;
type Name = keyof typeof ROLES | (typeof BOTS)[number];

/** Who is in every channel; the last one owns it. */
const INSIDERS: Name[] = ['invited', 'member', 'inside', 'keeper'];

/** Whose tokens are good for nothing. */
const OUTSIDE: ActorName[] = ['banned', 'revoked', 'forged'];

afterAll(cleanUp);

/** A server with the actors, a channel of each kind and a message in each. */
class World {
  readonly accounts = {} as Record<Name, Pick<TestAccount, 'user_id' | 'headers'>>;
  readonly channels = {} as Record<Kind, string>;
  private readonly messages = {} as Record<Kind, string>;

  private constructor(
    readonly server: TestServer,
    private readonly mode: string,
  ) {}

  static async make(mode: string): Promise<World> {
    const world = new World(await startServer({ AUTH_MODE: mode }), mode);
    for (const [name, role] of Object.entries(ROLES)) {
      const account = role === 'member' ? register(world.server, name) : registerAs(world.server, name, role);
      world.accounts[name as Name] = await account;
    }
    for (const name of BOTS) {
      const scopes = name === 'scoped' ? SCOPE_NAMES : [];
      world.accounts[name] = await makeBot(world.server, world.accounts.admin, name, scopes);
    }
    for (const kind of KINDS) {
      world.channels[kind] = await world.makeChannel(kind);
      world.messages[kind] = await world.writeMessage(kind);
    }
    for (const sanction of ['muted', 'banned'] as const) {
      const route = `/api/users/${world.accounts[sanction].user_id}/${sanction === 'muted' ? 'mute' : 'ban'}`;
      expect((await world.call('admin', 'PUT', route, {})).status).toBe(200);
    }
    await world.call('revoked', 'POST', '/api/auth/logout', {});
    return world;
  }

  headersOf(actor: ActorName | Name): Record<string, string> {
    if (actor === 'nobody') {
      return {};
    }
    return actor === 'forged' ? { Authorization: 'Bearer forged' } : this.accounts[actor].headers;
  }

  call(actor: ActorName, method: string, path: string, body?: unknown): Promise<Answer> {
    return request(method, this.server.url + path, body, this.headersOf(actor));
  }

  /** What the table says of an actor; `name` is the route or the type of the frame. */
  expected(name: string, right: Right, place: Place, actor: ActorName, answers = 'done'): string {
    if (actor === 'scoped' || actor === 'scopeless') {
      const needed = scopesFor(name);
      const isEnough = right === 'open' || (needed !== null && (actor === 'scoped' || needed.length === 0));
      return isEnough ? this.expected(name, right, place, 'bot', answers) : OUTCOMES.s;
    }
    const letters = (GRID[right] as Partial<Record<Place, string>>)[place]?.split(' ') ?? [];
    const letter = letters[ACTORS.indexOf(actor)] as keyof typeof OUTCOMES;
    if (this.mode === 'required' && actor === 'nobody' && right !== 'open') {
      return OUTCOMES.a;
    }
    return letter === '+' ? answers : OUTCOMES[letter];
  }

  async targetOf(actor: ActorName, place: Place, right: Right): Promise<Target> {
    const kind = place === 'server' ? 'public' : place;
    return {
      kind: place,
      channel: this.channels[kind],
      message: right === 'delete' ? await this.writeMessage(kind) : this.messages[kind],
      self: actor === 'nobody' || actor === 'forged' ? 'nobody' : this.accounts[actor].user_id,
      other: this.accounts.other.user_id,
      inside: this.accounts.inside.user_id,
      bot: this.accounts.scoped.user_id,
    };
  }

  /** Has those in the channel who belong there, and nobody else. */
  async restore(kind: Kind): Promise<void> {
    const { database } = this.server;
    const id = this.channels[kind];
    await queryDatabase(database, 'DELETE FROM channel_members WHERE channel_id = ?', [id]);
    for (const name of INSIDERS) {
      const { user_id } = this.accounts[name];
      await queryDatabase(
        database,
        'INSERT INTO channel_members (channel_id, user_id, role, joined_at, added_by) VALUES (?, ?, ?, ?, ?)',
        [id, user_id, name === 'keeper' ? 'owner' : 'member', '2024-01-01 00:00:00.000000', user_id],
      );
    }
  }

  private async makeChannel(kind: Kind): Promise<string> {
    const others = INSIDERS.filter((name) => name !== 'keeper').map((name) => this.accounts[name].user_id);
    const { body } =
      kind === 'direct'
        ? await this.call('keeper', 'POST', '/api/channels/direct', { userIds: others })
        : await this.call('admin', 'POST', '/api/channels', { name: kind, kind });
    this.channels[kind] = String(body.id);
    await this.restore(kind);
    return String(body.id);
  }

  private async writeMessage(kind: Kind): Promise<string> {
    const author = kind === 'announcement' ? 'moderator' : 'keeper';
    const path = `/api/channels/${this.channels[kind]}/messages`;
    const { status, body } = await this.call(author, 'POST', path, { content: 'quokka' });
    expect(status).toBe(201);
    return String(body.id);
  }
}

/** Who acts, where that does not follow from the session. */
function sayWho(actor: ActorName): Record<string, string> {
  return actor === 'nobody' ? { user_id: 'nobody', user_name: 'Nobody' } : {};
}

function placesOf(right: Right): Place[] {
  return Object.keys(GRID[right]) as Place[];
}

function outcomeOf(code: unknown): string {
  if (typeof code !== 'string') {
    return 'done';
  }
  return code.endsWith('_not_found') ? 'not found' : code;
}

/** The path of a request with its query. */
function pathOf({ route, query = '', user = 'self' }: RouteRow, actor: ActorName, target: Target): string {
  const values: Record<string, string> = {
    channel_id: target.channel,
    message_id: target.message,
    user_id: target[user],
    session_id: 'absent',
    emoji: encodeURIComponent('👍'),
  };
  const parameters = [query, new URLSearchParams(sayWho(actor)).toString()].filter(Boolean).join('&');
  const path = `${route.split(' ')[1] ?? ''}?${parameters}`;
  return path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => values[name] ?? 'absent');
}

async function tryRoute(world: World, row: RouteRow, place: Place, actor: ActorName): Promise<string> {
  const target = await world.targetOf(actor, place, row.right);
  const body = row.body && { ...sayWho(actor), ...row.body(target) };
  const [method = ''] = row.route.split(' ');
  const answer = await world.call(actor, method, pathOf(row, actor, target), body);
  const outcome = outcomeOf((answer.body as Answer['body'] | undefined)?.code);
  if (row.moves && outcome === 'done') {
    await world.restore(place as Kind);
  }
  return outcome === 'done' && answer.status >= 300 ? String(answer.status) : outcome;
}

/** What comes of a row for every actor; one after the other where one changes what the next one finds. */
async function tryActors(
  attempt: (actor: ActorName) => Promise<string>,
  actors: readonly ActorName[],
  inTurn = false,
): Promise<Record<string, string>> {
  const outcomes: Record<string, string> = {};
  const run = async (actor: ActorName) => {
    outcomes[actor] = await attempt(actor);
  };
  if (inTurn) {
    for (const actor of actors) {
      await run(actor);
    }
  } else {
    await Promise.all(actors.map(run));
  }
  return outcomes;
}

async function tryFrame(
  world: World,
  socket: TestSocket,
  type: string,
  row: FrameRow,
  place: Place,
  actor: ActorName,
): Promise<string> {
  const target = await world.targetOf(actor, place, row.right);
  const who = Object.entries(sayWho(actor)).filter(([field]) => (row.says as string[] | undefined)?.includes(field));
  const { data } = await socket.request(type, { ...Object.fromEntries(who), ...row.data(target) });
  const [channel] = type === 'channel:subscribe' ? ((data.channels ?? []) as Frame['data'][]) : [];
  return outcomeOf(data.code ?? channel?.code);
}

it('The table has every route of the published document, and no other', async () => {
  const { url } = await startServer();
  const { body } = await request<{ paths: Record<string, object> }>('GET', `${url}/openapi.json`);
  const published = Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect([...new Set(ROUTES.map(({ route }) => route))].toSorted()).toEqual(published.toSorted());
});

it('The table has every frame of the protocol, and no other', () => {
  expect(Object.keys(FRAMES).toSorted()).toEqual(Object.keys(CLIENT_FRAMES).toSorted());
});

it('The table says of each of them what the token of a bot needs, once', () => {
  const isOpen = ({ right }: { right: Right }) => right === 'open';
  const routes = ROUTES.filter((row) => !isOpen(row)).map(({ route }) => route);
  const frames = Object.entries(FRAMES).filter(([, row]) => !isOpen(row));
  const names = [...new Set(routes), ...frames.map(([type]) => type)];
  expect(Object.values(BOT_ACCESS).flat().toSorted()).toEqual(names.toSorted());
});

describe.each(['open', 'required'])('With AUTH_MODE=%s', (mode) => {
  let world: World;

  beforeAll(async () => {
    world = await World.make(mode);
  });

  it.each(ROUTES.map((row) => [row.route, row.right, row] as const))(
    '%s (to %s) is for those whom the table lets do it',
    async (_, right, row) => {
      for (const place of placesOf(right)) {
        const outcomes = await tryActors((actor) => tryRoute(world, row, place, actor), EVERYBODY, row.moves);
        const expected = EVERYBODY.map((actor) => [actor, world.expected(row.route, right, place, actor, row.answers)]);
        expect([place, outcomes]).toEqual([place, Object.fromEntries(expected)]);
      }
    },
  );

  it('every frame is for those whom the table lets send it', async () => {
    const actors = EVERYBODY.filter((actor) => !OUTSIDE.includes(actor));
    const sockets = new Map<ActorName, TestSocket>();
    for (const actor of actors) {
      sockets.set(actor, await TestSocket.open(world.server.wsUrl, { headers: world.headersOf(actor) }));
    }
    for (const [type, row] of Object.entries(FRAMES)) {
      for (const place of placesOf(row.right)) {
        const attempt = (actor: ActorName) =>
          tryFrame(world, sockets.get(actor) as TestSocket, type, row, place, actor);
        const outcomes = await tryActors(attempt, actors);
        const expected = actors.map((actor) => [actor, world.expected(type, row.right, place, actor, row.answers)]);
        expect([type, place, outcomes]).toEqual([type, place, Object.fromEntries(expected)]);
      }
    }
    sockets.forEach((socket) => socket.close());
  });

  it.each(OUTSIDE)('no socket opens for whoever is %s', async (actor) => {
    await expect(TestSocket.open(world.server.wsUrl, { headers: world.headersOf(actor) })).rejects.toThrow(/40[13]/u);
  });

  it('no other spelling of a path lets anybody do what the table does not', async () => {
    for (const row of ROUTES) {
      const place = placesOf(row.right).includes('private') ? 'private' : placesOf(row.right)[0];
      for (const actor of ['nobody', 'guest', 'outsider', 'banned', 'revoked', 'scopeless'] as const) {
        if (place && world.expected(row.route, row.right, place, actor) !== 'done') {
          const target = await world.targetOf(actor, place, row.right);
          const [method = ''] = row.route.split(' ');
          const body = row.body && { ...sayWho(actor), ...row.body(target) };
          const spellings = respell(pathOf(row, actor, target));
          const statuses = await Promise.all(
            spellings.map((path) =>
              sendAsSpelled(world.server, { method, path, body, headers: world.headersOf(actor) }),
            ),
          );
          // A spelling may be the path of another route, which has no such method.
          const isRefused = statuses.map((status) => [400, 401, 403, 404, 405].includes(status));
          expect([row.route, actor, spellings.filter((_, index) => !isRefused[index])]).toEqual([row.route, actor, []]);
        }
      }
    }
  });

  it('HEAD is answered with the status of GET', async () => {
    for (const row of ROUTES.filter(({ route }) => route.startsWith('GET '))) {
      for (const place of placesOf(row.right)) {
        for (const actor of ['nobody', 'guest', 'outsider', 'member', 'revoked'] as const) {
          const path = pathOf(row, actor, await world.targetOf(actor, place, row.right));
          const [get, head] = await Promise.all([world.call(actor, 'GET', path), world.call(actor, 'HEAD', path)]);
          expect([row.route, place, actor, head.status]).toEqual([row.route, place, actor, get.status]);
        }
      }
    }
  });
});
