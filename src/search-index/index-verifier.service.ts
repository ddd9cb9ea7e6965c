import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { toRows } from '../database/dialect.js';
import { COUNT_COLUMNS, INDEX_COLUMNS } from '../database/search-dialect.js';
import { IndexBuilder } from './index-builder.service.js';
import { allTokensOf, makeListIndexed, type StoredMessage } from './stored-messages.js';

/** So many that most pieces are counted for many messages at once. */
const STEP_PLACES = 50_000;
const LOOKUP_MESSAGES = 200;
const REPORT_INTERVAL_MS = 5_000;

const LAST_PLACE = 'SELECT coalesce(max(rowid), 0) AS place FROM messages';

/** What a look at the whole index came to. */
export interface Verdict {
  /** Messages that were looked at. */
  messages: number;
  /** Ids of messages that a search may miss. */
  missing: string[];
  /** Messages that are known not to be in the index yet. */
  pending: number;
}

/** Holds the index against the messages. */
@Injectable()
export class IndexVerifier {
  private readonly list: string;

  constructor(
    private readonly database: Database,
    private readonly builder: IndexBuilder,
  ) {
    this.list = makeListIndexed(database.search);
  }

  /**
   * Looks for every message whether the index has all its pieces. What waits to be added is counted and not looked for.
   *
   * @param report hears now and then how many messages were looked at.
   */
  async verify(report?: (messages: number) => void): Promise<Verdict> {
    const verdict: Verdict = { messages: 0, missing: [], pending: await this.builder.countPending() };
    const [newest] = await this.database.query<{ place: number }>(LAST_PLACE, []);
    let reported = performance.now();
    for (let first = 1; first <= (newest?.place ?? 0); first += STEP_PLACES) {
      await this.verifyStep([first, first + STEP_PLACES - 1], verdict);
      if (performance.now() - reported >= REPORT_INTERVAL_MS) {
        report?.(verdict.messages);
        reported = performance.now();
      }
    }
    return verdict;
  }

  private async verifyStep(places: [first: number, last: number], verdict: Verdict): Promise<void> {
    const messages = await this.database.query<StoredMessage>(this.list, places);
    verdict.messages += messages.length;
    const doubtful = await this.findDoubtful(messages, places);
    for (let first = 0; first < doubtful.length; first += LOOKUP_MESSAGES) {
      verdict.missing.push(...(await this.findMissing(doubtful.slice(first, first + LOOKUP_MESSAGES))));
    }
  }

  /** Those of the messages in these places that have to be looked up. */
  private async findDoubtful(messages: StoredMessage[], places: [number, number]): Promise<StoredMessage[]> {
    const { miscounted } = this.database.search;
    if (miscounted === undefined) {
      return messages;
    }
    const counts = new Map<string, { token: string; messages: number; places: number }>();
    for (const message of messages) {
      for (const token of allTokensOf(message)) {
        const count = counts.get(token) ?? { token, messages: 0, places: 0 };
        count.messages += 1;
        count.places += message.place;
        counts.set(token, count);
      }
    }
    const rows = toRows(COUNT_COLUMNS, [...counts.values()]);
    const wrong = await this.database.query<{ token: string }>(miscounted, [rows, ...places]);
    const tokens = new Set(wrong.map(({ token }) => token));
    return tokens.size === 0
      ? []
      : messages.filter((message) => [...allTokensOf(message)].some((token) => tokens.has(token)));
  }

  /** @returns the ids of those of messages of which the index has not every piece. */
  private async findMissing(messages: StoredMessage[]): Promise<string[]> {
    const rows = messages.map((message) => ({ place: message.place, tokens: [...allTokensOf(message)].join(' ') }));
    const incomplete = await this.database.query<{ place: number }>(this.database.search.incomplete, [
      toRows(INDEX_COLUMNS, rows),
    ]);
    const ids = new Map(messages.map(({ place, id }) => [place, id]));
    return incomplete.map(({ place }) => ids.get(place) ?? String(place));
  }
}
