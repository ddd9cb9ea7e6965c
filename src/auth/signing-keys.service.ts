import { Injectable } from '@nestjs/common';
import { calculateJwkThumbprint, type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { toDatabaseTime } from '../common/time/timestamp.js';
import { AppConfig } from '../config/app-config.js';
import { Database } from '../database/database.js';

/** ES256, because Node 20 still calls its Ed25519 experimental. */
export const SIGNATURE_ALGORITHM = 'ES256';

const LIST = 'SELECT id, private_key, created_at FROM signing_keys ORDER BY created_at DESC, id';
const FORGET = 'DELETE FROM signing_keys WHERE created_at < $1';
const INSERT = 'INSERT INTO signing_keys (id, private_key, created_at) VALUES ($1, $2, $3)';

/** For tokens that were signed a moment before, by another server on the database. */
const KEPT_LONGER_MS = 60_000;
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
  created_at: string;
}

/** The keys that sign access tokens. They are in the database, so every server on it takes the tokens of the others. */
@Injectable()
export class SigningKeysService {
  private keys: SigningKey[] = [];
  private loading: Promise<void> | undefined;
  private replacing: Promise<void> | undefined;
  private loadedAt = -Infinity;

  constructor(
    private readonly database: Database,
    private readonly config: AppConfig,
  ) {}

  /** The key to sign with: the newest one. It is made when there is none, or none that is young enough. */
  async current(): Promise<SigningKey> {
    if (!this.isFresh()) {
      await this.load();
    }
    if (!this.isFresh()) {
      this.replacing ??= this.replace().finally(() => {
        this.replacing = undefined;
      });
      await this.replacing;
    }
    return this.keys[0] as SigningKey;
  }

  /** The public keys of all tokens that may still be good, as a JWK set has them. */
  async listPublic(): Promise<JWK[]> {
    await this.current();
    return this.keys.map(({ publicJwk }) => publicJwk);
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

  private isFresh(): boolean {
    const [newest] = this.keys;
    return newest !== undefined && newest.created_at > toDatabaseTime(Date.now() - this.config.auth.key_ttl_ms);
  }

  /** Makes a new key, and forgets those with which no token can be good any more. */
  private async replace(): Promise<void> {
    await this.make();
    const { key_ttl_ms, access_ttl_ms } = this.config.auth;
    const oldest = toDatabaseTime(Date.now() - key_ttl_ms - access_ttl_ms - KEPT_LONGER_MS);
    await this.database.change(({ query }) => query(FORGET, [oldest]));
    await this.load();
  }

  private async make(): Promise<void> {
    const { privateKey } = await generateKeyPair(SIGNATURE_ALGORITHM, { extractable: true });
    const jwk = await exportJWK(privateKey);
    const id = await calculateJwkThumbprint(jwk);
    await this.database.change(({ query }) => query(INSERT, [id, JSON.stringify(jwk), toDatabaseTime(Date.now())]));
  }
}

async function toKey({ id, private_key, created_at }: KeyRow): Promise<SigningKey> {
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
    created_at,
  };
}
