import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { ChannelAccessService, makeReadable, readableBy } from '../channels/channel-access.service.js';
import { Database } from '../database/database.js';
import type { Dialect } from '../database/dialect.js';
import { QueryTimeoutError } from '../database/database.errors.js';
import { MessagesService } from '../messages/messages.service.js';
import type { Actor } from '../permissions/permissions.js';
import { IndexBuilder } from '../search-index/index-builder.service.js';
import { makeListMessages, type MessageRange, rangeRows } from '../search-index/stored-messages.js';
import type { IndexBuildingResponse } from './dto/index-building-response.dto.js';
import type { SearchMessagesQueryDto } from './dto/search-messages-query.dto.js';
import type { FoundMessage, SearchMessagesResponse } from './dto/search-messages-response.dto.js';
import { findHighlights } from './highlights.js';
import { SearchBusyError, SearchTimeoutError } from './search.errors.js';
import { SearchCursors } from './search-cursor.js';
import { type Candidate, SearchFilter } from './search-filter.js';

/** Searches that may run or wait at once. */
const MAX_SEARCHES = 50;
/** Most candidates that are read at once: more would keep the process from everything else for too long. */
const MAX_CANDIDATES = 1_000;
/** Longest stretch, in milliseconds, that looking at candidates takes before others have their turn. */
const TURN_MS = 5;

/** The messages that a page shows, newest first, and where the next one goes on. */
interface Page {
  ids: string[];
  next: number | null;
}

function makeFind(dialect: Dialect, find: string): string {
  // What the actor may not read is like what is not there.
  const readable = makeReadable(dialect, '$5', '$6');
  return `
  SELECT hit.place, messages.id, messages.channel_id, messages.user_id, messages.content, messages.created_at,
         messages.seq, messages.reply_to, messages.mentions, messages.pinned_at,
         $4 = 'reaction' AND EXISTS (
           SELECT 1 FROM reactions WHERE message_id = messages.id AND removed_at IS NULL) AS is_reacted
    FROM (${find}) AS hit
    LEFT JOIN messages ON messages.rowid = hit.message AND messages.seq IS NOT NULL AND messages.deleted_at IS NULL
          AND EXISTS (SELECT 1 FROM channels WHERE channels.id = messages.channel_id AND ${readable})
   ORDER BY hit.place DESC`;
}

/** Finding messages by what people wrote. */
@Injectable()
export class SearchService {
  private readonly find: string;
  private readonly list: string;
  private readonly cursors: SearchCursors;
  private readonly timeoutMs: number;
  private running = 0;

  constructor(
    private readonly messages: MessagesService,
    private readonly channels: ChannelAccessService,
    private readonly builder: IndexBuilder,
    private readonly database: Database,
    config: AppConfig,
  ) {
    this.find = makeFind(database.dialect, database.search.find);
    this.list = makeListMessages(database.search);
    this.cursors = new SearchCursors(database.epoch);
    this.timeoutMs = config.search.timeout_ms;
  }

  /**
   * Finds messages that the actor may read, newest first: those that were saved later come first. Archived channels are searched too, deleted
   * messages never.
   *
   * @returns a page, or that the messages that were asked for are not all in the index yet.
   * @throws InvalidQueryError, InvalidCursorError, ChannelNotFoundError, ForbiddenError, SearchTimeoutError, SearchBusyError
   */
  async search(actor: Actor, dto: SearchMessagesQueryDto): Promise<SearchMessagesResponse | IndexBuildingResponse> {
    const filter = new SearchFilter(dto);
    const before = dto.cursor === undefined ? undefined : this.cursors.read(dto.cursor, filter.asked);
    if (dto.channel_id !== undefined) {
      await this.channels.check(actor, 'read', dto.channel_id);
    }
    const { pending, ranges } = await this.builder.listPending(dto.channel_id);
    if (ranges === null) {
      return {
        code: 'index_building',
        detail: 'Messages are still being added to the index; ask again in a moment.',
        pending,
      };
    }
    const refusals = await this.channels.findRefusals(
      this.database,
      'read',
      ranges.map(({ channel_id }) => ({ actor, channel_id })),
    );
    const unindexed = ranges.filter((_, index) => !refusals.has(index));
    const { ids, next } = await this.inTurn(() => this.readPage(actor, filter, dto, unindexed, before));
    return {
      messages: await this.show(ids, filter.query.wanted),
      has_more: next !== null,
      next_cursor: next === null ? null : this.cursors.write(next, filter.asked),
    };
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= MAX_SEARCHES) {
      throw new SearchBusyError();
    }
    this.running += 1;
    try {
      return await work();
    } catch (error) {
      throw error instanceof QueryTimeoutError ? new SearchTimeoutError() : error;
    } finally {
      this.running -= 1;
    }
  }

  /**
   * Looks through what is not in the index, and then through the candidates of the index, newest first, until the page is full
   * and it is known whether more follow. In this order, a message that is added to the index meanwhile is not missed.
   */
  private async readPage(
    actor: Actor,
    filter: SearchFilter,
    { limit, has }: SearchMessagesQueryDto,
    ranges: MessageRange[],
    before = Number.MAX_SAFE_INTEGER,
  ): Promise<Page> {
    const { pieces } = filter;
    if (pieces === null) {
      return { ids: [], next: null };
    }
    const deadline = performance.now() + this.timeoutMs;
    const read = (sql: string, parameters: unknown[]): Promise<Candidate[]> =>
      this.database.queryWithin<Candidate>(deadline - performance.now(), sql, parameters);
    const pending = ranges.length > 0 ? await read(this.list, [rangeRows(ranges)]) : [];
    const unindexed = await pick(
      pending.filter(({ place }) => place < before),
      filter,
    );
    const match = this.database.search.match(pieces);
    const indexed: Candidate[] = [];
    let [below, count] = [before, limit + 1];
    while (indexed.length <= limit) {
      const candidates = await read(this.find, [match, below, count, has ?? '', ...readableBy(actor)]);
      indexed.push(...(await pick(candidates, filter)));
      if (candidates.length < count) {
        break;
      }
      below = candidates.at(-1)?.place as number;
      count = Math.min(4 * count, MAX_CANDIDATES);
    }
    return makePage([...unindexed, ...indexed], limit);
  }

  /** Shows messages as they are now, which may be a moment later than they were found. */
  private async show(ids: string[], phrases: string[]): Promise<FoundMessage[]> {
    const messages = await this.messages.listByIds(ids);
    return messages
      .filter(({ deleted_at }) => deleted_at === undefined)
      .map((message) => ({ ...message, highlights: findHighlights(message.content, phrases) }));
  }
}

/** The newest of what was found, where a message may be found twice. */
function makePage(found: Candidate[], limit: number): Page {
  const byPlace = new Map(found.map(({ place, id }) => [place, id]));
  const places = [...byPlace.keys()].toSorted((a, b) => b - a);
  const page = places.slice(0, limit);
  return {
    ids: page.map((place) => byPlace.get(place) as string),
    next: places.length > limit ? (page.at(-1) as number) : null,
  };
}

async function pick(candidates: Candidate[], filter: SearchFilter): Promise<Candidate[]> {
  const picked: Candidate[] = [];
  let turn = performance.now();
  for (const candidate of candidates) {
    // A number without a message is the reserve of the index, or belonged to what was deleted.
    if (candidate.id !== null && filter.matches(candidate)) {
      picked.push(candidate);
    }
    if (performance.now() - turn > TURN_MS) {
      await nextTurn();
      turn = performance.now();
    }
  }
  return picked;
}
