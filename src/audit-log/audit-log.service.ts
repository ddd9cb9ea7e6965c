import { Injectable, Logger } from '@nestjs/common';
import { toDatabaseTime } from '../common/time/timestamp.js';
import { type Change, Database } from '../database/database.js';
import { type AuditEvent, type AuditHead, type AuditRow, hashEntry, type Origin } from './audit-entry.js';

const COLUMNS = 'seq, at, action, actor_id, target, address, details, hash';
// Whoever takes the next number keeps all others from theirs until the end of the transaction, and sees what they did before.
const TAKE_NUMBER = 'UPDATE audit_head SET seq = seq + 1 RETURNING seq, hash';
const INSERT = `INSERT INTO audit_log (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;
const MOVE_HEAD = 'UPDATE audit_head SET hash = $1';

/** What to list; `before` is the `seq` to go on below, times are those of the tables. */
export interface AuditFilter {
  actor_id?: string | undefined;
  action?: string | undefined;
  target?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  before?: number | undefined;
  limit: number;
}

/**
 * The audit log: who did what to what, from where. Entries are only ever added; each has the hash of the one before in its
 * own, so that changing or leaving out one shows in all that follow.
 */
@Injectable()
export class AuditLog {
  private readonly logger = new Logger(AuditLog.name);

  constructor(private readonly database: Database) {}

  /**
   * Adds an entry, which is kept when the unit of work is. It has to be the last statement of the unit: it locks the log, and
   * whoever waits for another lock then could wait for one who waits for the log.
   */
  async record({ query }: Pick<Change, 'query'>, { actor_id, address }: Origin, event: AuditEvent): Promise<void> {
    const [head] = await query<AuditHead>(TAKE_NUMBER, []);
    if (!head) {
      throw new Error('The audit log has lost its head.');
    }
    const { action, target, details = {} } = event;
    const entry = {
      seq: head.seq,
      at: toDatabaseTime(Date.now()),
      action,
      actor_id,
      target,
      address,
      details: JSON.stringify(details),
    };
    const hash = hashEntry(head.hash, entry);
    await query(INSERT, [entry.seq, entry.at, action, actor_id, target, address, entry.details, hash]);
    await query(MOVE_HEAD, [hash]);
  }

  /**
   * Adds an entry about what changes nothing else, for example a failed sign-in. When that is not possible, it is logged
   * and nobody is refused for it.
   */
  async note(origin: Origin, event: AuditEvent): Promise<void> {
    try {
      await this.database.change((change) => this.record(change, origin, event));
    } catch (error) {
      this.logger.error({ err: error, action: event.action }, 'An entry of the audit log could not be kept.');
    }
  }

  /** Lists entries, newest first. */
  list({ actor_id, action, target, from, to, before, limit }: AuditFilter): Promise<AuditRow[]> {
    const wanted: [string, unknown][] = [
      ['actor_id =', actor_id],
      ['action =', action],
      ['target =', target],
      ['at >=', from],
      ['at <', to],
      ['seq <', before],
    ];
    const given = wanted.filter(([, value]) => value !== undefined);
    const where = given.map(([condition], index) => `${condition} $${index + 1}`).join(' AND ');
    const sql = `SELECT ${COLUMNS} FROM audit_log ${where && `WHERE ${where}`} ORDER BY seq DESC LIMIT $${given.length + 1}`;
    return this.database.query<AuditRow>(sql, [...given.map(([, value]) => value), limit]);
  }
}
