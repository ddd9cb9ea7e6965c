import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { CLIENT_ID } from './openid-provider.js';

const ALGORITHM = 'ES256';

/** What goes into an ID token, and who signs it. */
interface TokenParts {
  claims: JWTPayload;
  key: CryptoKey;
}

/** An OpenID provider that answers what a test wants: what a real one never does. */
export class HostileOpenIdProvider {
  /** Changes the ID token, which is right otherwise. */
  spoil: (parts: TokenParts) => TokenParts = (parts) => parts;
  /** The answer for a code, in place of tokens. */
  refusal: { status: number; body: unknown } | undefined;
  /** Whether it breaks every connection. */
  isDown = false;
  nonce = '';
  userinfo: Record<string, unknown> = {};
  /** The ID token that it gave last. */
  idToken = '';
  /** Bodies of the requests for tokens. */
  readonly requests: URLSearchParams[] = [];

  private constructor(
    private readonly server: Server,
    readonly issuer: string,
    private readonly key: CryptoKey,
    private readonly publicKey: CryptoKey,
  ) {
    server.on('request', (request: IncomingMessage, response: ServerResponse) => void this.answer(request, response));
  }

  static async start(): Promise<HostileOpenIdProvider> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { privateKey, publicKey } = await generateKeyPair(ALGORITHM, { extractable: true });
    const { port } = server.address() as AddressInfo;
    return new HostileOpenIdProvider(server, `http://127.0.0.1:${port}`, privateKey, publicKey);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.isDown) {
      request.socket.destroy();
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk as Buffer);
    }
    const { status, body } = await this.find(request.url ?? '', Buffer.concat(chunks).toString());
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  }

  private async find(path: string, body: string): Promise<{ status: number; body: unknown }> {
    switch (path) {
      case '/.well-known/openid-configuration':
        return { status: 200, body: this.describe() };
      case '/jwks':
        return { status: 200, body: { keys: [{ ...(await exportJWK(this.publicKey)), alg: ALGORITHM, use: 'sig' }] } };
      case '/userinfo':
        return { status: 200, body: this.userinfo };
      default:
        this.requests.push(new URLSearchParams(body));
        return this.refusal ?? { status: 200, body: await this.makeTokens() };
    }
  }

  private describe(): Record<string, unknown> {
    const { issuer } = this;
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: [ALGORITHM],
      token_endpoint_auth_methods_supported: ['client_secret_post'],
    };
  }

  private async makeTokens(): Promise<Record<string, unknown>> {
    const now = Math.floor(Date.now() / 1000);
    const { claims, key } = this.spoil({
      claims: { iss: this.issuer, aud: CLIENT_ID, sub: 'mallory', nonce: this.nonce, iat: now, exp: now + 60 },
      key: this.key,
    });
    this.idToken = await new SignJWT(claims).setProtectedHeader({ alg: ALGORITHM }).sign(key);
    return { access_token: 'canary-of-a-provider-token', token_type: 'Bearer', id_token: this.idToken };
  }
}
