import { Injectable } from '@nestjs/common';
import { calculateJwkThumbprint, type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { toDatabaseTime } from '../common/time/timestamp.js';
import { Database } from '../database/database.js';

/** ES256, because Node 20 still calls its Ed25519 experimental. */
export const SIGNATURE_ALGORITHM = 'ES256';

const LIST = 'SELECT id, private_key, created_at FROM signing_keys ORDER BY created_at DESC, id';
const INSERT = 'INSERT INTO signing_keys (id, private_key, created_at) VALUES ($1, $2, $3)';

/** A key that is not known is looked for in the database this often at the most, whoever asks for it. */
const RELOAD_INTERVAL_MS = 1_000;

interface KeyRow {
  id: string;
  private_key: string;
  created_at: string;
}

/** A key pair under its id (`kid`). */
export interface SigningKey {
  id: string;
  privateKey: CryptoKey;
  publicKey: CryptoKey;
  publicJwk: JWK;
}

/** The keys that sign access tokens. They are in the database, so every server on it takes the tokens of the others. */
@Injectable()
export class SigningKeysService {
  private keys: SigningKey[] = [];
  private loading: Promise<void> | undefined;
  private loadedAt = -Infinity;

  constructor(private readonly database: Database) {}

  /** The key to sign with. The first one is made when it is first asked for. */
  async current(): Promise<SigningKey> {
    if (this.keys.length === 0) {
      await this.load();
    }
    if (this.keys.length === 0) {
      await this.make();
      await this.load();
    }
    return this.keys[0] as SigningKey;
  }

  /** Finds the key that a token names; another server may have made it a moment ago. */
  async find(id: string): Promise<SigningKey | undefined> {
    const known = this.keys.find((key) => key.id === id);
    if (known || performance.now() - this.loadedAt < RELOAD_INTERVAL_MS) {
      return known;
    }
    await this.load();
    return this.keys.find((key) => key.id === id);
  }

  private load(): Promise<void> {
    this.loading ??= this.read().finally(() => {
      this.loading = undefined;
    });
    return this.loading;
  }

  private async read(): Promise<void> {
    const rows = await this.database.query<KeyRow>(LIST, []);
    this.keys = await Promise.all(rows.map(toKey));
    this.loadedAt = performance.now();
  }

  private async make(): Promise<void> {
    const { privateKey } = await generateKeyPair(SIGNATURE_ALGORITHM, { extractable: true });
    const jwk = await exportJWK(privateKey);
    const id = await calculateJwkThumbprint(jwk);
    await this.database.change(({ query }) => query(INSERT, [id, JSON.stringify(jwk), toDatabaseTime(Date.now())]));
  }
}

async function toKey({ id, private_key }: KeyRow): Promise<SigningKey> {
  const { d, ...point } = JSON.parse(private_key) as JWK;
  const [privateKey, publicKey] = await Promise.all([
    importJWK({ ...point, d }, SIGNATURE_ALGORITHM),
    importJWK(point, SIGNATURE_ALGORITHM),
  ]);
  return {
    id,
    privateKey: privateKey as CryptoKey,
    publicKey: publicKey as CryptoKey,
    publicJwk: { ...point, kid: id, alg: SIGNATURE_ALGORITHM, use: 'sig' },
  };
}
