import { createHmac } from 'node:crypto';
import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTHeaderParameters,
  jwtVerify,
  SignJWT,
} from 'jose';
import { toDatabaseTime } from '../../src/common/time/timestamp.js';
import { register, type TestAccount } from '../support/accounts.js';
import { queryDatabase } from '../support/database.js';
import { request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';
import { TestSocket } from '../support/socket.js';

let server: TestServer;
let hana: TestAccount;
let key: JWK;
let kid: string;
let claims: Record<string, unknown>;

beforeAll(async () => {
  server = await startServer({ AUTH_MODE: 'required' });
  hana = await register(server, 'Hana');
  const [row] = await queryDatabase<{ id: string; private_key: string }>(server.database, 'SELECT * FROM signing_keys');
  kid = row?.id ?? '';
  key = JSON.parse(row?.private_key ?? '') as JWK;
  claims = JSON.parse(Buffer.from(hana.accessToken.split('.')[1] ?? '', 'base64url').toString()) as typeof claims;
});

afterAll(cleanUp);

const now = () => Math.floor(Date.now() / 1000);

/** A token like those of the server, signed with its own key, but for what is changed. */
async function forge(
  changed: Record<string, unknown>,
  header: Partial<JWTHeaderParameters> = {},
  jwk: JWK = key,
): Promise<string> {
  return new SignJWT({ ...claims, ...changed })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid, ...header })
    .sign(await importJWK(jwk, 'ES256'), { crit: { x: true } });
}

function encode(json: unknown): string {
  return Buffer.from(JSON.stringify(json)).toString('base64url');
}

async function makeKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return exportJWK(privateKey);
}

function publicPart({ kty, crv, x, y }: JWK): JWK {
  return { kty, crv, x, y };
}

const ATTACKS: [string, () => Promise<string> | string][] = [
  ['has no signature', () => `${encode({ alg: 'none', typ: 'at+jwt', kid })}.${encode(claims)}.`],
  ['says NONE of its algorithm', () => `${encode({ alg: 'NoNe', typ: 'at+jwt', kid })}.${encode(claims)}.`],
  ['lost its signature', () => hana.accessToken.replace(/[^.]*$/u, '')],
  [
    'is signed with the public key as a secret',
    () => {
      const text = `${encode({ alg: 'HS256', typ: 'at+jwt', kid })}.${encode(claims)}`;
      return `${text}.${createHmac('sha256', JSON.stringify(publicPart(key)))
        .update(text)
        .digest('base64url')}`;
    },
  ],
  ['is signed with another key', async () => forge({}, {}, await makeKey())],
  ['names another key', () => forge({}, { kid: 'other' })],
  ['names a file as its key', () => forge({}, { kid: '../../../../dev/null' })],
  ['names SQL as its key', () => forge({}, { kid: "' UNION SELECT 'x" })],
  ['names no key', () => forge({}, { kid: undefined })],
  [
    'brings its own key',
    async () => {
      const own = await makeKey();
      return forge({}, { jwk: publicPart(own) }, own);
    },
  ],
  ['says where its key is', async () => forge({}, { jku: `${server.url}/keys` }, await makeKey())],
  ['demands what nobody knows', () => forge({}, { crit: ['x'], x: 1 })],
  ['is of another type', () => forge({}, { typ: 'JWT' })],
  ['has no type', () => forge({}, { typ: undefined })],
  ['is expired', () => forge({ exp: now() - 60 })],
  ['is good later only', () => forge({ nbf: now() + 60 })],
  ['never expires', () => forge({ exp: undefined })],
  ['expires at a text', () => forge({ exp: '9999999999' })],
  ['is for another audience', () => forge({ aud: 'other' })],
  ['is for nobody in particular', () => forge({ aud: undefined })],
  ['is of another issuer', () => forge({ iss: 'other' })],
  ['is of a session that never was', () => forge({ sid: '00000000-0000-4000-8000-000000000000' })],
  ['is of a session that is a list', () => forge({ sid: [claims.sid] })],
  ['has no session', () => forge({ sid: undefined })],
  ['is of another user than its session', async () => forge({ sub: (await register(server, 'Other')).user_id })],
  [
    'has other claims under the same signature',
    () => {
      const [header, , signature] = hana.accessToken.split('.');
      return `${header}.${encode({ ...claims, sub: 'other' })}.${signature}`;
    },
  ],
  ['is two tokens', () => `${hana.accessToken}.${hana.accessToken}`],
  ['is very long', () => `${hana.accessToken}${'A'.repeat(20_000)}`],
  ['is no token', () => 'token'],
];

describe('A token that', () => {
  it.each(ATTACKS)('%s is refused by routes and sockets', async (_, make) => {
    const headers = { Authorization: `Bearer ${await make()}` };
    const answer = await request('GET', `${server.url}/api/channels`, undefined, headers);
    expect([answer.status, answer.body.code]).toEqual([401, 'invalid_token']);
    await expect(TestSocket.open(server.wsUrl, { headers })).rejects.toThrow(/401/u);
  });

  it('is forged without a change is good, so that the refusals are about the changes', async () => {
    const headers = { Authorization: `Bearer ${await forge({})}` };
    expect((await request('GET', `${server.url}/api/channels`, undefined, headers)).status).toBe(200);
  });

  it('is signed with a key is told apart by others with the published keys', async () => {
    const { keys } = (await request<{ keys: JWK[] }>('GET', `${server.url}/.well-known/jwks.json`)).body;
    expect(keys).toEqual([{ ...publicPart(key), kid, alg: 'ES256', use: 'sig' }]);
    const { payload } = await jwtVerify(hana.accessToken, createLocalJWKSet({ keys }));
    expect(payload.sub).toBe(hana.user_id);
  });

  it.each([
    [2_000, 2, 200, 'is good as long as it lasts'],
    [3_600_000, 1, 401, 'is refused when none can last so long'],
  ])('was signed with a key of %d ms ago, of %d that are left, is answered %d: it %s', async (age, left, status) => {
    const settings = { AUTH_KEY_TTL_MS: '1000', AUTH_ACCESS_TTL_MS: '600000' };
    const before = await startServer(settings);
    const { headers } = await register(before, 'Before');
    await before.stop();
    const made = toDatabaseTime(Date.now() - age);
    await queryDatabase(before.database, 'UPDATE signing_keys SET created_at = ?', [made]);
    const after = await startServer(settings, before.database);
    const { keys } = (await request<{ keys: JWK[] }>('GET', `${after.url}/.well-known/jwks.json`)).body;
    expect(keys).toHaveLength(left);
    expect((await request('GET', `${after.url}/api/auth/me`, undefined, headers)).status).toBe(status);
  });

  it.each(['?access_token=', '?token=', '?authorization=Bearer%20'])(
    'stands in the address (%s) is not looked at',
    async (query) => {
      const answer = await request('GET', `${server.url}/api/channels${query}${hana.accessToken}`);
      expect(answer.body.code).toBe('authentication_required');
    },
  );

  it('is signed with a key that was deleted while no server ran is good no more, and its session goes on', async () => {
    const first = await startServer({ AUTH_MODE: 'required' });
    const taro = await register(first, 'Taro');
    await first.stop();
    await queryDatabase(first.database, 'DELETE FROM signing_keys');
    const { url } = await startServer({ AUTH_MODE: 'required' }, first.database);
    expect((await request('GET', `${url}/api/auth/me`, undefined, taro.headers)).status).toBe(401);
    const { refreshToken } = taro;
    const { status, body } = await request('POST', `${url}/api/auth/refresh`, { refreshToken });
    expect(status).toBe(200);
    const headers = { Authorization: `Bearer ${String(body.accessToken)}` };
    expect((await request('GET', `${url}/api/auth/me`, undefined, headers)).status).toBe(200);
  });
});
