import proxyAddress from 'proxy-addr';
import { z } from 'zod';
import { parseDatabaseUrl } from './database-url.js';

/** One setting: the variable that carries it, how its text is read, what holds without it, and what it is for. */
export interface Setting<T> {
  name: string;
  fallback: string;
  parse: z.ZodType<T, string>;
  description: string;
}

function setting<T>(name: string, fallback: string, parse: z.ZodType<T, string>, description: string): Setting<T> {
  return { name, fallback, parse, description };
}

const text = z.string().trim();

function integer(min: number, max: number): z.ZodType<number, string> {
  const rule = `must be a whole number from ${min} to ${max}`;
  return text
    .regex(/^\d{1,15}$/u, rule)
    .transform(Number)
    .refine((value) => value >= min && value <= max, rule);
}

const flag = text.pipe(z.enum(['true', 'false'], 'must be true or false')).transform((value) => value === 'true');

const list = text.transform((value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);

const origins = list.refine(
  (items) => items.every((item) => URL.canParse(item) && new URL(item).origin === item),
  'must list origins such as https://chat.example.org, separated by commas, without a path',
);

const proxies = list
  .refine(
    (items) => isCount(items) || areNetworks(items),
    'must be a number of proxies, or addresses and networks such as loopback, 10.0.0.0/8',
  )
  .transform((items) => (isCount(items) ? Number(items[0]) : items));

const rate = text
  .regex(/^(off|[1-9]\d{0,8}\/[1-9]\d{0,4})$/u, 'must be a number of requests and of seconds, such as 600/60, or off')
  .transform((value) => {
    const [quota = 0, window_s = 0] = value.split('/').map(Number);
    return value === 'off' ? null : { quota, window_s };
  });

function isCount([first = '', ...rest]: string[]): boolean {
  return rest.length === 0 && /^\d{1,2}$/u.test(first);
}

function areNetworks(items: string[]): boolean {
  try {
    proxyAddress.compile(items);
    return true;
  } catch {
    return false;
  }
}

const openIdIssuer = text.refine(
  (value) => value === '' || isSafeAddress(value),
  'must be the https address of the provider; http only on this machine',
);

const openIdRedirect = text.refine(
  (value) => value === '' || (isSafeAddress(value) && value.endsWith('/api/auth/openid/callback')),
  'must be an https address that ends with /api/auth/openid/callback; http only on this machine',
);

/** Nobody can listen in on the way there. */
function isSafeAddress(value: string): boolean {
  if (!URL.canParse(value)) {
    return false;
  }
  const { protocol, hostname, username, search, hash } = new URL(value);
  const isHere = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/u.test(hostname);
  return (protocol === 'https:' || (protocol === 'http:' && isHere)) && `${username}${search}${hash}` === '';
}

const databaseUrl = text.transform((value, context) => {
  try {
    return parseDatabaseUrl(value);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
    return z.NEVER;
  }
});

const KIBIBYTE = 1024;
const MEBIBYTE = 1024 * KIBIBYTE;

/**
 * Every setting of the server, grouped as the program reads them. The tables in the README files and `.env.example` are
 * held to this list by a test.
 */
export const SETTINGS = {
  server: {
    host: setting(
      'HOST',
      '127.0.0.1',
      text.min(1, 'must be an address'),
      'Address to listen on. The default is reachable from this machine only; 0.0.0.0 opens every interface.',
    ),
    port: setting('PORT', '8000', integer(0, 65_535), 'TCP port to listen on; 0 takes a free one.'),
    allowed_hosts: setting(
      'ALLOWED_HOSTS',
      '',
      list,
      'Host names, besides loopback names and HOST, under which requests are answered, separated by commas; * allows every name.',
    ),
    cors_origins: setting(
      'CORS_ORIGINS',
      'http://localhost:5173',
      origins,
      'Origins of web pages that may call the API and open a WebSocket, separated by commas.',
    ),
    trust_proxy: setting(
      'TRUST_PROXY',
      '',
      proxies,
      'Proxies whose X-Forwarded-For is believed: a number of hops, or addresses and networks (loopback, 10.0.0.0/8).',
    ),
    shutdown_timeout_ms: setting(
      'SHUTDOWN_TIMEOUT_MS',
      '9000',
      integer(100, 600_000),
      'Longest time, in milliseconds, that a stop waits for saves and connections before it ends the process.',
    ),
  },
  database: {
    location: setting(
      'DATABASE_URL',
      'sqlite:./chat.db',
      databaseUrl,
      'The database: sqlite: and a file, relative to the working directory or absolute; or postgres://user:password@host:5432/name.',
    ),
  },
  log: {
    level: setting(
      'LOG_LEVEL',
      'info',
      text.pipe(
        z.enum(
          ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
          'must be fatal, error, warn, info, debug, trace or silent',
        ),
      ),
      'Least severity that is logged: fatal, error, warn, info, debug, trace, or silent for nothing.',
    ),
  },
  metrics: {
    public: setting(
      'METRICS_PUBLIC',
      'false',
      flag,
      'Whether /metrics answers clients on other machines too (true or false).',
    ),
  },
  request: {
    max_body_bytes: setting(
      'REQUEST_MAX_BODY_BYTES',
      String(256 * KIBIBYTE),
      integer(KIBIBYTE, 64 * MEBIBYTE),
      'Largest JSON body of a request, in bytes.',
    ),
    headers_timeout_ms: setting(
      'REQUEST_HEADERS_TIMEOUT_MS',
      '10000',
      integer(10, 600_000),
      'Longest time, in milliseconds, for a client to send the headers of a request.',
    ),
    timeout_ms: setting(
      'REQUEST_TIMEOUT_MS',
      '30000',
      integer(10, 600_000),
      'Longest time, in milliseconds, for a client to send a whole request.',
    ),
  },
  socket: {
    max_frame_bytes: setting(
      'SOCKET_MAX_FRAME_BYTES',
      String(256 * KIBIBYTE),
      integer(KIBIBYTE, 64 * MEBIBYTE),
      'Largest WebSocket message from a client, in bytes.',
    ),
    max_fragments: setting(
      'SOCKET_MAX_FRAGMENTS',
      '128',
      integer(1, 16_384),
      'Most fragments that one WebSocket message may come in.',
    ),
    max_connections: setting(
      'SOCKET_MAX_CONNECTIONS',
      '20000',
      integer(1, 1_000_000),
      'Most WebSocket connections at once.',
    ),
    max_connections_per_address: setting(
      'SOCKET_MAX_CONNECTIONS_PER_ADDRESS',
      '1000',
      integer(1, 1_000_000),
      'Most WebSocket connections at once from one client address.',
    ),
    max_connections_per_user: setting(
      'SOCKET_MAX_CONNECTIONS_PER_USER',
      '100',
      integer(1, 1_000_000),
      'Most WebSocket connections at once of one user who signed in.',
    ),
    max_unauthenticated: setting(
      'SOCKET_MAX_UNAUTHENTICATED',
      '1000',
      integer(1, 1_000_000),
      'Most WebSocket connections at once that have yet to sign in, where an account is required.',
    ),
    max_unauthenticated_per_address: setting(
      'SOCKET_MAX_UNAUTHENTICATED_PER_ADDRESS',
      '100',
      integer(1, 1_000_000),
      'The same from one client address.',
    ),
    max_unanswered: setting(
      'SOCKET_MAX_UNANSWERED',
      '256',
      integer(1, 100_000),
      'Requests of one connection that may wait for their answer; beyond it the connection is read no further until some are answered.',
    ),
    max_queued_bytes: setting(
      'SOCKET_MAX_QUEUED_BYTES',
      String(MEBIBYTE),
      integer(64 * KIBIBYTE, 1024 * MEBIBYTE),
      'Bytes that may wait for a slow reader before its connection is closed with 4010.',
    ),
    max_subscriptions: setting(
      'SOCKET_MAX_SUBSCRIPTIONS',
      '1000',
      integer(1, 1_000_000),
      'Most channels that one WebSocket connection may subscribe to.',
    ),
    max_replay: setting(
      'SOCKET_MAX_REPLAY',
      '100000',
      integer(0, 100_000_000),
      'Most missed messages and changes of a channel that are sent to a client that comes back; beyond it the client reads the history again.',
    ),
    ping_interval_ms: setting(
      'SOCKET_PING_INTERVAL_MS',
      '25000',
      integer(10, 3_600_000),
      'Silence of a client, in milliseconds, after which it is sent a ping.',
    ),
    pong_timeout_ms: setting(
      'SOCKET_PONG_TIMEOUT_MS',
      '8000',
      integer(10, 3_600_000),
      'Time, in milliseconds, that a client has to answer a ping before its connection counts as dead.',
    ),
  },
  channels: {
    max_per_user: setting(
      'CHANNELS_MAX_PER_USER',
      '1000',
      integer(1, 1_000_000),
      'Most channels that one user may make, but for administrators; all who did not sign in count as one.',
    ),
    max_members: setting('CHANNELS_MAX_MEMBERS', '10000', integer(1, 1_000_000), 'Most members of a private channel.'),
  },
  auth: {
    mode: setting(
      'AUTH_MODE',
      'open',
      text.pipe(z.enum(['open', 'required'], 'must be open or required')),
      'open: clients say who they are, and accounts are optional; required: everything but signing in, health and the documentation needs an account.',
    ),
    registration: setting(
      'REGISTRATION',
      'open',
      text.pipe(z.enum(['open', 'invitation', 'closed'], 'must be open, invitation or closed')),
      'Who may register: open, anybody; invitation, whoever has a code; closed, nobody.',
    ),
    issuer: setting(
      'AUTH_ISSUER',
      'ai-community-backend',
      text.regex(/^[\x21-\x7e]{1,256}$/u, 'must be a name or URL of up to 256 visible ASCII characters'),
      'Name of this server in the access tokens that it signs; tokens of another one are refused.',
    ),
    access_ttl_ms: setting(
      'AUTH_ACCESS_TTL_MS',
      '600000',
      integer(1_000, 86_400_000),
      'Time, in milliseconds, for which an access token is good.',
    ),
    key_ttl_ms: setting(
      'AUTH_KEY_TTL_MS',
      '2592000000',
      integer(1_000, 31_536_000_000),
      'Time, in milliseconds, after which access tokens are signed with a new key.',
    ),
    refresh_ttl_ms: setting(
      'AUTH_REFRESH_TTL_MS',
      '2592000000',
      integer(1_000, 31_536_000_000),
      'Time, in milliseconds, after which a session that was not refreshed ends.',
    ),
    session_ttl_ms: setting(
      'AUTH_SESSION_TTL_MS',
      '7776000000',
      integer(1_000, 315_360_000_000),
      'Time, in milliseconds, after which a session ends, however often it was refreshed.',
    ),
    socket_timeout_ms: setting(
      'AUTH_SOCKET_TIMEOUT_MS',
      '10000',
      integer(10, 600_000),
      'Time, in milliseconds, that a WebSocket connection has to sign in where an account is required.',
    ),
  },
  openid: {
    issuer: setting(
      'OPENID_ISSUER',
      '',
      openIdIssuer,
      'Address of an OpenID provider to sign in with, as it calls itself; https, or on this machine.',
    ),
    client_id: setting('OPENID_CLIENT_ID', '', text, 'By what the provider knows this server.'),
    client_secret: setting(
      'OPENID_CLIENT_SECRET',
      '',
      text,
      'By what this server shows the provider that it is the one.',
    ),
    redirect_uri: setting(
      'OPENID_REDIRECT_URI',
      '',
      openIdRedirect,
      'Where the provider sends browsers back to: the public address of this server, and /api/auth/openid/callback.',
    ),
    name: setting(
      'OPENID_NAME',
      'OpenID',
      text.regex(/^\P{Cc}{1,50}$/u, 'must be a name of up to 50 characters'),
      'What people call the provider; it stands on the button to sign in.',
    ),
    registration: setting(
      'OPENID_REGISTRATION',
      'same',
      text.pipe(z.enum(['same', 'open'], 'must be same or open')),
      'Who gets an account by signing in for the first time. same: anybody, where REGISTRATION is open, else nobody; open: whomever the provider knows.',
    ),
  },
  limits: {
    reads_per_address: setting(
      'LIMIT_READS_PER_ADDRESS',
      '12000/60',
      rate,
      'Most requests that change nothing, and openings of WebSockets, of one client address, in so many seconds; off for no limit.',
    ),
    reads_per_user: setting(
      'LIMIT_READS_PER_USER',
      '3000/60',
      rate,
      'Most requests that change nothing, of one user who signed in, in so many seconds.',
    ),
    writes_per_address: setting(
      'LIMIT_WRITES_PER_ADDRESS',
      '6000/60',
      rate,
      'Most requests that change something, and WebSocket frames, of one client address, in so many seconds.',
    ),
    writes_per_user: setting(
      'LIMIT_WRITES_PER_USER',
      '1200/60',
      rate,
      'Most requests that change something, and WebSocket frames, of one user who signed in, in so many seconds.',
    ),
    writes_per_connection: setting(
      'LIMIT_WRITES_PER_CONNECTION',
      '1200/60',
      rate,
      'Most frames of one WebSocket connection, in so many seconds.',
    ),
    searches_per_address: setting(
      'LIMIT_SEARCHES_PER_ADDRESS',
      '1200/60',
      rate,
      'Most searches of one client address, in so many seconds.',
    ),
    searches_per_user: setting(
      'LIMIT_SEARCHES_PER_USER',
      '120/60',
      rate,
      'Most searches of one user who signed in, in so many seconds.',
    ),
    sign_ins_per_address: setting(
      'LIMIT_SIGN_INS_PER_ADDRESS',
      '100/900',
      rate,
      'Most attempts to sign in that fail, and registrations, of one client address, in so many seconds.',
    ),
    sign_ins_per_account: setting(
      'LIMIT_SIGN_INS_PER_ACCOUNT',
      '20/900',
      rate,
      'Most attempts to sign in that fail, to one account, in so many seconds.',
    ),
    refusals_per_connection: setting(
      'LIMIT_REFUSALS_PER_CONNECTION',
      '1200/60',
      rate,
      'Most frames of one connection that are refused with rate_limited, in so many seconds; beyond it the connection is closed with 4008.',
    ),
  },
  search: {
    timeout_ms: setting(
      'SEARCH_TIMEOUT_MS',
      '2000',
      integer(1, 60_000),
      'Longest time, in milliseconds, that a search may take before it is answered with search_timeout.',
    ),
  },
  presence: {
    grace_ms: setting(
      'PRESENCE_GRACE_MS',
      '5000',
      integer(0, 600_000),
      'Time, in milliseconds, for a user whose last connection closed to come back before others hear that the user left.',
    ),
    hold_ms: setting(
      'PRESENCE_HOLD_MS',
      '60000',
      integer(100, 3_600_000),
      'Time, in milliseconds, for which a presence that was set over REST counts.',
    ),
    max_users: setting(
      'PRESENCE_MAX_USERS',
      '10000',
      integer(1, 1_000_000),
      'Most users whose presence is known at once.',
    ),
    typing_timeout_ms: setting(
      'TYPING_TIMEOUT_MS',
      '10000',
      integer(100, 600_000),
      'Time, in milliseconds, after which a user who said nothing more is typing no longer.',
    ),
  },
} as const;

/** The settings that are there together, or not at all. */
export const TOGETHER = [
  SETTINGS.openid.issuer,
  SETTINGS.openid.client_id,
  SETTINGS.openid.client_secret,
  SETTINGS.openid.redirect_uri,
].map(({ name }) => name);
