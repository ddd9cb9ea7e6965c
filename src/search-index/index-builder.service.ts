import { setImmediate as nextTurn } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Database, type Transaction } from '../database/database.js';
import { MESSAGES, type StoredMessage, tokenRows } from './stored-messages.js';

/** Most messages, and about how much text in code units, that one transaction adds: a few milliseconds of work. */
const STEP_MESSAGES = 200;
const STEP_TEXT = 20_000;
/** Steps for which a search waits, so that the rows that another program just inserted delay it and do not fail it. */
const PATIENCE_STEPS = 10;
const RETRY_MS = 5_000;
const LOG_INTERVAL_MS = 5_000;

/** Places of a channel that are not in the index yet, both ends included. */
interface Pending {
  channel_id: string;
  first_seq: number;
  last_seq: number;
}

const COUNT = `
  SELECT CAST(coalesce(sum(last_seq - first_seq + 1), 0) AS INTEGER) AS messages FROM search_pending
   WHERE channel_id = coalesce($1, channel_id)`;
// The smallest first, so that most channels can be searched soon.
const NEXT = 'SELECT channel_id FROM search_pending ORDER BY last_seq - first_seq, channel_id LIMIT 1';
const GET = 'SELECT channel_id, first_seq, last_seq FROM search_pending WHERE channel_id = $1';
const ADVANCE = 'UPDATE search_pending SET first_seq = $2 WHERE channel_id = $1';
const FINISH = 'DELETE FROM search_pending WHERE first_seq > last_seq';
const RESET = `
  INSERT INTO search_pending (channel_id, first_seq, last_seq)
  SELECT id, 1, last_seq FROM channels WHERE last_seq > 0
  ON CONFLICT (channel_id) DO UPDATE SET first_seq = 1, last_seq = excluded.last_seq`;

/**
 * Brings into the index what is not in it: the messages of an older file, and those that another program inserts. It works in
 * the background, in steps that are transactions of their own, and goes on after a restart where it was.
 */
@Injectable()
export class IndexBuilder implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(IndexBuilder.name);
  private running: Promise<void> | undefined;
  private step: Promise<unknown> = Promise.resolve();
  private retry: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(private readonly database: Database) {}

  onApplicationBootstrap(): void {
    this.wake();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.retry);
    await this.running;
  }

  /** How many messages, of one channel or of all, are not in the index. */
  async countPending(channelId?: string): Promise<number> {
    const [row] = await this.database.query<{ messages: number }>(COUNT, [channelId ?? null]);
    return row?.messages ?? 0;
  }

  /** Whether every message of a channel, or of all, is in the index. What is missing is worked on, and a little waited for. */
  async covers(channelId?: string): Promise<boolean> {
    for (let steps = 0; (await this.countPending(channelId)) > 0; steps += 1) {
      if (steps === PATIENCE_STEPS) {
        return false;
      }
      this.wake();
      await this.step;
    }
    return true;
  }

  /** Empties the index, and notes that everything has to be added to it. */
  async reset(): Promise<void> {
    await this.database.transaction(async ({ query }) => {
      for (const statement of this.database.search.clear) {
        await query(statement, []);
      }
      await query(RESET, []);
    });
  }

  /** Adds everything that is not in the index. */
  async build(report: (pending: number) => void): Promise<void> {
    let reported = performance.now();
    while (!this.stopped && (await this.addNext())) {
      if (performance.now() - reported >= LOG_INTERVAL_MS) {
        report(await this.countPending());
        reported = performance.now();
      }
      // What came in meanwhile goes first.
      await nextTurn();
    }
  }

  private wake(): void {
    if (!this.stopped) {
      this.running ??= this.work().finally(() => (this.running = undefined));
    }
  }

  private async work(): Promise<void> {
    try {
      const total = await this.countPending();
      if (total === 0) {
        return;
      }
      if (total > STEP_MESSAGES) {
        this.logger.log({ messages: total }, 'Messages are being added to the index for searching.');
      }
      await this.build((pending) => this.logger.log({ pending }, 'Messages wait to be added to the index.'));
      if (total > STEP_MESSAGES && !this.stopped) {
        this.logger.log({ messages: total }, 'Every message is in the index for searching.');
      }
    } catch (error) {
      this.logger.error({ err: error }, 'The index for searching cannot be written; it is tried again.');
      clearTimeout(this.retry);
      this.retry = setTimeout(() => this.wake(), RETRY_MS).unref();
    }
  }

  /** @returns whether there was anything to add. */
  private addNext(): Promise<boolean> {
    const step = this.database.transaction((transaction) => this.addStep(transaction));
    this.step = step.catch(() => undefined);
    return step;
  }

  private async addStep({ query, lock }: Transaction): Promise<boolean> {
    const [next] = await query<Pick<Pending, 'channel_id'>>(NEXT, []);
    if (!next) {
      return false;
    }
    await lock('channels', [next.channel_id]);
    const [pending] = await query<Pending>(GET, [next.channel_id]);
    if (pending) {
      const { channel_id, first_seq, last_seq } = pending;
      const end = Math.min(last_seq, first_seq + STEP_MESSAGES - 1);
      const rows = await query<StoredMessage>(MESSAGES, [channel_id, first_seq, end]);
      const messages = cut(rows);
      await query(this.database.search.add, [tokenRows(messages)]);
      const next_seq = messages.length < rows.length ? (messages.at(-1)?.seq ?? end) : end;
      await query(ADVANCE, [channel_id, next_seq + 1]);
      await query(FINISH, []);
    }
    return true;
  }
}

/** Leaves of the rows what one step adds: at least one, then no more text than is done soon. */
function cut(rows: StoredMessage[]): StoredMessage[] {
  let text = 0;
  const count = rows.findIndex(({ content }) => (text += content.length) > STEP_TEXT) + 1;
  return count > 0 ? rows.slice(0, count) : rows;
}
