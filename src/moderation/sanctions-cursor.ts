import { SANCTION_KINDS, type SanctionKind, type SanctionPlace } from '../sanctions/sanction.js';

/** Enough for an id of 128 characters of four bytes each. */
export const CURSOR_MAX_LENGTH = 1_500;

const TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}$/u;

/** Writes where a page ended. */
export function writeCursor({ created_at, user_id, kind }: SanctionPlace): string {
  return Buffer.from(JSON.stringify([created_at, user_id, kind])).toString('base64url');
}

/** Reads what `writeCursor` wrote; null where it is something else. */
export function readCursor(cursor: string): SanctionPlace | null {
  const [created_at, user_id, kind, ...rest] = parse(Buffer.from(cursor, 'base64url').toString());
  return typeof created_at === 'string' &&
    TIME.test(created_at) &&
    typeof user_id === 'string' &&
    user_id.isWellFormed() &&
    !user_id.includes('\0') &&
    SANCTION_KINDS.includes(kind as SanctionKind) &&
    rest.length === 0
    ? { created_at, user_id, kind: kind as SanctionKind }
    : null;
}

function parse(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
