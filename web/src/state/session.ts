import { type Account, ChatError, Rest } from '../../../client/src/index.js';
import { arrival } from './arrival.js';
import type { Identity } from './identity.js';
import { NEEDS_ACCOUNT, SERVER_URL } from './server.js';
import { storage } from './storage.js';
import { Store } from './store.js';

/** Tells that there is a cookie to go on with, which no script can see. */
const KEY = 'chat-signed-in';
const TIMEOUT_MS = 10_000;
/** A token that is about to expire may have done so when it arrives. */
const EARLY_MS = 20_000;

/** Why somebody is signed out who did not want it: what went wrong elsewhere, or that they are banned. */
export type SignOutProblem = Pick<ChatError, 'code'> & Partial<Pick<ChatError, 'expiresAt'>>;

type Session =
  /** The server asks for no account. */
  | { kind: 'open' }
  | { kind: 'restoring' }
  | { kind: 'signedOut'; problem?: SignOutProblem }
  /** `number` tells one sign-in from the next. */
  | { kind: 'signedIn'; user: Identity; number: number };

interface Token {
  value: string;
  expiresAt: number;
}

const rest = new Rest(SERVER_URL, TIMEOUT_MS);
let token: Token | undefined;
let renewing: Promise<Token> | undefined;
let signIns = 0;

export const session = new Store<Session>(firstState());

function firstState(): Session {
  if (!NEEDS_ACCOUNT) {
    return { kind: 'open' };
  }
  if (arrival.isSignedIn || storage.getItem(KEY) !== null) {
    return { kind: 'restoring' };
  }
  return { kind: 'signedOut', ...(arrival.error ? { problem: { code: arrival.error } } : {}) };
}

function take(answer: { accessToken: string; accessExpiresAt: string }): Token {
  token = { value: answer.accessToken, expiresAt: Date.parse(answer.accessExpiresAt) };
  storage.setItem(KEY, 'yes');
  return token;
}

function enter({ userId, userName, role }: Account): void {
  signIns += 1;
  session.set({ kind: 'signedIn', user: { id: userId, name: userName, role }, number: signIns });
}

/** Goes on with the session of the cookie, or asks to sign in. @throws ChatError `network` when no answer came. */
export async function restore(): Promise<void> {
  try {
    const answer = await rest.request('post', '/api/auth/refresh', { body: {} });
    take(answer);
    enter(answer.user);
  } catch (error) {
    await leaveUnlessPassing(error);
    throw error;
  }
}

/** @throws ChatError when the server does not let in. */
export async function signIn(userName: string, password: string): Promise<void> {
  const answer = await rest.request('post', '/api/auth/login', { body: { userName, password } });
  take(answer);
  enter(answer.user);
}

/** @throws ChatError when the server makes no such account. */
export async function register(userName: string, password: string, invitation: string): Promise<void> {
  const body = { userName, password, ...(invitation === '' ? {} : { invitation }) };
  const answer = await rest.request('post', '/api/auth/register', { body });
  take(answer);
  enter(answer.user);
}

export async function signOut(): Promise<void> {
  await rest.request('post', '/api/auth/logout', { body: {} });
  leave();
}

/** The access token for the client library. @throws ChatError */
export async function accessTokens(refused?: string): Promise<string> {
  if (token && token.value !== refused && token.expiresAt - EARLY_MS > Date.now()) {
    return token.value;
  }
  renewing ??= renew().finally(() => {
    renewing = undefined;
  });
  return (await renewing).value;
}

async function renew(): Promise<Token> {
  try {
    return take(await rest.request('post', '/api/auth/refresh', { body: {} }));
  } catch (error) {
    await leaveUnlessPassing(error);
    throw error;
  }
}

async function leaveUnlessPassing(error: unknown): Promise<void> {
  if (error instanceof ChatError && error.code === 'invalid_token') {
    leave(await findBan());
  }
}

/** Whoever is banned has no session to go on with; what is left of the last one is told so. */
async function findBan(): Promise<ChatError | undefined> {
  const { value } = token ?? {};
  if (value !== undefined) {
    try {
      await new Rest(SERVER_URL, TIMEOUT_MS, () => Promise.resolve(value)).request('get', '/api/auth/me');
    } catch (error) {
      return error instanceof ChatError && error.code === 'banned' ? error : undefined;
    }
  }
  return undefined;
}

function leave(problem?: SignOutProblem): void {
  token = undefined;
  storage.removeItem(KEY);
  session.set({ kind: 'signedOut', ...(problem ? { problem } : {}) });
}
