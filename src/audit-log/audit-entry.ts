import { createHash } from 'node:crypto';
import type { AuditAction } from './audit-actions.js';

/** Who does something, and from where. */
export interface Origin {
  /** Id of the account that acts; null where nobody signed in, or the operator acts on the machine itself. */
  actor_id: string | null;
  /** Address of the client; null on the machine itself. */
  address: string | null;
}

/** The operator, who acts by commands on the machine itself. */
export const OPERATOR: Origin = { actor_id: null, address: null };

/** Something that happened. Never with a secret or the text of a message. */
export interface AuditEvent {
  action: AuditAction;
  /** What it happened to: a kind and an id, for example `channel:1`; null where there is no such thing. */
  target: `${string}:${string}` | null;
  details?: Readonly<Record<string, string | number | boolean | null>>;
}

/** A row of `audit_log`. */
export interface AuditRow {
  seq: number;
  at: string;
  action: AuditAction;
  actor_id: string | null;
  target: string | null;
  address: string | null;
  /** JSON. */
  details: string;
  hash: string;
}

/** The newest entry: how many there are, and the hash that stands for all of them. */
export interface AuditHead {
  seq: number;
  hash: string;
}

/**
 * The hash of an entry, which stands for all entries so far: that of the one before is part of it. What is hashed is the
 * JSON of the values in this order, so that no two entries are the same text.
 */
export function hashEntry(
  previous: string,
  { seq, at, action, actor_id, target, address, details }: Omit<AuditRow, 'hash'>,
): string {
  const text = JSON.stringify([previous, seq, at, action, actor_id, target, address, details]);
  return createHash('sha256').update(text).digest('hex');
}
