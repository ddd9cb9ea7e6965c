import { Injectable } from '@nestjs/common';
import { errors, type JWTHeaderParameters, jwtVerify, SignJWT } from 'jose';
import { AppConfig } from '../config/app-config.js';
import { InvalidTokenError } from './auth.errors.js';
import type { Session } from './session-store.js';
import { SIGNATURE_ALGORITHM, SigningKeysService } from './signing-keys.service.js';

const AUDIENCE = 'chat-api';
/** The type of an access token (RFC 9068), so that no other signed thing is taken for one. */
const TYPE = 'at+jwt';
const CLOCK_TOLERANCE_S = 5;

/** What a good access token says. */
export interface AccessClaims {
  user_id: string;
  session_id: string;
  /** Unix time, in milliseconds, from which on it is good no longer. */
  expires_at: number;
}

/** Access tokens: short-lived signed statements that a session is somebody's, checked as RFC 8725 demands. */
@Injectable()
export class AccessTokensService {
  constructor(
    private readonly keys: SigningKeysService,
    private readonly config: AppConfig,
  ) {}

  /**
   * Signs a token for a session; it is good for AUTH_ACCESS_TTL_MS.
   *
   * @returns it, and the Unix time, in milliseconds, from which on it is good no longer.
   */
  async sign({ id, user_id }: Session): Promise<{ token: string; expires_at: number }> {
    const key = await this.keys.current();
    const now = Math.floor(Date.now() / 1000);
    const expiry = now + Math.ceil(this.config.auth.access_ttl_ms / 1000);
    const token = await new SignJWT({ sid: id })
      .setProtectedHeader({ alg: SIGNATURE_ALGORITHM, typ: TYPE, kid: key.id })
      .setIssuer(this.config.auth.issuer)
      .setAudience(AUDIENCE)
      .setSubject(user_id)
      .setIssuedAt(now)
      .setNotBefore(now)
      .setExpirationTime(expiry)
      .sign(key.privateKey);
    return { token, expires_at: expiry * 1000 };
  }

  /** @throws InvalidTokenError for any token that is not ours, not an access token, or not good now. */
  async verify(token: string): Promise<AccessClaims> {
    try {
      const { payload } = await jwtVerify(token, (header) => this.keyOf(header), {
        algorithms: [SIGNATURE_ALGORITHM],
        typ: TYPE,
        issuer: this.config.auth.issuer,
        audience: AUDIENCE,
        requiredClaims: ['exp', 'nbf', 'iat', 'sub', 'sid'],
        clockTolerance: CLOCK_TOLERANCE_S,
      });
      const { sub, sid, exp } = payload;
      if (typeof sid !== 'string') {
        throw new InvalidTokenError();
      }
      return { user_id: sub as string, session_id: sid, expires_at: (exp as number) * 1000 };
    } catch (error) {
      throw error instanceof errors.JOSEError ? new InvalidTokenError() : error;
    }
  }

  private async keyOf({ kid }: JWTHeaderParameters) {
    const key = await this.keys.find(kid ?? '');
    if (!key) {
      throw new InvalidTokenError();
    }
    return key.publicKey;
  }
}
