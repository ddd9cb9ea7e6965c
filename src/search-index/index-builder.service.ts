import { setImmediate as nextTurn } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Database, type Transaction } from '../database/database.js';
import { fromRows, toRows } from '../database/dialect.js';
import {
  ADDED_COLUMNS,
  type AddedMessage,
  cutText,
  makeListMessages,
  type MessageRange,
  newRows,
  rangeRows,
  sizeOf,
} from './stored-messages.js';

/** Most messages, and about how much text in code units, that one transaction adds: some ten milliseconds of work. */
const STEP_MESSAGES = 500;
const STEP_TEXT = 50_000;
/** New messages wait this long for others: many at once cost less than half of what each alone does. */
const DELAY_MS = 200;
/** Most messages outside the index that a search looks through one by one. */
const MAX_PENDING = 2_000;
/** Steps for which a search waits where there are more. */
const PATIENCE_STEPS = 10;
const RETRY_MS = 5_000;
const LOG_INTERVAL_MS = 5_000;

const COUNT = 'SELECT CAST(coalesce(sum(last_seq - indexed_seq), 0) AS INTEGER) AS messages FROM channels';
// The smallest first, so that most channels are done soon.
const PENDING = `
  SELECT id AS channel_id, indexed_seq + 1 AS first_seq, last_seq FROM channels
   WHERE last_seq > indexed_seq AND id = coalesce($1, id) ORDER BY last_seq - indexed_seq, id`;
const DONE_COLUMNS = { channel_id: 'text', last_seq: 'integer' } as const;
const RESET = ['UPDATE channels SET indexed_seq = 0', 'UPDATE deleted_channels SET indexed_seq = 0'];

/**
 * Brings messages into the index: new ones, those of an older file, and those that another program inserts. `indexed_seq` of a
 * channel tells how far it is, and moves in the transaction that writes the index. It works in the background, in steps that
 * are transactions of their own, and goes on after a restart where it was.
 */
@Injectable()
export class IndexBuilder implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(IndexBuilder.name);
  private readonly list: string;
  private readonly advance: string;
  private running: Promise<void> | undefined;
  private step: Promise<unknown> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(private readonly database: Database) {
    const rows = makeListMessages(database.search);
    this.list = `SELECT (${database.dialect.pack(ADDED_COLUMNS, rows)}) AS packed`;
    this.advance = `
      UPDATE channels SET indexed_seq = done.last_seq
        FROM ${database.dialect.rows('$1', DONE_COLUMNS)} AS done WHERE channels.id = done.channel_id`;
  }

  onApplicationBootstrap(): void {
    this.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** Hears that there are new messages. */
  wake(delay = DELAY_MS): void {
    if (!this.stopped) {
      this.timer ??= setTimeout(() => this.start(), delay).unref();
    }
  }

  /** How many messages are not in the index. */
  async countPending(): Promise<number> {
    const [row] = await this.database.query<{ messages: number }>(COUNT, []);
    return row?.messages ?? 0;
  }

  /**
   * Lists what is not in the index, of one channel or of all, so that a search looks at it itself. Where that is much, the
   * building is waited for a little.
   *
   * @returns the ranges; all `pending` of them are too many to be looked at when there are no `ranges`.
   */
  async listPending(channelId?: string): Promise<{ pending: number; ranges: MessageRange[] | null }> {
    for (let steps = 0; ; steps += 1) {
      const ranges = await this.database.query<MessageRange>(PENDING, [channelId ?? null]);
      const pending = sizeOf(ranges);
      if (pending > 0) {
        // They may come from another program, which wakes nobody.
        this.wake();
      }
      if (pending <= MAX_PENDING || steps === PATIENCE_STEPS) {
        return { pending, ranges: pending <= MAX_PENDING ? ranges : null };
      }
      this.start();
      await this.step;
    }
  }

  /** Empties the index, and notes that everything has to be added to it. */
  async reset(): Promise<void> {
    await this.database.transaction(async ({ query }) => {
      for (const statement of [...this.database.search.clear, ...RESET]) {
        await query(statement, []);
      }
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

  private start(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (!this.stopped) {
      this.running ??= this.work().finally(() => (this.running = undefined));
    }
  }

  private async work(): Promise<void> {
    try {
      const total = await this.countPending();
      if (total > MAX_PENDING) {
        this.logger.log({ messages: total }, 'Messages are being added to the index for searching.');
      }
      await this.build((pending) => this.logger.log({ pending }, 'Messages wait to be added to the index.'));
      if (total > MAX_PENDING && !this.stopped) {
        this.logger.log({ messages: total }, 'Every message is in the index for searching.');
      }
    } catch (error) {
      this.logger.error({ err: error }, 'The index for searching cannot be written; it is tried again.');
      this.wake(RETRY_MS);
    }
  }

  /** @returns whether there may be more to add. */
  private addNext(): Promise<boolean> {
    const step = this.database.transaction((transaction) => this.addStep(transaction));
    this.step = step.catch(() => undefined);
    return step;
  }

  private async addStep({ query, lock }: Transaction): Promise<boolean> {
    const seen = cutRanges(await query<MessageRange>(PENDING, [null]));
    const ids = seen.map(({ channel_id }) => channel_id);
    if (ids.length === 0) {
      return false;
    }
    await lock('channels', ids);
    // Another process may have added them until the channels were ours.
    const pending = await query<MessageRange>(PENDING, [null]);
    const ranges = cutRanges(pending.filter(({ channel_id }) => ids.includes(channel_id)));
    const [row] = await query<{ packed: string }>(this.list, [rangeRows(ranges)]);
    const stored = sortByRange(fromRows<AddedMessage>(ADDED_COLUMNS, row?.packed ?? '[]'), ranges);
    const messages = cutText(stored, STEP_TEXT);
    const done = messages.length < stored.length ? rangesUntil(ranges, messages.at(-1) as AddedMessage) : ranges;
    if (messages.length > 0) {
      await query(this.database.search.add, [newRows(messages.toSorted((a, b) => a.place - b.place))]);
    }
    await query(this.advance, [toRows(DONE_COLUMNS, done)]);
    return messages.length < stored.length || sizeOf(ranges) === STEP_MESSAGES;
  }
}

/** Leaves of ranges as many messages as one step adds. */
function cutRanges(ranges: MessageRange[]): MessageRange[] {
  let left = STEP_MESSAGES;
  return ranges.flatMap((range) => {
    const { first_seq, last_seq } = range;
    const count = Math.min(left, last_seq - first_seq + 1);
    left -= count;
    return count > 0 ? { ...range, last_seq: first_seq + count - 1 } : [];
  });
}

/** Leaves of ranges what comes before a message, and itself. */
function rangesUntil(ranges: MessageRange[], { channel_id, seq }: AddedMessage): MessageRange[] {
  const at = ranges.findIndex((range) => range.channel_id === channel_id);
  return ranges.slice(0, at + 1).map((range, index) => (index === at ? { ...range, last_seq: seq } : range));
}

/** Sorts messages of ranges range by range, oldest first. */
function sortByRange(messages: AddedMessage[], ranges: MessageRange[]): AddedMessage[] {
  const positions = new Map(ranges.map(({ channel_id }, index) => [channel_id, index]));
  const positionOf = ({ channel_id }: AddedMessage): number => positions.get(channel_id) as number;
  return messages.toSorted((a, b) => positionOf(a) - positionOf(b) || a.seq - b.seq);
}
