import { InvalidTokenError } from './auth.errors.js';

const BEARER = /^Bearer +(?<token>[\w.~+/-]+=*) *$/iu;

/**
 * Reads the token of an `Authorization` header (RFC 6750). Other schemes are those of a proxy in front, and none of ours.
 *
 * @throws InvalidTokenError when the header announces a token and has none.
 */
export function readBearer(header: string | undefined): string | undefined {
  if (header === undefined || !/^Bearer\b/iu.test(header)) {
    return undefined;
  }
  const token = BEARER.exec(header)?.groups?.token;
  if (token === undefined) {
    throw new InvalidTokenError();
  }
  return token;
}
