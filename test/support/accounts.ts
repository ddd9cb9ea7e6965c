import type { Scope } from '../../src/auth/scopes.js';
import type { Role } from '../../src/users/account.js';
import { queryDatabase } from './database.js';
import { request } from './http.js';
import type { TestServer } from './server.js';

export const PASSWORD = 'correct horse battery';

/** A test's own account, signed in. */
export interface TestAccount {
  user_id: string;
  user_name: string;
  accessToken: string;
  refreshToken: string;
  /** For requests of the account. */
  headers: { Authorization: string };
}

interface SignedIn {
  accessToken: string;
  refreshToken: string;
  user: { userId: string; userName: string };
}

/** Registers an account and hands out what it goes on with. */
export async function register(
  { url }: Pick<TestServer, 'url'>,
  user_name: string,
  password = PASSWORD,
): Promise<TestAccount> {
  const answer = await request<SignedIn>('POST', `${url}/api/auth/register`, { user_name, password });
  expect(answer.status).toBe(201);
  return toAccount(answer.body);
}

/** Registers an account that is something else here than a member. */
export async function registerAs(
  server: Pick<TestServer, 'url' | 'database'>,
  user_name: string,
  role: Role,
): Promise<TestAccount> {
  const account = await register(server, user_name);
  await queryDatabase(server.database, 'UPDATE users SET role = ? WHERE id = ?', [role, account.user_id]);
  return account;
}

/** Signs in once more: another session of the same account. */
export async function login(
  { url }: Pick<TestServer, 'url'>,
  user_name: string,
  password = PASSWORD,
): Promise<TestAccount> {
  const answer = await request<SignedIn>('POST', `${url}/api/auth/login`, { user_name, password });
  expect(answer.status).toBe(200);
  return toAccount(answer.body);
}

function toAccount({ accessToken, refreshToken, user }: SignedIn): TestAccount {
  return {
    user_id: user.userId,
    user_name: user.userName,
    accessToken,
    refreshToken,
    headers: { Authorization: `Bearer ${accessToken}` },
  };
}

/** A ticket that opens a WebSocket as an account. */
export async function getTicket({ url }: TestServer, { headers }: Pick<TestAccount, 'headers'>): Promise<string> {
  const { status, body } = await request<{ ticket: string }>('POST', `${url}/api/auth/ws-ticket`, undefined, headers);
  expect(status).toBe(201);
  return body.ticket;
}

/** A bot with a token. */
export interface TestBot extends Pick<TestAccount, 'user_id' | 'user_name' | 'headers'> {
  token: string;
  token_id: string;
}

/** Makes a bot with a token that has these scopes. */
export async function makeBot(
  server: Pick<TestServer, 'url'>,
  { headers }: Pick<TestAccount, 'headers'>,
  user_name: string,
  scopes: readonly Scope[],
): Promise<TestBot> {
  const made = await request<{ userId: string }>('POST', `${server.url}/api/bots`, { user_name }, headers);
  expect(made.status).toBe(201);
  return makeToken(server, { headers }, { user_id: made.body.userId, user_name }, scopes);
}

/** Makes one more token for a bot. */
export async function makeToken(
  { url }: Pick<TestServer, 'url'>,
  { headers }: Pick<TestAccount, 'headers'>,
  { user_id, user_name }: Pick<TestBot, 'user_id' | 'user_name'>,
  scopes: readonly Scope[],
): Promise<TestBot> {
  const path = `${url}/api/bots/${user_id}/tokens`;
  const { status, body } = await request<{ token: string; tokenId: string }>(
    'POST',
    path,
    { name: 'test', scopes },
    headers,
  );
  expect(status).toBe(201);
  const { token, tokenId } = body;
  return { user_id, user_name, token, token_id: tokenId, headers: { Authorization: `Bearer ${token}` } };
}
