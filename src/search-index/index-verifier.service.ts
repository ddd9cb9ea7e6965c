import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { makeListMessages, rangeRows, type StoredMessage, tokenRows } from './stored-messages.js';

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

interface Channel {
  id: string;
  last_seq: number;
  indexed_seq: number;
}

/** Holds the index against the messages. */
@Injectable()
export class IndexVerifier {
  private readonly list: string;

  constructor(private readonly database: Database) {
    this.list = makeListMessages(database.search);
  }

  /** Looks for every message whether the index has all its pieces. What waits to be added is counted and not looked for. */
  async verify(): Promise<Verdict> {
    const verdict: Verdict = { messages: 0, missing: [], pending: 0 };
    for (const channel of await this.database.query<Channel>('SELECT id, last_seq, indexed_seq FROM channels', [])) {
      for (let first = 1; first <= channel.indexed_seq; first += STEP_MESSAGES) {
        await this.verifyStep(channel, first, verdict);
      }
      verdict.pending += channel.last_seq - channel.indexed_seq;
    }
    return verdict;
  }

  private async verifyStep({ id, indexed_seq }: Channel, first_seq: number, verdict: Verdict): Promise<void> {
    const range = { channel_id: id, first_seq, last_seq: Math.min(indexed_seq, first_seq + STEP_MESSAGES - 1) };
    const messages = await this.database.query<StoredMessage>(this.list, [rangeRows([range])]);
    const ids = new Map(messages.map((message) => [message.rowid, message.id]));
    const incomplete = await this.database.query<{ message: number }>(this.database.search.incomplete, [
      tokenRows(messages),
    ]);
    verdict.messages += messages.length;
    verdict.missing.push(...incomplete.map(({ message }) => ids.get(message) ?? String(message)));
  }
}
