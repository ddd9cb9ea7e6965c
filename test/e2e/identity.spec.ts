import { register, type TestAccount } from '../support/accounts.js';
import { queryDatabase } from '../support/database.js';
import { type Answer, request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';
import { TestSocket } from '../support/socket.js';
import { subscribe } from '../support/subscribe.js';

type Fields = Record<string, unknown>;

/** Something that a user does, with what the request says of the user. */
interface Act {
  name: string;
  /** Whether the request names the user too, besides the id. */
  isNamed: boolean;
}

interface RestAct extends Act {
  method: string;
  path: string;
  part: 'body' | 'query';
  fields?: Fields;
}

interface FrameAct extends Act {
  fields: Fields;
}

const MESSAGE = '/api/messages/of-hana';
/** What the frames are about: the acts on REST end with the deletion of theirs. */
const MINE = 'of-hana-too';
const TEXT = { content: 'こんにちは' };

const REST_ACTS: RestAct[] = [
  { method: 'POST', path: '/api/channels/1/messages', part: 'body', fields: TEXT, isNamed: true },
  { method: 'PATCH', path: MESSAGE, part: 'body', fields: { content: 'edited' }, isNamed: false },
  { method: 'PUT', path: `${MESSAGE}/pin`, part: 'body', isNamed: false },
  { method: 'DELETE', path: `${MESSAGE}/pin`, part: 'query', isNamed: false },
  { method: 'PUT', path: `${MESSAGE}/reactions/👍`, part: 'body', isNamed: false },
  { method: 'DELETE', path: `${MESSAGE}/reactions/👍`, part: 'query', isNamed: false },
  { method: 'PUT', path: '/api/presence', part: 'body', fields: { status: 'online' }, isNamed: true },
  { method: 'POST', path: '/api/channels/1/typing', part: 'body', isNamed: true },
  { method: 'GET', path: '/api/read-markers', part: 'query', isNamed: false },
  { method: 'PUT', path: '/api/channels/1/read-marker', part: 'body', isNamed: false },
  { method: 'DELETE', path: MESSAGE, part: 'query', isNamed: false },
].map((act) => ({ ...act, name: `${act.method} ${act.path}` }) as RestAct);

const FRAME_ACTS: FrameAct[] = [
  { name: 'message:send', fields: { channel_id: '1', timestamp: '2024-01-01T12:00:00Z', ...TEXT }, isNamed: true },
  { name: 'message:edit', fields: { id: MINE, content: 'edited' }, isNamed: false },
  { name: 'message:pin', fields: { id: MINE }, isNamed: false },
  { name: 'message:unpin', fields: { id: MINE }, isNamed: false },
  { name: 'reaction:add', fields: { message_id: MINE, emoji: '👍' }, isNamed: false },
  { name: 'reaction:remove', fields: { message_id: MINE, emoji: '👍' }, isNamed: false },
  { name: 'read:mark', fields: { channel_id: '1' }, isNamed: false },
  { name: 'presence:set', fields: { status: 'online' }, isNamed: true },
  { name: 'typing:start', fields: { channel_id: '1' }, isNamed: true },
  { name: 'typing:stop', fields: { channel_id: '1' }, isNamed: true },
  { name: 'message:delete', fields: { id: MINE }, isNamed: false },
];

const NAMED = [...REST_ACTS, ...FRAME_ACTS].filter(({ isNamed }) => isNamed);

let server: TestServer;
let hana: TestAccount;
let anonymous: TestSocket;
let signedIn: TestSocket;
let count = 0;

async function setUp(environment: Record<string, string> = {}): Promise<void> {
  server = await startServer(environment);
  hana = await register(server, 'Hana');
  anonymous = await TestSocket.open(server.wsUrl);
  signedIn = await TestSocket.open(server.wsUrl, { headers: hana.headers });
  for (const id of ['of-hana', MINE]) {
    await request('POST', `${server.url}/api/channels/1/messages`, { id, content: 'mine' }, hana.headers);
  }
}

beforeAll(() => setUp());

afterAll(cleanUp);

/** Does something, and hands out the code of the refusal, or `ok`. */
async function act(what: Act, who: Fields, as: 'nobody' | 'hana'): Promise<string> {
  if (!('method' in what)) {
    const socket = as === 'hana' ? signedIn : anonymous;
    const fields = { ...(what as FrameAct).fields, ...who };
    const answer = await socket.request(
      what.name,
      'id' in fields || what.name !== 'message:send' ? fields : { id: newId(), ...fields },
    );
    return (answer.data.code as string | undefined) ?? 'ok';
  }
  const { status, body } = await send(what as RestAct, who, as === 'hana' ? hana.headers : {});
  return status < 300 ? 'ok' : String(body.code);
}

function send(
  { method, path, part, fields = {} }: RestAct,
  who: Fields,
  headers: Record<string, string>,
): Promise<Answer> {
  const url = new URL(server.url + path);
  if (part === 'query') {
    Object.entries(who).forEach(([name, value]) => url.searchParams.set(name, String(value)));
    return request(method, url.href, undefined, headers);
  }
  return request(method, url.href, { ...fields, ...who }, headers);
}

function newId(): string {
  count += 1;
  return `message ${count}`;
}

describe.each([...REST_ACTS, ...FRAME_ACTS])('$name', (what) => {
  const taro = { user_id: 'taro', ...(what.isNamed ? { user_name: 'Taro' } : {}) };

  it('is refused without a session where the id is that of an account', async () => {
    expect(await act(what, { ...taro, user_id: hana.user_id }, 'nobody')).toBe('identity_taken');
  });

  it('is refused to somebody who is signed in as another user than the request says', async () => {
    expect(await act(what, { ...taro, user_id: 'taro' }, 'hana')).toBe('identity_mismatch');
  });

  it('wants to be told who acts where nobody is signed in', async () => {
    expect(await act(what, {}, 'nobody')).toBe('validation_failed');
  });

  it('goes without being told who acts where somebody is signed in', async () => {
    expect(await act(what, {}, 'hana')).toBe('ok');
  });

  it('refuses an id that is no text, also to whoever is signed in', async () => {
    if (!('part' in what && what.part === 'query')) {
      expect(await act(what, { user_id: [hana.user_id] }, 'hana')).toBe('validation_failed');
      expect(await act(what, { user_id: { toString: 'x' } }, 'nobody')).toBe('validation_failed');
    }
  });
});

describe.each(NAMED)('The name in $name', (what) => {
  it.each(['Hana', 'hana', 'ＨＡＮＡ', ' Hana ', 'Ha\u200bna', 'Hana\u2060'])(
    'is refused without a session when it is %j and there is an account Hana',
    async (user_name) => {
      expect(await act(what, { user_id: 'taro', user_name }, 'nobody')).toBe('identity_taken');
    },
  );

  it('may be any that no account has', async () => {
    expect(await act(what, { user_id: 'taro', user_name: 'Hanako' }, 'nobody')).toBe('ok');
  });

  it('must be that of the account where somebody is signed in, however it is spelled', async () => {
    expect(await act(what, { user_id: hana.user_id, user_name: 'Taro' }, 'hana')).toBe('identity_mismatch');
    expect(await act(what, { user_id: hana.user_id, user_name: 'hana' }, 'hana')).toBe('ok');
  });
});

describe('What is written with a session', () => {
  it('has the id and the name of the account, whichever way the request spells them', async () => {
    for (const who of [{}, { userId: hana.user_id, userName: 'ｈａｎａ' }, { user_name: 'HANA' }]) {
      const answer = await request('POST', `${server.url}/api/channels/2/messages`, { ...TEXT, ...who }, hana.headers);
      expect(answer.status).toBe(201);
      expect(answer.body).toMatchObject({ userId: hana.user_id, userName: 'Hana', isOwnMessage: true });
    }
  });

  it('is heard by everybody in the same bytes, and as nobody’s own', async () => {
    const heard = await TestSocket.open(server.wsUrl, { headers: hana.headers });
    const id = newId();
    await signedIn.request('message:send', { id, channel_id: '2', timestamp: '2024-01-01T12:00:00Z', ...TEXT });
    for (const socket of [heard, anonymous]) {
      const { data } = await socket.waitFor((frame) => frame.type === 'message:broadcast' && frame.data.id === id);
      expect(data).toMatchObject({ user_id: hana.user_id, user_name: 'Hana', is_own_message: false });
    }
    heard.close();
  });

  it('can be edited and deleted by its author alone', async () => {
    const id = newId();
    await request('POST', `${server.url}/api/channels/2/messages`, { id, ...TEXT }, hana.headers);
    const taro = await register(server, 'Taro');
    const path = `${server.url}/api/messages/${id}`;
    const edits = await Promise.all([
      request('PATCH', path, { content: 'x' }, taro.headers),
      request('PATCH', path, { content: 'x', userId: 'someone' }),
      request('DELETE', path, undefined, taro.headers),
      request('PATCH', path, { content: 'x', userId: hana.user_id }),
    ]);
    expect(edits.map(({ body }) => body.code)).toEqual(['not_author', 'not_author', 'not_author', 'identity_taken']);
    expect((await request('GET', path)).body.content).toBe(TEXT.content);
  });
});

describe('What a reader is shown who is signed in', () => {
  it('is which messages and reactions are their own, wherever messages are read', async () => {
    const reader = await register(server, 'Rin');
    const [root, mine, others] = [newId(), newId(), newId()];
    const post = (fields: Fields, headers: Record<string, string> = {}): Promise<Answer> =>
      request('POST', `${server.url}/api/channels/3/messages`, { ...fields, content: 'word' }, headers);
    await post({ id: root, userId: 'x', userName: 'x', isOwnMessage: true });
    await post({ id: mine, replyTo: root, isOwnMessage: false }, reader.headers);
    await post({ id: others, replyTo: root, userId: 'x', userName: 'x', isOwnMessage: true });
    for (const id of [mine, others]) {
      await request('PUT', `${server.url}/api/messages/${id}/reactions/🎉`, {}, reader.headers);
      await request('PUT', `${server.url}/api/messages/${id}/pin`, {}, reader.headers);
    }
    for (const path of [
      '/api/channels/3/messages',
      `/api/messages/${root}/replies`,
      '/api/channels/3/pins',
      `/api/messages/${mine}`,
      '/api/search/messages?channelId=3',
    ]) {
      const { body } = await request<Fields | Fields[]>('GET', server.url + path, undefined, reader.headers);
      const messages = Array.isArray(body) ? body : ((body.messages ?? [body]) as Fields[]);
      for (const message of messages) {
        expect([path, message.id, message.isOwnMessage]).toEqual([path, message.id, message.id === mine]);
      }
      expect(messages.map(({ id }) => id)).toContain(mine);
      if (!path.startsWith('/api/search')) {
        const reactions = messages.filter(({ id }) => id !== root).map((message) => message.reactions);
        expect(reactions).toEqual(reactions.map(() => [{ emoji: '🎉', count: 1, me: true }]));
      }
    }
  });

  it('is refused as somebody else, and free to whoever is not signed in', async () => {
    const url = `${server.url}/api/channels/3/messages?userId=${hana.user_id}`;
    const rin = await register(server, 'Rin2');
    expect((await request('GET', url, undefined, rin.headers)).body.code).toBe('identity_mismatch');
    expect((await request('GET', url)).status).toBe(200);
  });

  it('is also the answer to a frame', async () => {
    const id = newId();
    await request('POST', `${server.url}/api/channels/2/messages`, { id, ...TEXT }, hana.headers);
    await subscribe(signedIn, '2');
    const { data } = await signedIn.request('message:edit', { id, content: 'new' });
    expect(data).toMatchObject({ id, is_own_message: true });
  });

  it('does not narrow whom a search may be about', async () => {
    const url = `${server.url}/api/search/messages?userId=x`;
    const { status, body } = await request<{ messages: Fields[] }>('GET', url, undefined, hana.headers);
    expect([status, body.messages.length]).toEqual([200, 2]);
  });
});

describe('The documents', () => {
  it('want no request to say who acts, so that every one of them goes by the session', async () => {
    const { body } = await request<{ components: { schemas: Record<string, { required?: string[] }> } }>(
      'GET',
      `${server.url}/openapi.json`,
    );
    const frames = await request<typeof body>('GET', `${server.url}/asyncapi.json`);
    const wanting = Object.entries({ ...body.components.schemas, ...frames.body.components.schemas })
      .filter(([name, { required }]) => name.endsWith('Dto') && required?.some((field) => /^user_?Id$/iu.test(field)))
      .map(([name]) => name);
    expect(wanting).toEqual([]);
  });
});

describe('An account that another process made', () => {
  it('has its id and its name to itself within two seconds', async () => {
    const now = new Date().toISOString().replace('T', ' ').replace('Z', '000');
    await queryDatabase(
      server.database,
      `INSERT INTO users (id, name, name_key, created_at, updated_at, kind, role)
       VALUES ('made-elsewhere', 'Kei', 'kei', ?, ?, 'user', 'member')`,
      [now, now],
    );
    const codes = new Set<string>();
    for (const deadline = Date.now() + 2_000; Date.now() < deadline && codes.size < 2;) {
      for (const who of [
        { userId: 'made-elsewhere', userName: 'A' },
        { userId: 'a', userName: 'KEI' },
      ]) {
        const answer = await request('POST', `${server.url}/api/channels/4/messages`, { ...who, ...TEXT });
        if (answer.body.code === 'identity_taken') {
          codes.add(who.userId);
        }
      }
    }
    expect([...codes].toSorted()).toEqual(['a', 'made-elsewhere']);
  });
});

describe('Where an account is required', () => {
  beforeAll(() => setUp({ AUTH_MODE: 'required' }));

  it.each([...REST_ACTS, ...FRAME_ACTS])('$name works with a session, and not without', async (what) => {
    const taro = { user_id: 'taro', ...(what.isNamed ? { user_name: 'Taro' } : {}) };
    expect(await act(what, taro, 'nobody')).toBe('authentication_required');
    expect(await act(what, {}, 'hana')).toBe('ok');
    expect(await act(what, taro, 'hana')).toBe('identity_mismatch');
  });
});
