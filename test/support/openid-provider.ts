import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import type { Provider } from 'oidc-provider';
import { Proxy } from './proxy.js';
import { startServer, type TestServer } from './server.js';

export const CLIENT_ID = 'chat';
export const CLIENT_SECRET = 'canary-of-a-client-secret';

/** Somebody as the provider knows them. */
interface Person {
  sub: string;
  name?: string;
  preferred_username?: string;
  email?: string;
}

export const CALLBACK = '/api/auth/openid/callback';

/** The settings of a server that has its people sign in at a provider. */
export function openIdSettings(issuer: string, redirectUri: string): Record<string, string> {
  return {
    OPENID_ISSUER: issuer,
    OPENID_CLIENT_ID: CLIENT_ID,
    OPENID_CLIENT_SECRET: CLIENT_SECRET,
    OPENID_REDIRECT_URI: redirectUri,
    OPENID_NAME: 'Test & Co',
  };
}

/** A real OpenID provider on a free port, at which whoever comes is the one whom the test says. */
class TestOpenIdProvider {
  /** Who signs in next; null refuses to. */
  person: Person | null = { sub: 'nobody' };
  private readonly people = new Map<string, Person>();

  private constructor(
    private readonly server: Server,
    readonly issuer: string,
  ) {}

  /** Starts the provider for a server of which only the address to come back to is known. */
  static async start(redirectUri: string): Promise<TestOpenIdProvider> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    // Another name than that of the server under test, so that a browser takes it for another site.
    const self = new TestOpenIdProvider(server, `http://localhost:${(server.address() as AddressInfo).port}`);
    const provider = await quietly(() => self.makeProvider(redirectUri));
    const answer = provider.callback();
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      void (request.url?.startsWith('/interaction/')
        ? self.interact(provider, request, response)
        : answer(request, response));
    });
    return self;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async makeProvider(redirectUri: string): Promise<Provider> {
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    const { Provider } = await import('oidc-provider');
    const provider: Provider = new Provider(this.issuer, {
      clients: [{ client_id: CLIENT_ID, client_secret: CLIENT_SECRET, redirect_uris: [redirectUri] }],
      jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig' }] },
      cookies: { keys: ['only for tests'] },
      ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_, { uid }) => `/interaction/${uid}` },
      renderError: (context, { error }) => {
        context.body = error;
      },
      claims: { email: ['email'], profile: ['name', 'preferred_username'] },
      findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ ...this.people.get(sub), sub }) }),
      // Nobody is asked what they agree to.
      loadExistingGrant: async ({ oidc: { client, session } }) => {
        const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId });
        grant.addOIDCScope('openid profile email');
        await grant.save();
        return grant;
      },
    });
    return provider;
  }

  private async interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { person } = this;
    if (person) {
      this.people.set(person.sub, person);
    }
    const result = person
      ? { login: { accountId: person.sub } }
      : { error: 'access_denied', error_description: 'canary of a provider' };
    await provider.interactionFinished(request, response, result);
  }
}

/** A server with its provider; before the server stands a proxy, whose port is known before the server starts. */
export interface OpenIdWorld {
  provider: TestOpenIdProvider;
  proxy: Proxy;
  server: TestServer;
  /** Address of the server, as browsers know it. */
  url: string;
  settings: Record<string, string>;
  stop(): Promise<void>;
}

/** Starts a server whose people sign in at a provider of its own; `environment` has settings by their names. */
export async function startWithProvider(environment: Record<string, string> = {}): Promise<OpenIdWorld> {
  const proxy = await Proxy.start(0);
  const redirectUri = proxy.url + CALLBACK;
  const provider = await TestOpenIdProvider.start(redirectUri);
  const settings = { ...openIdSettings(provider.issuer, redirectUri), ...environment };
  const server = await startServer(settings);
  proxy.target = server.port;
  const stop = async () => {
    await Promise.all([proxy.close(), provider.stop()]);
  };
  return { provider, proxy, server, url: proxy.url, settings, stop };
}

/** Keeps the provider's advice for production, such as that it keeps everything in memory, out of the report. */
async function quietly<Result>(work: () => Promise<Result>): Promise<Result> {
  const { warn } = console;
  Object.assign(console, { warn: () => undefined });
  try {
    return await work();
  } finally {
    Object.assign(console, { warn });
  }
}
