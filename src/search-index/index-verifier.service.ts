import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { MESSAGES, type StoredMessage, tokenRows } from './stored-messages.js';

const STEP_MESSAGES = 200;

/** What a look at the whole index came to. */
export interface Verdict {
  /** Messages that were looked at. */
  messages: number;
  /** Ids of messages that a search may miss. */
  missing: string[];
  /** Messages that are known not to be in the index yet. */
  pending: number;
}

const CHANNELS = `
  SELECT channels.id, channels.last_seq, search_pending.first_seq, search_pending.last_seq AS pending_seq
    FROM channels LEFT JOIN search_pending ON search_pending.channel_id = channels.id`;

interface Channel {
  id: string;
  last_seq: number;
  first_seq: number | null;
  pending_seq: number | null;
}

/** Holds the index against the messages. */
@Injectable()
export class IndexVerifier {
  constructor(private readonly database: Database) {}

  /** Looks for every message whether the index has all its pieces. What waits to be added is counted and not looked for. */
  async verify(): Promise<Verdict> {
    const verdict: Verdict = { messages: 0, missing: [], pending: 0 };
    for (const channel of await this.database.query<Channel>(CHANNELS, [])) {
      for (let first = 1; first <= channel.last_seq; first += STEP_MESSAGES) {
        await this.verifyStep(channel, first, verdict);
      }
    }
    return verdict;
  }

  private async verifyStep({ id, first_seq, pending_seq }: Channel, first: number, verdict: Verdict): Promise<void> {
    const rows = await this.database.query<StoredMessage>(MESSAGES, [id, first, first + STEP_MESSAGES - 1]);
    const indexed = rows.filter(({ seq }) => first_seq === null || seq < first_seq || seq > (pending_seq ?? 0));
    const ids = new Map(indexed.map((row) => [row.rowid, row.id]));
    const incomplete = await this.database.query<{ message: number }>(this.database.search.incomplete, [
      tokenRows(indexed),
    ]);
    verdict.messages += indexed.length;
    verdict.pending += rows.length - indexed.length;
    verdict.missing.push(...incomplete.map(({ message }) => ids.get(message) ?? String(message)));
  }
}
