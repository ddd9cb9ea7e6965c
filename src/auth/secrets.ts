import { createHash, createHmac, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;

/** A random secret for a client to keep: 43 characters. */
export function makeSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** What is kept of a secret. As it is random, it needs no salt and no slow hash. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** Makes another secret of one, for one purpose; none of them tells anything about the others. */
export function deriveSecret(secret: string, purpose: string): string {
  return createHmac('sha256', secret).update(purpose).digest('base64url');
}

/** Hides a secret so that only whoever has `key`, another random secret that is used for nothing else, can read it. */
export function sealSecret(secret: string, key: string): string {
  return combine(Buffer.from(secret, 'base64url'), key).toString('base64url');
}

/** Reads a secret that `sealSecret` hid. */
export function unsealSecret(sealed: string, key: string): string {
  return combine(Buffer.from(sealed, 'base64url'), key).toString('base64url');
}

/** A one-time pad: the bytes come from a key that only one secret is ever hidden with. */
function combine(bytes: Buffer, key: string): Buffer {
  const pad = createHmac('sha256', key).update('seal').digest();
  return Buffer.from(bytes.map((byte, index) => byte ^ (pad[index] as number)));
}
