import { SERVER_FRAMES, type ServerFrameType } from '../../src/realtime/frames.js';
import { type Kind, KINDS, type Place } from './authorisation.js';

/**
 * Who hears what, as one expects it, written down apart from the code that decides: `GRID` tells who gets a push, `CAUSES`
 * what brings it about and what it carries. A new pushed frame needs a line in the grid and a cause.
 */
export const RECIPIENTS = [
  'actor', // the connection that the actor acts on, a moderator who owns the channels where they have an owner
  'second', // another connection of the actor
  'member', // in every channel
  'seed', // the same user on a connection that never subscribed
  'elsewhere', // in every channel, but subscribed to the square only
  'muted', // in every channel
  'invited', // a guest in every channel
  'removed', // was in every channel, subscribed, and was taken out
  'outsider', // a member of the server, in no channel
  'passerby', // the same user on a connection that never subscribed
  'guest', // in no channel
  'bot', // in no channel, with a token that has every scope
  'reader', // another one, whose token may read messages only
  'scopeless', // another one, whose token has no scope
  'moderator', // in no channel
  'admin', // in no channel
  'nobody', // did not sign in
  'visitor', // did not sign in, and never subscribed
  'banned', // in every channel
] as const;
export type Recipient = (typeof RECIPIENTS)[number];

/** Everybody but these, `elsewhere` and `scopeless`, who may not, subscribed to all channels. */
export const NEVER_SUBSCRIBED: readonly Recipient[] = ['seed', 'passerby', 'visitor'];

/**
 * A letter for each recipient, in their order: `+` gets it, `-` does not, `o` gets it unless it is the connection that it came
 * over. Behind the type of a frame may stand what is particular about it.
 */
export const GRID = {
  'message:broadcast': {
    public: '      o + + + - + + + + + - + + - + + + + -',
    announcement: 'o + + + - + + + + + - + + - + + + + -',
    private: '     o + + + - + + - - - - - - - - - - - -',
    direct: '      o + + + - + + - - - - - - - - - - - -',
  },
  'message:broadcast in a new channel': {
    public: '      o + + + - + - + + + - + + - + + + + -',
    announcement: 'o + + + - + - + + + - + + - + + + + -',
    private: '     o + - - - - - - - - - - - - - - - - -',
    direct: '      o + + + - - - - - - - - - - - - - - -',
  },
  'message:broadcast to a newcomer too': {
    public: '      o + + + - + + + + + + + + - + + + + -',
    announcement: 'o + + + - + + + + + + + + - + + + + -',
    private: '     o + + + - + + - + + - - - - - - - - -',
  },
  'message:updated': {
    public: '      + + + - - + + + + - - + + - + + + - -',
    announcement: '+ + + - - + + + + - - + + - + + + - -',
    private: '     + + + - - + + - - - - - - - - - - - -',
    direct: '      + + + - - + + - - - - - - - - - - - -',
  },
  'message:deleted': {
    public: '      + + + - - + + + + - - + + - + + + - -',
    announcement: '+ + + - - + + + + - - + + - + + + - -',
    private: '     + + + - - + + - - - - - - - - - - - -',
    direct: '      + + + - - + + - - - - - - - - - - - -',
  },
  'reaction:added': {
    public: '      + + + - - + + + + - - + + - + + + - -',
    announcement: '+ + + - - + + + + - - + + - + + + - -',
    private: '     + + + - - + + - - - - - - - - - - - -',
    direct: '      + + + - - + + - - - - - - - - - - - -',
  },
  'reaction:removed': {
    public: '      + + + - - + + + + - - + + - + + + - -',
    announcement: '+ + + - - + + + + - - + + - + + + - -',
    private: '     + + + - - + + - - - - - - - - - - - -',
    direct: '      + + + - - + + - - - - - - - - - - - -',
  },
  'thread:updated': {
    public: '      + + + - - + + + + - - + + - + + + - -',
    announcement: '+ + + - - + + + + - - + + - + + + - -',
    private: '     + + + - - + + - - - - - - - - - - - -',
    direct: '      + + + - - + + - - - - - - - - - - - -',
  },
  'typing:started': {
    public: '      o + + - - + + + + - - + - - + + + - -',
    announcement: 'o + + - - + + + + - - + - - + + + - -',
    private: '     o + + - - + + - - - - - - - - - - - -',
    direct: '      o + + - - + + - - - - - - - - - - - -',
  },
  'typing:stopped': {
    public: '      o + + - - + + + + - - + - - + + + - -',
    announcement: 'o + + - - + + + + - - + - - + + + - -',
    private: '     o + + - - + + - - - - - - - - - - - -',
    direct: '      o + + - - + + - - - - - - - - - - - -',
  },
  'read:marked': {
    public: '      o + - - - - - - - - - - - - - - - - -',
    announcement: 'o + - - - - - - - - - - - - - - - - -',
    private: '     o + - - - - - - - - - - - - - - - - -',
    direct: '      o + - - - - - - - - - - - - - - - - -',
  },
  'channel:created': {
    public: '      + + + - + + - + + - - + - - + + + - -',
    announcement: '+ + + - + + - + + - - + - - + + + - -',
    private: '     + + - - - - - - - - - - - - - - - - -',
    direct: '      + + + - - - - - - - - - - - - - - - -',
  },
  // Where everybody hears the channel, only a guest can come to hear it.
  'channel:created for a newcomer': {
    public: '      - - - - - - - - - - + - - - - - - - -',
    announcement: '- - - - - - - - - - + - - - - - - - -',
    private: '     - - - - - - - - + - - - - - - - - - -',
  },
  'channel:caught_up for a newcomer': {
    public: '      - - - - - - - - - - + - - - - - - - -',
    announcement: '- - - - - - - - - - + - - - - - - - -',
    private: '     - - - - - - - - + - - - - - - - - - -',
  },
  'channel:updated': {
    public: '      + + + - + + + + + - - + - - + + + - -',
    announcement: '+ + + - + + + + + - - + - - + + + - -',
    private: '     + + + - + + + - - - - - - - - - - - -',
  },
  'channel:updated of a new channel': {
    public: '      + + + - + + - + + - - + - - + + + - -',
    announcement: '+ + + - + + - + + - - + - - + + + - -',
    private: '     + + - - - - - - - - - - - - - - - - -',
  },
  'channel:deleted': {
    public: '      + + + - + + - + + - - + - - + + + - -',
    announcement: '+ + + - + + - + + - - + - - + + + - -',
    private: '     + + - - - - - - - - - - - - - - - - -',
  },
  'channel:member_added': {
    public: '      + + + - - + + + + - - + - - + + + - -',
    announcement: '+ + + - - + + + + - - + - - + + + - -',
    private: '     + + + - - + + - - - - - - - - - - - -',
  },
  'channel:member_added of a newcomer': {
    public: '      + + + - - + + + + - + + - - + + + - -',
    announcement: '+ + + - - + + + + - + + - - + + + - -',
    private: '     + + + - - + + - + - - - - - - - - - -',
  },
  'channel:member_removed': {
    public: '      + + + - - + + + + - - + - - + + + - -',
    announcement: '+ + + - - + + + + - - + - - + + + - -',
  },
  'channel:member_removed of a newcomer': {
    public: '      + + + - - + + + + - + + - - + + + - -',
    announcement: '+ + + - - + + + + - + + - - + + + - -',
    private: '     + + + - - + + - + - - - - - - - - - -',
  },
  'presence:changed': { server: '+ + + - + + + + + - + + - - + + + - -' },
  // Those who may review it, unless they wrote the message.
  'report:created': {
    public: '      + + - - - - - - - - - - - - + + - - -',
    announcement: '+ + - - - - - - - - - - - - - + - - -',
    private: '     + + - - - - - - - - - - - - - + - - -',
    direct: '      - - - - - - - - - - - - - - - + - - -',
  },
  error: { server: '             + - - - - - - - - - - - - - - - - - -' },
} as const satisfies Record<string, Partial<Record<Place, string>>>;
export type Row = keyof typeof GRID;

/** Who gets the past of a channel that he asks for, whoever he was when it happened. */
export const REPLAY = {
  public: '      + + + + + + + + + + - + + - + + + + -',
  announcement: '+ + + + + + + + + + - + + - + + + + -',
  private: '     + + + + + + + - - - - - - - - - - - -',
  direct: '      + + + + + + + - - - - - - - - - - - -',
} as const satisfies Record<Kind, string>;

export function letterOf(letters: string, recipient: Recipient): string {
  return letters.trim().split(' ')[RECIPIENTS.indexOf(recipient)] ?? '';
}

export function typeOf(row: Row): ServerFrameType {
  return row.split(' ')[0] as ServerFrameType;
}

/** The whole of a frame: nothing may stand in it besides. The numbers of a channel only go up. */
export function frameOf(row: Row, data: object): object {
  const definition = SERVER_FRAMES[typeOf(row)];
  const position = 'position' in definition ? { [definition.position]: expect.any(Number) as number } : {};
  return { type: typeOf(row), data, ...position };
}

/** How the actor acts. */
const WAYS = ['rest', 'socket'] as const;
export type Way = (typeof WAYS)[number];

/** Accounts besides those of the recipients; none of them has a connection to begin with. */
export type Name =
  Exclude<Recipient, 'nobody' | 'visitor' | 'seed' | 'passerby' | 'second'> | 'herald' | 'caller' | 'owner';

type Data = Record<string, unknown>;
type Rest = [method: string, path: string, body?: Data];

/** A channel of a kind, and what can be done there. */
export interface Scene {
  place: Place;
  way: Way;
  channel: string;
  userOf(name: Name): { user_id: string; user_name: string };
  /** Does something over REST, which has to succeed. */
  call(name: Name, ...rest: Rest): Promise<Data>;
  /** Has the actor do something in the way of the scene. */
  act(rest: Rest, type: string, data: Data): Promise<void>;
  /** What has happened until now is no matter. */
  settle(): Promise<void>;
  /** Waits until so many pushes came of a type that is told a moment later. */
  heard(type: ServerFrameType, count?: number): Promise<void>;
  /** Opens one more connection of somebody. */
  connect(name: Name): Promise<{ request(type: string, data: Data): Promise<unknown>; close(): void }>;
  /** Sends a text as it is, on the connection of the actor. */
  sendText(text: string): Promise<void>;
}

export interface Cause {
  title: string;
  places: readonly Place[];
  ways: readonly Way[];
  /** What comes of it, in this order. */
  pushes: readonly Row[];
  /** Brings it about; hands out the data of the pushes. */
  run: (scene: Scene) => Promise<object[]>;
}

const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/u) as string;
const ANY_NUMBER = expect.any(Number) as number;
const THUMB = encodeURIComponent('👍');
/** Where somebody decides who belongs there, and what it is called. */
const MANAGED: readonly Kind[] = ['public', 'announcement', 'private'];
const OPEN: readonly Kind[] = ['public', 'announcement'];

let made = 0;

function newId(): string {
  made += 1;
  return `message_${made}`;
}

/** A member, or who may write besides the actor where members do not. */
function otherAuthor({ place }: Scene): Name {
  return place === 'announcement' ? 'moderator' : 'member';
}

/** Who comes to hear a channel by being let in. */
function newcomerTo({ place }: Scene): Name {
  return place === 'private' ? 'outsider' : 'guest';
}

/** A message as everybody sees it. */
function messageOf(scene: Scene, id: string, content: string, more: object = {}, author: Name = 'actor'): object {
  const times = { timestamp: TIME, created_at: TIME };
  return { id, channel_id: scene.channel, ...scene.userOf(author), content, is_own_message: false, ...times, ...more };
}

async function write(scene: Scene, content = 'x', more: Data = {}, author: Name = 'actor'): Promise<string> {
  const id = newId();
  await scene.call(author, 'POST', `/api/channels/${scene.channel}/messages`, { id, content, ...more });
  return id;
}

/** Sends a message in the way of the scene. */
function send(scene: Scene, id: string, content: string, more: Data = {}): Promise<void> {
  const message = { id, content, timestamp: '2024-01-01T12:00:00Z', ...more };
  return scene.act(['POST', `/api/channels/${scene.channel}/messages`, message], 'message:send', {
    channel_id: scene.channel,
    ...message,
  });
}

function remove(scene: Scene, id: string): Promise<void> {
  return scene.act(['DELETE', `/api/messages/${id}`], 'message:delete', { id });
}

/** A message that has everything a message can have. */
async function writeRich(scene: Scene, author: Name = 'actor'): Promise<string> {
  const id = await write(scene, 'secret one', {}, author);
  await scene.call(author, 'PATCH', `/api/messages/${id}`, { content: 'secret two @outsider' });
  await scene.call('actor', 'PUT', `/api/messages/${id}/pin`, {});
  await scene.call('member', 'PUT', `/api/messages/${id}/reactions/${THUMB}`, {});
  return id;
}

function memberPath(scene: Scene, name: Name): string {
  return `/api/channels/${scene.channel}/members/${scene.userOf(name).user_id}`;
}

function memberOf(scene: Scene, name: Name, role: string): object {
  return { channel_id: scene.channel, ...scene.userOf(name), role, joined_at: TIME };
}

/** A channel as everybody sees it. */
function channelOf({ place, channel }: Pick<Scene, 'place' | 'channel'>, more: object = {}): object {
  const plain = { id: channel, name: place, created_at: TIME, ...more };
  return place === 'public' ? plain : { ...plain, kind: place };
}

async function startTyping(scene: Scene): Promise<void> {
  const { channel } = scene;
  await scene.act(['POST', `/api/channels/${channel}/typing`, {}], 'typing:start', { channel_id: channel });
  await scene.heard('typing:started');
}

function typistIn(scene: Scene): object {
  return { channel_id: scene.channel, ...scene.userOf('actor') };
}

function presenceOf(scene: Scene, name: Name, status: string): object {
  return { users: [{ ...scene.userOf(name), status }] };
}

/** Makes the past of a channel, in which much is gone; hands out the messages and the changes that are told of it. */
export async function makePast(scene: Scene): Promise<{ messages: object[]; changes: object[] }> {
  const { place, channel: channel_id } = scene;
  const { user_id } = scene.userOf('actor');
  const kept = await writeRich(scene);
  const withdrawn = await writeRich(scene);
  const taken = place === 'direct' ? [] : [await writeRich(scene, otherAuthor(scene))];
  const answer = await write(scene, 'answer', { replyTo: kept });
  for (const id of [withdrawn, ...taken]) {
    await scene.call('actor', 'DELETE', `/api/messages/${id}`);
  }
  const asItIs = messageOf(scene, kept, 'secret two @outsider', {
    edited_at: TIME,
    reply_count: 1,
    mentions: [scene.userOf('outsider')],
    pinned_at: TIME,
    pinned_by: user_id,
    reactions: [{ emoji: '👍', count: 1 }],
  });
  const gone = { deleted_at: TIME };
  const byOther = { ...gone, deleted_by: user_id };
  const reaction = { message_id: kept, channel_id, emoji: '👍', user_id: scene.userOf('member').user_id, count: 1 };
  return {
    messages: [
      asItIs,
      messageOf(scene, withdrawn, '', gone),
      ...taken.map((id) => messageOf(scene, id, '', byOther, otherAuthor(scene))),
      messageOf(scene, answer, 'answer', { reply_to: kept }),
    ].map((data) => frameOf('message:broadcast', data)),
    changes: [
      frameOf('reaction:added', reaction),
      frameOf('message:updated', asItIs),
      frameOf('message:deleted', { id: withdrawn, channel_id }),
      ...taken.map((id) => frameOf('message:deleted', { id, channel_id, deleted_by: user_id })),
    ],
  };
}

/** Everything that is told to others, by each way in which it comes about. */
export const CAUSES: Cause[] = [
  {
    title: 'a message',
    places: KINDS,
    ways: WAYS,
    pushes: ['message:broadcast'],
    run: async (scene) => {
      const id = newId();
      await send(scene, id, 'hello');
      return [messageOf(scene, id, 'hello')];
    },
  },
  {
    title: 'a message that is sent again',
    places: KINDS,
    ways: WAYS,
    pushes: [],
    run: async (scene) => {
      const id = await write(scene, 'once');
      await scene.settle();
      await send(scene, id, 'once');
      return [];
    },
  },
  {
    title: 'a message that names somebody who does not hear it',
    places: KINDS,
    ways: WAYS,
    pushes: ['message:broadcast'],
    run: async (scene) => {
      const id = newId();
      await send(scene, id, '@outsider!');
      return [messageOf(scene, id, '@outsider!', { mentions: [scene.userOf('outsider')] })];
    },
  },
  {
    title: 'an answer',
    places: KINDS,
    ways: WAYS,
    pushes: ['message:broadcast', 'thread:updated'],
    run: async (scene) => {
      const [parent, id] = [await write(scene), newId()];
      await scene.settle();
      await send(scene, id, 'yes', { reply_to: parent });
      const thread = { id: parent, channel_id: scene.channel, reply_count: 1 };
      return [messageOf(scene, id, 'yes', { reply_to: parent }), thread];
    },
  },
  {
    title: 'an edit',
    places: KINDS,
    ways: WAYS,
    pushes: ['message:updated'],
    run: async (scene) => {
      const id = await write(scene, 'before');
      await scene.call('actor', 'PUT', `/api/messages/${id}/reactions/${THUMB}`, {});
      await scene.settle();
      await scene.act(['PATCH', `/api/messages/${id}`, { content: 'after' }], 'message:edit', { id, content: 'after' });
      return [messageOf(scene, id, 'after', { edited_at: TIME, reactions: [{ emoji: '👍', count: 1 }] })];
    },
  },
  {
    title: 'an edit that changes nothing',
    places: KINDS,
    ways: WAYS,
    pushes: [],
    run: async (scene) => {
      const id = await write(scene, 'same');
      await scene.settle();
      await scene.act(['PATCH', `/api/messages/${id}`, { content: 'same' }], 'message:edit', { id, content: 'same' });
      return [];
    },
  },
  {
    title: 'a pin, and taking it off',
    places: KINDS,
    ways: WAYS,
    pushes: ['message:updated', 'message:updated'],
    run: async (scene) => {
      const id = await write(scene);
      await scene.settle();
      await scene.act(['PUT', `/api/messages/${id}/pin`, {}], 'message:pin', { id });
      await scene.act(['DELETE', `/api/messages/${id}/pin`], 'message:unpin', { id });
      const pin = { pinned_at: TIME, pinned_by: scene.userOf('actor').user_id };
      return [messageOf(scene, id, 'x', pin), messageOf(scene, id, 'x')];
    },
  },
  {
    title: 'a reaction, and taking it back',
    places: KINDS,
    ways: WAYS,
    pushes: ['reaction:added', 'reaction:removed'],
    run: async (scene) => {
      const message_id = await write(scene);
      await scene.call('member', 'PUT', `/api/messages/${message_id}/reactions/${THUMB}`, {});
      await scene.settle();
      const path = `/api/messages/${message_id}/reactions/${THUMB}`;
      await scene.act(['PUT', path, {}], 'reaction:add', { message_id, emoji: '👍' });
      await scene.act(['DELETE', path], 'reaction:remove', { message_id, emoji: '👍' });
      const { user_id } = scene.userOf('actor');
      const reaction = { message_id, channel_id: scene.channel, emoji: '👍', user_id };
      return [
        { ...reaction, count: 2 },
        { ...reaction, count: 1 },
      ];
    },
  },
  {
    title: 'the deletion of a message of his own, and once more',
    places: KINDS,
    ways: WAYS,
    pushes: ['message:deleted'],
    run: async (scene) => {
      const id = await writeRich(scene);
      await scene.settle();
      await remove(scene, id);
      await remove(scene, id);
      return [{ id, channel_id: scene.channel }];
    },
  },
  {
    title: 'the deletion of a message of somebody else',
    places: MANAGED,
    ways: WAYS,
    pushes: ['message:deleted'],
    run: async (scene) => {
      const id = await writeRich(scene, otherAuthor(scene));
      await scene.settle();
      await remove(scene, id);
      return [{ id, channel_id: scene.channel, deleted_by: scene.userOf('actor').user_id }];
    },
  },
  {
    title: 'the deletion of a message by an administrator outside',
    places: MANAGED,
    ways: ['rest'],
    pushes: ['message:deleted'],
    run: async (scene) => {
      const id = await writeRich(scene);
      await scene.settle();
      await scene.call('admin', 'DELETE', `/api/messages/${id}`);
      return [{ id, channel_id: scene.channel, deleted_by: scene.userOf('admin').user_id }];
    },
  },
  {
    title: 'the deletion of an answered message, and of its answer',
    places: KINDS,
    ways: WAYS,
    pushes: ['message:deleted', 'message:deleted', 'thread:updated'],
    run: async (scene) => {
      const { channel: channel_id } = scene;
      const parent = await write(scene, 'question');
      const answer = await write(scene, 'answer', { replyTo: parent });
      await scene.settle();
      await remove(scene, parent);
      await remove(scene, answer);
      return [
        { id: parent, channel_id, reply_count: 1 },
        { id: answer, channel_id },
        { id: parent, channel_id, reply_count: 0 },
      ];
    },
  },
  {
    title: 'typing, until he sends',
    places: KINDS,
    ways: WAYS,
    pushes: ['typing:started', 'message:broadcast', 'typing:stopped'],
    run: async (scene) => {
      const id = newId();
      await startTyping(scene);
      await send(scene, id, 'done');
      await scene.heard('typing:stopped');
      return [typistIn(scene), messageOf(scene, id, 'done'), typistIn(scene)];
    },
  },
  {
    title: 'typing, until he stops',
    places: KINDS,
    ways: ['socket'],
    pushes: ['typing:started', 'typing:stopped'],
    run: async (scene) => {
      await startTyping(scene);
      await scene.act(['', ''], 'typing:stop', { channel_id: scene.channel });
      await scene.heard('typing:stopped');
      return [typistIn(scene), typistIn(scene)];
    },
  },
  {
    title: 'typing on another connection, until it closes',
    places: KINDS,
    ways: ['rest'],
    pushes: ['typing:started', 'typing:stopped'],
    run: async (scene) => {
      const connection = await scene.connect('actor');
      await connection.request('typing:start', { channel_id: scene.channel });
      await scene.heard('typing:started');
      connection.close();
      await scene.heard('typing:stopped');
      return [typistIn(scene), typistIn(scene)];
    },
  },
  {
    title: 'typing, until the channel is archived',
    places: MANAGED,
    ways: ['rest'],
    pushes: ['typing:started', 'channel:updated', 'typing:stopped', 'channel:updated'],
    run: async (scene) => {
      await startTyping(scene);
      await scene.call('actor', 'PATCH', `/api/channels/${scene.channel}`, { archived: true });
      await scene.heard('typing:stopped');
      await scene.call('actor', 'PATCH', `/api/channels/${scene.channel}`, { archived: false });
      const archived = channelOf(scene, { archived_at: TIME });
      return [typistIn(scene), archived, typistIn(scene), channelOf(scene)];
    },
  },
  {
    title: 'reading',
    places: KINDS,
    ways: WAYS,
    pushes: ['read:marked'],
    run: async (scene) => {
      const { channel: channel_id } = scene;
      await write(scene, 'x', {}, otherAuthor(scene));
      await scene.settle();
      const mark = () => scene.act(['PUT', `/api/channels/${channel_id}/read-marker`, {}], 'read:mark', { channel_id });
      await mark();
      await mark();
      return [{ channel_id, user_id: scene.userOf('actor').user_id, seq: ANY_NUMBER, unread: 0 }];
    },
  },
  {
    title: 'a new channel, and a message there',
    places: KINDS,
    ways: ['rest'],
    pushes: ['channel:created', 'message:broadcast in a new channel'],
    run: async (scene) => {
      const { place } = scene;
      const { user_id, user_name } = scene.userOf('member');
      const { id: channel, name } =
        place === 'direct'
          ? await scene.call('actor', 'POST', '/api/channels/direct', { userIds: [user_id] })
          : await scene.call('actor', 'POST', '/api/channels', { name: 'new', kind: place, description: 'x' });
      expect(name).toEqual(place === 'direct' ? expect.stringContaining(user_name) : 'new');
      const there = { ...scene, channel: String(channel) };
      const id = await write(there, 'first');
      const described = place === 'direct' ? { name } : { name, description: 'x' };
      return [channelOf(there, described), messageOf(there, id, 'first')];
    },
  },
  {
    title: 'a new channel that is archived and deleted for good',
    places: MANAGED,
    ways: ['rest'],
    pushes: ['channel:created', 'channel:updated of a new channel', 'channel:deleted'],
    run: async (scene) => {
      const name = 'short';
      const { id } = await scene.call('actor', 'POST', '/api/channels', { name, kind: scene.place });
      const there = { ...scene, channel: String(id) };
      await scene.call('actor', 'PATCH', `/api/channels/${there.channel}`, { archived: true });
      await scene.call('owner', 'DELETE', `/api/channels/${there.channel}?confirm=${name}`);
      return [channelOf(there, { name }), channelOf(there, { name, archived_at: TIME }), { id }];
    },
  },
  {
    title: 'another name and description, and back',
    places: MANAGED,
    ways: ['rest'],
    pushes: ['channel:updated', 'channel:updated'],
    run: async (scene) => {
      const path = `/api/channels/${scene.channel}`;
      await scene.call('actor', 'PATCH', path, { name: 'other', description: 'x' });
      await scene.call('actor', 'PATCH', path, { name: scene.place, description: null });
      return [channelOf(scene, { name: 'other', description: 'x' }), channelOf(scene)];
    },
  },
  {
    title: 'slow mode, and its end',
    places: MANAGED,
    ways: ['rest'],
    pushes: ['channel:updated', 'channel:updated'],
    run: async (scene) => {
      const path = `/api/channels/${scene.channel}`;
      await scene.call('actor', 'PATCH', path, { slowModeSeconds: 5 });
      await scene.call('actor', 'PATCH', path, { slowModeSeconds: 0 });
      return [channelOf(scene, { slow_mode_seconds: 5 }), channelOf(scene)];
    },
  },
  {
    title: 'joining, and leaving',
    places: OPEN,
    ways: ['rest'],
    pushes: ['channel:member_added', 'channel:member_removed', 'message:broadcast'],
    run: async (scene) => {
      await scene.call('outsider', 'PUT', memberPath(scene, 'outsider'), {});
      await scene.call('outsider', 'DELETE', memberPath(scene, 'outsider'));
      const id = await write(scene);
      const { user_id } = scene.userOf('outsider');
      return [memberOf(scene, 'outsider', 'member'), { channel_id: scene.channel, user_id }, messageOf(scene, id, 'x')];
    },
  },
  {
    title: 'being made an owner of the channel, and a member again',
    places: MANAGED,
    ways: ['rest'],
    pushes: ['channel:member_added', 'channel:member_added'],
    run: async (scene) => {
      await scene.call('actor', 'PUT', memberPath(scene, 'member'), { role: 'owner' });
      await scene.call('actor', 'PUT', memberPath(scene, 'member'), { role: 'member' });
      return [memberOf(scene, 'member', 'owner'), memberOf(scene, 'member', 'member')];
    },
  },
  {
    title: 'being let in, a message, being taken out, and a message',
    places: MANAGED,
    ways: ['rest'],
    pushes: [
      'channel:created for a newcomer',
      'channel:caught_up for a newcomer',
      'channel:member_added of a newcomer',
      'message:broadcast to a newcomer too',
      'channel:member_removed of a newcomer',
      'message:broadcast',
    ],
    run: async (scene) => {
      const newcomer = newcomerTo(scene);
      await scene.call('actor', 'PUT', memberPath(scene, newcomer), {});
      const first = await write(scene, 'welcome');
      await scene.call('actor', 'DELETE', memberPath(scene, newcomer));
      const second = await write(scene, 'gone');
      const { channel: channel_id } = scene;
      return [
        channelOf(scene),
        { channel_id, seq: ANY_NUMBER, change: ANY_NUMBER },
        memberOf(scene, newcomer, 'member'),
        messageOf(scene, first, 'welcome'),
        { channel_id, user_id: scene.userOf(newcomer).user_id },
        messageOf(scene, second, 'gone'),
      ];
    },
  },
  {
    title: 'a report of a message',
    places: KINDS,
    ways: ['rest'],
    pushes: ['report:created'],
    run: async (scene) => {
      const message_id = await write(scene, 'x', {}, otherAuthor(scene));
      await scene.settle();
      await scene.call('muted', 'POST', `/api/messages/${message_id}/reports`, { category: 'spam', reason: 'x' });
      return [{ id: ANY_NUMBER, message_id, channel_id: scene.channel, category: 'spam', created_at: TIME }];
    },
  },
  {
    title: 'being there, and away',
    places: ['server'],
    ways: ['rest'],
    pushes: ['presence:changed', 'presence:changed'],
    run: async (scene) => {
      for (const [index, status] of ['online', 'away'].entries()) {
        await scene.call('caller', 'PUT', '/api/presence', { status });
        await scene.heard('presence:changed', index + 1);
      }
      return [presenceOf(scene, 'caller', 'online'), presenceOf(scene, 'caller', 'away')];
    },
  },
  {
    title: 'coming and going',
    places: ['server'],
    ways: ['rest'],
    pushes: ['presence:changed', 'presence:changed'],
    run: async (scene) => {
      const connection = await scene.connect('herald');
      await connection.request('presence:set', { status: 'online' });
      await scene.heard('presence:changed', 1);
      connection.close();
      await scene.heard('presence:changed', 2);
      return [presenceOf(scene, 'herald', 'online'), presenceOf(scene, 'herald', 'offline')];
    },
  },
  {
    title: 'a text that is no frame',
    places: ['server'],
    ways: ['socket'],
    pushes: ['error'],
    run: async (scene) => {
      await scene.sendText('{');
      return [{ success: false, error: expect.any(String), code: 'invalid_json' }];
    },
  },
  {
    title: 'what is done to accounts',
    places: ['server'],
    ways: ['rest'],
    pushes: [],
    run: async (scene) => {
      const path = `/api/users/${scene.userOf('caller').user_id}`;
      await scene.call('caller', 'PATCH', '/api/auth/me', { userName: 'renamed', about: 'x' });
      await scene.call('admin', 'PUT', `${path}/mute`, { reason: 'x' });
      await scene.call('admin', 'DELETE', `${path}/mute`);
      await scene.call('admin', 'PUT', `${path}/ban`, { reason: 'x' });
      await scene.call('admin', 'DELETE', `${path}/ban`);
      await scene.call('admin', 'PATCH', path, { role: 'guest' });
      await scene.call('admin', 'PATCH', path, { deactivated: true });
      await scene.call('admin', 'POST', '/api/invitations', { role: 'member' });
      return [];
    },
  },
];
