import { createHmac, timingSafeEqual } from 'node:crypto';
import { InvalidCursorError } from './search.errors.js';

const PLACE_BYTES = 8;
const MAC_BYTES = 16;
const SHAPE = /^[\w-]{32}$/u;

/**
 * Writes and reads the places at which a search goes on: sealed together with what was asked, so that one that was made up,
 * or belongs to another search, is recognised.
 */
export class SearchCursors {
  /** @param key a secret of the database; with another one, older cursors are refused. */
  constructor(private readonly key: string) {}

  /** @param asked everything that decides which messages are found, and in which order. */
  write(row: number, asked: string): string {
    const place = Buffer.alloc(PLACE_BYTES);
    place.writeBigUInt64BE(BigInt(row));
    return Buffer.concat([place, this.seal(place, asked)]).toString('base64url');
  }

  /** @throws InvalidCursorError */
  read(cursor: string, asked: string): number {
    const bytes = Buffer.from(SHAPE.test(cursor) ? cursor : '', 'base64url');
    const place = bytes.subarray(0, PLACE_BYTES);
    const mac = bytes.subarray(PLACE_BYTES);
    if (mac.length !== MAC_BYTES || !timingSafeEqual(mac, this.seal(place, asked))) {
      throw new InvalidCursorError();
    }
    return Number(place.readBigUInt64BE());
  }

  private seal(place: Buffer, asked: string): Buffer {
    return createHmac('sha256', this.key).update(place).update(asked).digest().subarray(0, MAC_BYTES);
  }
}
