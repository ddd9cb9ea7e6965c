import type { Change, Database } from './database.js';

/** What became of one item of a batch: its result, or why it was refused. */
export type Outcome<Result> = { result: Result } | { error: unknown };

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/**
 * Lets changes that arrive while a commit runs share the next one: under load, one wait for the disk serves hundreds of
 * them. Each caller is answered after the commit of its own change and never before.
 */
export class GroupCommit<Item, Result> {
  private waiting: Waiting<Item, Result>[] = [];
  private running = false;

  /**
   * @param apply makes the changes of a batch in one transaction and tells the outcome of each, in order; an item that it
   *   refuses must leave nothing behind. When it throws, the batch is rolled back and its items are tried one by one, so
   *   that a bad one fails alone. A single one is tried once more too: another process may have been in its way.
   */
  constructor(
    private readonly database: Database,
    private readonly apply: (change: Change, items: Item[]) => Promise<Outcome<Result>[]>,
    private readonly isWorthSplitting: (error: unknown) => boolean,
    private readonly maxBatch: number,
  ) {}

  /** Queues a change, in the order of the calls, and hands out its result once it is durable. */
  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (!this.running) {
        this.running = true;
        // Everything that this turn of the event loop still reads from its sockets goes into the same commit.
        setImmediate(() => void this.drain());
      }
    });
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) {
      await this.commitNext();
    }
    this.running = false;
  }

  private async commitNext(): Promise<void> {
    let batch: Waiting<Item, Result>[] = [];
    try {
      const outcomes = await this.database.change((change) => {
        // Taken only now, when the writer is free, so that the batch has all that came in meanwhile.
        batch = this.waiting.splice(0, this.maxBatch);
        return this.apply(
          change,
          batch.map(({ item }) => item),
        );
      });
      batch.forEach((waiting, index) => settle(waiting, outcomes[index]));
    } catch (error) {
      await this.retry(batch.length > 0 ? batch : this.waiting.splice(0), error);
    }
  }

  private async retry(batch: Waiting<Item, Result>[], error: unknown): Promise<void> {
    if (!this.isWorthSplitting(error)) {
      batch.forEach((waiting) => waiting.reject(error));
      return;
    }
    for (const waiting of batch) {
      try {
        const [outcome] = await this.database.change((change) => this.apply(change, [waiting.item]));
        settle(waiting, outcome);
      } catch (reason) {
        waiting.reject(reason);
      }
    }
  }
}

function settle<Result>({ resolve, reject }: Waiting<unknown, Result>, outcome: Outcome<Result> | undefined): void {
  if (outcome && 'result' in outcome) {
    resolve(outcome.result);
  } else {
    reject(outcome?.error ?? new Error('A batch told no outcome for one of its items.'));
  }
}
