import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { type AuditHead, type AuditRow, hashEntry } from './audit-entry.js';

const BLOCK_SIZE = 1_000;
const HEAD = 'SELECT seq, hash FROM audit_head';
const NEXT = `SELECT seq, at, action, actor_id, target, address, details, hash FROM audit_log
  WHERE seq > $1 ORDER BY seq LIMIT ${BLOCK_SIZE}`;

/** The hash before the first entry. */
const BEGINNING = '0'.repeat(64);

/** The audit log is not as it was written; the message tells where that shows. */
class AuditBrokenError extends Error {}

/**
 * Reads the whole audit log and looks whether each entry follows from the one before. That finds every change of an entry, a
 * gap, and an end that was cut off. Whoever can write to the database and knows how can still make a whole new log; only a head
 * that was kept elsewhere shows that.
 */
@Injectable()
export class AuditVerifier {
  constructor(private readonly database: Database) {}

  /**
   * @param known a head that the log had earlier and that was kept elsewhere.
   * @returns the head that it has now.
   * @throws AuditBrokenError
   */
  async verify(known?: AuditHead): Promise<AuditHead> {
    const [head] = await this.database.query<AuditHead>(HEAD, []);
    if (!head) {
      throw new AuditBrokenError('The head of the audit log is gone.');
    }
    if (known && known.seq > head.seq) {
      throw new AuditBrokenError(`The log ends with entry ${head.seq}, and had ${known.seq} entries already.`);
    }
    let last: AuditHead = { seq: 0, hash: BEGINNING };
    while (last.seq < head.seq) {
      const rows = await this.database.query<AuditRow>(NEXT, [last.seq]);
      if (rows.length === 0) {
        throw new AuditBrokenError(`The entries from ${last.seq + 1} to ${head.seq} are gone.`);
      }
      for (const row of rows) {
        checkNext(last, row);
        last = row;
        checkHead(last, known);
        checkHead(last, head);
      }
    }
    return { seq: last.seq, hash: last.hash };
  }
}

function checkNext(last: AuditHead, row: AuditRow): void {
  if (row.seq !== last.seq + 1) {
    throw new AuditBrokenError(`The entries from ${last.seq + 1} to ${row.seq - 1} are gone.`);
  }
  if (row.hash !== hashEntry(last.hash, row)) {
    throw new AuditBrokenError(`Entry ${row.seq} is not as it was written, or one before it.`);
  }
}

function checkHead(entry: AuditHead, head: AuditHead | undefined): void {
  if (entry.seq === head?.seq && entry.hash !== head.hash) {
    throw new AuditBrokenError(`Entry ${entry.seq} is not the one that was the head: the log was written anew.`);
  }
}
