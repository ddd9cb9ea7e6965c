import type { ClientFrameType } from '../../src/realtime/frames.js';
import { makeMessage } from './http.js';

/**
 * Who may do what, as one expects it, written down apart from the code that decides: `GRID` has the rights, `ROUTES` and
 * `FRAMES` tell which right each needs. A new route or frame needs a row here, and a new right its lines in the grid.
 */
export const ACTORS = [
  'nobody', // did not sign in
  'guest', // in no channel
  'invited', // a guest in every channel
  'member', // in every channel
  'keeper', // owner of every channel, and author of what stands in it, but for announcements
  'outsider', // a member of the server, in no channel
  'bot', // in no channel
  'moderator', // in no channel, and author of the announcements
  'admin', // in no channel
  'owner', // of the server, in no channel
  'muted', // a member of the server, in no channel
  'banned', // likewise
  'revoked', // whose session was ended
  'forged', // with a token that was never made
] as const;
/** Bots that act by a token. They are no letters of the grid: a token lets one do what `bot` may and `BOT_ACCESS` has a scope for. */
export const BOTS = [
  'scoped', // with every scope
  'scopeless', // with none
] as const;
export const EVERYBODY = [...ACTORS, ...BOTS];
export type ActorName = (typeof EVERYBODY)[number];

/** What comes of it: done, or the code that says why not. A letter of the grid each. */
export const OUTCOMES = {
  '+': 'done',
  f: 'forbidden',
  n: 'not found',
  o: 'not_author',
  m: 'muted',
  b: 'banned',
  a: 'authentication_required',
  t: 'invalid_token',
  s: 'insufficient_scope',
} as const;

export const KINDS = ['public', 'announcement', 'private', 'direct'] as const;
export type Kind = (typeof KINDS)[number];
/** On what somebody acts: a channel of a kind, or the server as a whole. */
export type Place = Kind | 'server';

/** A letter for each actor, in their order. */
export const GRID = {
  open: { server: '+ + + + + + + + + + + + + +' },
  anyone: { server: '+ + + + + + + + + + + b t t' },
  account: { server: 'a + + + + + + + + + + b t t' },
  administer: { server: 'a f f f f f f f + + f b t t' },
  moderate: { server: 'a f f f f f f + + + f b t t' },
  create: {
    public: '+ f f + + + + + + + m b t t',
    announcement: 'f f f f f f f + + + m b t t',
    private: 'f f f + + + + + + + m b t t',
  },
  talk: { direct: 'a f f + + + + + + + m b t t' },
  see: {
    public: '+ n + + + + + + + + + b t t',
    announcement: '+ n + + + + + + + + + b t t',
    private: 'n n + + + n n n + + n b t t',
    direct: 'n n + + + n n n n n n b t t',
  },
  read: {
    public: '+ n + + + + + + + + + b t t',
    announcement: '+ n + + + + + + + + + b t t',
    private: 'n n + + + n n n f f n b t t',
    direct: 'n n + + + n n n n n n b t t',
  },
  hear: {
    public: '+ n + + + + + + + + + b t t',
    announcement: '+ n + + + + + + + + + b t t',
    private: 'n n + + + n n n n n n b t t',
    direct: 'n n + + + n n n n n n b t t',
  },
  write: {
    public: '+ n + + + + + + + + m b t t',
    announcement: 'f n f f f f f + + + m b t t',
    private: 'n n + + + n n n f f m b t t',
    direct: 'n n + + + n n n n n m b t t',
  },
  edit: {
    public: 'o n o o + o o o o o m b t t',
    announcement: 'f n f f f f f + o o m b t t',
    private: 'n n o o + n n n f f m b t t',
    direct: 'n n o o + n n n n n m b t t',
  },
  delete: {
    public: 'o n o o + o o + + + o b t t',
    announcement: 'o n o o o o o + + + o b t t',
    private: 'n n o o + n n n + + n b t t',
    direct: 'n n o o + n n n n n n b t t',
  },
  review: {
    public: 'a n f f f f f + + + f b t t',
    announcement: 'a n f f f f f + + + f b t t',
    private: 'a n f f + n n n + + n b t t',
    direct: 'a n f f f n n n + + n b t t',
  },
  react: {
    public: '+ n + + + + + + + + m b t t',
    announcement: 'f n + + + + + + + + m b t t',
    private: 'n n + + + n n n f f m b t t',
    direct: 'n n + + + n n n n n m b t t',
  },
  // What was said may be taken back by those who may say nothing more.
  withdraw: {
    public: '+ n + + + + + + + + + b t t',
    announcement: 'f n f f f f f + + + f b t t',
    private: 'n n + + + n n n f f n b t t',
    direct: 'n n + + + n n n n n n b t t',
  },
  unreact: {
    public: '+ n + + + + + + + + + b t t',
    announcement: 'f n + + + + + + + + + b t t',
    private: 'n n + + + n n n f f n b t t',
    direct: 'n n + + + n n n n n n b t t',
  },
  join: {
    public: 'a n + + + + + + + + + b t t',
    announcement: 'a n + + + + + + + + + b t t',
    private: 'a n + + + n n n + + n b t t',
    direct: 'a n + + + n n n n n n b t t',
  },
  // Who is not in a channel has left it.
  leave: {
    public: 'a n + + + + + + + + + b t t',
    announcement: 'a n + + + + + + + + + b t t',
    private: 'a n + + + n n n + + n b t t',
    direct: 'a n f f f n n n n n n b t t',
  },
  decide: {
    public: 'a n f f + f f + + + f b t t',
    announcement: 'a n f f f f f + + + f b t t',
    private: 'a n f f + n n n + + n b t t',
    direct: 'a n f f f n n n n n n b t t',
  },
  manage: {
    public: '+ n f f + f f + + + m b t t',
    announcement: 'f n f f f f f + + + m b t t',
    private: 'n n f f + n n n + + m b t t',
    direct: 'n n f f f n n n n n m b t t',
  },
  slow: {
    public: 'f n f f f f f + + + m b t t',
    announcement: 'f n f f f f f + + + m b t t',
    private: 'n n f f + n n n + + m b t t',
    direct: 'n n f f f n n n n n m b t t',
  },
  erase: {
    public: 'a n f f f f f f f + f b t t',
    announcement: 'a n f f f f f f f + f b t t',
    private: 'a n f f f n n n f + n b t t',
    direct: 'a n f f f n n n n n n b t t',
  },
} as const satisfies Record<string, Partial<Record<Place, string>>>;
export type Right = keyof typeof GRID;

/** What a request is about; ids. */
export interface Target {
  kind: Place;
  channel: string;
  message: string;
  /** The actor. */
  self: string;
  /** An account that is in no channel. */
  other: string;
  /** An account that is in every channel. */
  inside: string;
  /** A bot. */
  bot: string;
}

type Fields = (target: Target) => Record<string, unknown>;

export interface RouteRow {
  route: string;
  right: Right;
  /** What a body has besides who acts, who says so only where nobody knows. */
  body?: Fields;
  query?: string;
  /** Whom `{user_id}` stands for. */
  user?: 'self' | 'other' | 'inside' | 'bot';
  /** Whether it changes who is in the channel. */
  moves?: true;
  /** The code of the answer to whoever is let through with what this row asks. */
  answers?: string;
}

const content = (): Record<string, unknown> => ({ content: 'x' });
const nothing = (): Record<string, unknown> => ({});

/** Every route of the OpenAPI document, some for several rights. */
export const ROUTES: RouteRow[] = [
  { route: 'GET /', right: 'open' },
  { route: 'GET /healthz', right: 'open' },
  { route: 'GET /readyz', right: 'open' },
  { route: 'GET /.well-known/jwks.json', right: 'open' },
  { route: 'POST /api/auth/register', right: 'open', body: nothing, answers: 'validation_failed' },
  { route: 'POST /api/auth/login', right: 'open', body: nothing, answers: 'validation_failed' },
  { route: 'POST /api/auth/refresh', right: 'open', body: bad('refreshToken'), answers: 'validation_failed' },
  { route: 'POST /api/auth/logout', right: 'open', body: bad('refreshToken'), answers: 'validation_failed' },
  { route: 'GET /api/auth/openid', right: 'open', answers: 'openid_not_configured' },
  { route: 'GET /api/auth/openid/callback', right: 'open', answers: 'openid_not_configured' },
  { route: 'GET /api/auth/me', right: 'account' },
  { route: 'PATCH /api/auth/me', right: 'account', body: () => ({ about: 'x' }) },
  { route: 'POST /api/auth/password', right: 'account', body: nothing, answers: 'validation_failed' },
  { route: 'POST /api/auth/deactivate', right: 'account', body: nothing, answers: 'validation_failed' },
  { route: 'POST /api/auth/ws-ticket', right: 'account', body: nothing },
  { route: 'GET /api/auth/sessions', right: 'account' },
  { route: 'DELETE /api/auth/sessions', right: 'account' },
  { route: 'DELETE /api/auth/sessions/{session_id}', right: 'account', answers: 'not found' },
  { route: 'GET /api/users', right: 'anyone' },
  { route: 'GET /api/users/{user_id}', right: 'anyone', user: 'other' },
  { route: 'PATCH /api/users/{user_id}', right: 'administer', user: 'other', body: () => ({ role: 'member' }) },
  { route: 'PUT /api/users/{user_id}/mute', right: 'moderate', user: 'other', body: nothing },
  { route: 'DELETE /api/users/{user_id}/mute', right: 'moderate', user: 'other' },
  { route: 'PUT /api/users/{user_id}/ban', right: 'moderate', user: 'other', body: nothing },
  { route: 'DELETE /api/users/{user_id}/ban', right: 'moderate', user: 'other' },
  { route: 'POST /api/bots', right: 'administer', body: ({ self }) => ({ userName: `bot of ${self}` }) },
  { route: 'GET /api/bots/{user_id}/tokens', right: 'administer', user: 'bot' },
  {
    route: 'POST /api/bots/{user_id}/tokens',
    right: 'administer',
    user: 'bot',
    body: () => ({ name: 'x', scopes: [] }),
  },
  { route: 'DELETE /api/bots/{user_id}/tokens/{token_id}', right: 'administer', user: 'bot', answers: 'not found' },
  { route: 'GET /api/sanctions', right: 'moderate' },
  { route: 'POST /api/invitations', right: 'administer', body: () => ({ role: 'member' }) },
  { route: 'GET /api/reports', right: 'account' },
  { route: 'GET /api/reports', right: 'review', query: 'channelId={channel_id}' },
  {
    route: 'PATCH /api/reports/{report_id}',
    right: 'account',
    body: () => ({ status: 'resolved', resolution: 'dismissed' }),
    answers: 'not found',
  },
  { route: 'GET /api/audit', right: 'administer' },
  { route: 'GET /api/presence', right: 'anyone' },
  { route: 'PUT /api/presence', right: 'anyone', body: () => ({ status: 'online' }) },
  { route: 'GET /api/read-markers', right: 'anyone' },
  { route: 'GET /api/channels', right: 'anyone' },
  { route: 'POST /api/channels', right: 'create', body: ({ kind }) => ({ name: 'x', kind }) },
  { route: 'POST /api/channels/direct', right: 'talk', body: ({ other }) => ({ userIds: [other] }) },
  { route: 'GET /api/channels/{channel_id}', right: 'see' },
  { route: 'PATCH /api/channels/{channel_id}', right: 'manage', body: () => ({ description: 'x' }) },
  { route: 'PATCH /api/channels/{channel_id}', right: 'slow', body: () => ({ slowModeSeconds: 0 }) },
  { route: 'DELETE /api/channels/{channel_id}', right: 'erase', query: 'confirm=x', answers: 'channel_not_archived' },
  { route: 'GET /api/channels/{channel_id}/members', right: 'see' },
  {
    route: 'PUT /api/channels/{channel_id}/members/{user_id}',
    right: 'join',
    user: 'self',
    body: nothing,
    moves: true,
  },
  {
    route: 'PUT /api/channels/{channel_id}/members/{user_id}',
    right: 'decide',
    user: 'other',
    body: nothing,
    moves: true,
  },
  { route: 'DELETE /api/channels/{channel_id}/members/{user_id}', right: 'leave', user: 'self', moves: true },
  { route: 'DELETE /api/channels/{channel_id}/members/{user_id}', right: 'decide', user: 'inside', moves: true },
  { route: 'GET /api/channels/{channel_id}/messages', right: 'read' },
  { route: 'POST /api/channels/{channel_id}/messages', right: 'write', body: content },
  { route: 'GET /api/channels/{channel_id}/pins', right: 'read' },
  { route: 'POST /api/channels/{channel_id}/typing', right: 'write', body: nothing },
  { route: 'PUT /api/channels/{channel_id}/read-marker', right: 'read', body: nothing },
  { route: 'GET /api/search/messages', right: 'anyone', query: 'q=quokka' },
  { route: 'GET /api/search/messages', right: 'read', query: 'q=quokka&channelId={channel_id}' },
  { route: 'GET /api/messages/{message_id}', right: 'read' },
  { route: 'PATCH /api/messages/{message_id}', right: 'edit', body: content },
  { route: 'DELETE /api/messages/{message_id}', right: 'delete' },
  { route: 'GET /api/messages/{message_id}/edits', right: 'read' },
  { route: 'GET /api/messages/{message_id}/replies', right: 'read' },
  { route: 'PUT /api/messages/{message_id}/pin', right: 'write', body: nothing },
  { route: 'DELETE /api/messages/{message_id}/pin', right: 'withdraw' },
  { route: 'POST /api/messages/{message_id}/reports', right: 'read', body: () => ({ category: 'spam' }) },
  { route: 'PUT /api/messages/{message_id}/reactions/{emoji}', right: 'react', body: nothing },
  { route: 'DELETE /api/messages/{message_id}/reactions/{emoji}', right: 'unreact' },
];

export interface FrameRow {
  right: Right;
  data: Fields;
  /** What of who acts belongs into the data where nobody knows. */
  says?: ('user_id' | 'user_name')[];
  answers?: string;
}

const inChannel: Fields = ({ channel }) => ({ channel_id: channel });
const ofMessage: Fields = ({ message }) => ({ id: message });
const withEmoji: Fields = ({ message }) => ({ message_id: message, emoji: '👍' });

/** Every frame of a client. */
export const FRAMES: Record<ClientFrameType, FrameRow> = {
  'auth:authenticate': { right: 'open', data: () => ({ ticket: 'absent' }), answers: 'invalid_token' },
  'presence:set': { right: 'anyone', data: () => ({ status: 'online' }), says: ['user_id', 'user_name'] },
  'channel:subscribe': { right: 'hear', data: ({ channel }) => ({ channels: [{ channel_id: channel }] }) },
  'channel:unsubscribe': { right: 'anyone', data: nothing },
  'read:mark': { right: 'read', data: inChannel, says: ['user_id'] },
  'typing:start': { right: 'write', data: inChannel, says: ['user_id', 'user_name'] },
  'typing:stop': { right: 'withdraw', data: inChannel, says: ['user_id', 'user_name'] },
  'message:send': { right: 'write', data: ({ channel }) => fresh(channel), says: ['user_id', 'user_name'] },
  'message:edit': { right: 'edit', data: ({ message }) => ({ id: message, content: 'y' }), says: ['user_id'] },
  'message:delete': { right: 'delete', data: ofMessage, says: ['user_id'] },
  'message:pin': { right: 'write', data: ofMessage, says: ['user_id'] },
  'message:unpin': { right: 'withdraw', data: ofMessage, says: ['user_id'] },
  'reaction:add': { right: 'react', data: withEmoji, says: ['user_id'] },
  'reaction:remove': { right: 'unreact', data: withEmoji, says: ['user_id'] },
};

function fresh(channel: string): Record<string, unknown> {
  const { id, timestamp } = makeMessage();
  return { id, timestamp, channel_id: channel, content: 'x' };
}

/** A body that is never taken, so that nothing of the actor is ended by the attempt. */
function bad(field: string): Fields {
  return () => ({ [field]: 7 });
}

/**
 * Which scopes the token of a bot needs for each route and frame, with a space between two; '' where any token does, and
 * `closed` where none does. What is open to everybody, whatever their token, is left out.
 */
export const BOT_ACCESS: Record<string, string[]> = {
  '': ['GET /api/auth/me', 'POST /api/auth/ws-ticket'],
  'channels:read': ['GET /api/channels', 'GET /api/channels/{channel_id}', 'GET /api/channels/{channel_id}/members'],
  'channels:write': [
    'POST /api/channels',
    'POST /api/channels/direct',
    'PATCH /api/channels/{channel_id}',
    'PUT /api/channels/{channel_id}/members/{user_id}',
    'DELETE /api/channels/{channel_id}/members/{user_id}',
  ],
  'messages:read': [
    'GET /api/channels/{channel_id}/messages',
    'GET /api/channels/{channel_id}/pins',
    'GET /api/messages/{message_id}',
    'GET /api/messages/{message_id}/edits',
    'GET /api/messages/{message_id}/replies',
    'GET /api/search/messages',
    'GET /api/read-markers',
    'PUT /api/channels/{channel_id}/read-marker',
    'channel:subscribe',
    'channel:unsubscribe',
    'read:mark',
  ],
  'messages:write': [
    'POST /api/channels/{channel_id}/messages',
    'PATCH /api/messages/{message_id}',
    'DELETE /api/messages/{message_id}',
    'message:send',
    'message:edit',
    'message:delete',
  ],
  // The answer is the message, whoever wrote it.
  'messages:read messages:write': [
    'PUT /api/messages/{message_id}/pin',
    'DELETE /api/messages/{message_id}/pin',
    'message:pin',
    'message:unpin',
  ],
  'reactions:write': [
    'PUT /api/messages/{message_id}/reactions/{emoji}',
    'DELETE /api/messages/{message_id}/reactions/{emoji}',
    'reaction:add',
    'reaction:remove',
  ],
  'users:read': ['GET /api/users', 'GET /api/users/{user_id}', 'GET /api/presence'],
  'presence:write': [
    'PUT /api/presence',
    'POST /api/channels/{channel_id}/typing',
    'presence:set',
    'typing:start',
    'typing:stop',
  ],
  closed: [
    'PATCH /api/auth/me',
    'POST /api/auth/password',
    'POST /api/auth/deactivate',
    'GET /api/auth/sessions',
    'DELETE /api/auth/sessions',
    'DELETE /api/auth/sessions/{session_id}',
    'PATCH /api/users/{user_id}',
    'PUT /api/users/{user_id}/mute',
    'DELETE /api/users/{user_id}/mute',
    'PUT /api/users/{user_id}/ban',
    'DELETE /api/users/{user_id}/ban',
    'POST /api/bots',
    'GET /api/bots/{user_id}/tokens',
    'POST /api/bots/{user_id}/tokens',
    'DELETE /api/bots/{user_id}/tokens/{token_id}',
    'POST /api/invitations',
    'POST /api/messages/{message_id}/reports',
    'DELETE /api/channels/{channel_id}',
    'GET /api/reports',
    'GET /api/sanctions',
    'PATCH /api/reports/{report_id}',
    'GET /api/audit',
  ],
};

/** The scopes that a route or frame needs; null where it is closed to bots. */
export function scopesFor(name: string): string[] | null {
  const [scopes] = Object.entries(BOT_ACCESS).find(([, names]) => names.includes(name)) ?? ['closed'];
  return scopes === 'closed' ? null : scopes.split(' ').filter(Boolean);
}
