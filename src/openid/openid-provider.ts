import { Injectable, Logger } from '@nestjs/common';
import type { ClientAuth, Configuration, IDToken } from 'openid-client';
import { AppConfig } from '../config/app-config.js';
import type { Claims } from './account-names.js';
import { OpenIdFailedError, OpenIdUnavailableError } from './openid.errors.js';
import type { OpenIdIdentity } from './openid-identities.repository.js';
import type { AttemptSecrets } from './sign-in-attempts.js';

const SCOPE = 'openid profile email';
const TIMEOUT_S = 5;
/** What the standard lets a subject be (OpenID Connect Core 1.0, section 2). */
const SUBJECT = /^[\x20-\x7e]{1,255}$/u;
/** A provider may move its endpoints. */
const DISCOVERY_TTL_MS = 3_600_000;

/** Loaded when it is needed: most servers have no provider. */
const load = () => import('openid-client');

/** Somebody whom the provider vouches for, and how to hear what else it says of them. */
export interface ProvenPerson extends OpenIdIdentity {
  describe(): Promise<Claims>;
}

/** The OpenID provider; the one door to it, and to the library that speaks with it. */
@Injectable()
export class OpenIdProvider {
  private readonly logger = new Logger(OpenIdProvider.name);
  private discovery: Promise<Configuration> | undefined;
  private discoveredAt = 0;

  constructor(private readonly config: AppConfig) {}

  /** The address at the provider at which somebody signs in. @throws OpenIdUnavailableError */
  async addressOf({ state, nonce, verifier }: AttemptSecrets): Promise<string> {
    const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await load();
    const url = buildAuthorizationUrl(await this.discover(), {
      scope: SCOPE,
      redirect_uri: this.config.openid.redirect_uri,
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    return url.href;
  }

  /**
   * Exchanges what the provider sent a browser back with for who that is.
   *
   * @param query of the address that the browser came back to.
   * @throws OpenIdFailedError, OpenIdUnavailableError
   */
  async identify(query: string, { state, nonce, verifier }: AttemptSecrets): Promise<ProvenPerson> {
    const configuration = await this.discover();
    const { authorizationCodeGrant, fetchUserInfo } = await load();
    const address = new URL(this.config.openid.redirect_uri);
    address.search = query;
    return this.attempt(async () => {
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
      const tokens = await authorizationCodeGrant(configuration, address, checks);
      // There is one: it was asked for.
      const claims = tokens.claims() as IDToken;
      if (!SUBJECT.test(claims.sub)) {
        throw new OpenIdFailedError();
      }
      const hasMore = configuration.serverMetadata().userinfo_endpoint !== undefined;
      return {
        issuer: claims.iss,
        subject: claims.sub,
        describe: () =>
          this.attempt(async () => ({
            ...claims,
            ...(hasMore ? await fetchUserInfo(configuration, tokens.access_token, claims.sub) : {}),
          })),
      };
    });
  }

  /** Reads what the provider says of itself, when first needed and now and then; a failure is not remembered. */
  private discover(): Promise<Configuration> {
    if (this.discovery === undefined || performance.now() - this.discoveredAt > DISCOVERY_TTL_MS) {
      this.discoveredAt = performance.now();
      this.discovery = this.readMetadata();
    }
    return this.discovery;
  }

  private async readMetadata(): Promise<Configuration> {
    try {
      return await this.ask();
    } catch (error) {
      this.discovery = undefined;
      this.logger.warn({ reason: reasonOf(error) }, 'The OpenID provider cannot be asked about itself.');
      throw new OpenIdUnavailableError();
    }
  }

  private async ask(): Promise<Configuration> {
    const { allowInsecureRequests, discovery, enableNonRepudiationChecks } = await load();
    const { issuer, client_id } = this.config.openid;
    const address = new URL(issuer);
    const execute = [enableNonRepudiationChecks];
    if (address.protocol === 'http:') {
      execute.push(allowInsecureRequests);
    }
    const options = { execute, timeout: TIMEOUT_S };
    return discovery(address, client_id, undefined, await this.authenticate(), options);
  }

  /** How this server shows the provider that it is the client: the way that is the rule, where the provider knows it. */
  private async authenticate(): Promise<ClientAuth> {
    const { ClientSecretBasic, ClientSecretPost } = await load();
    const { client_secret } = this.config.openid;
    const [basic, post] = [ClientSecretBasic(client_secret), ClientSecretPost(client_secret)];
    return (server, ...rest) => {
      const known = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
      return (known.includes('client_secret_basic') ? basic : post)(server, ...rest);
    };
  }

  private async attempt<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      this.logger.warn({ reason: reasonOf(error) }, 'A sign-in with OpenID Connect failed.');
      throw new OpenIdFailedError();
    }
  }
}

/** What went wrong, by its names only: messages and causes may have codes and tokens in them. */
function reasonOf(error: unknown): string {
  const { name, code, error: answer } = error as { name?: unknown; code?: unknown; error?: unknown };
  return [name, code, answer].filter((part) => typeof part === 'string' && /^[a-z_]{1,60}$/iu.test(part)).join(' ');
}
