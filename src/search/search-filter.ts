import { type DatabaseTime, parseTimestamp } from '../common/time/timestamp.js';
import type { Wanted } from '../database/search-dialect.js';
import { channelToken, markToken, timeRangeTokens, userToken } from '../search-index/facets.js';
import { marksOf } from '../search-index/search-index.service.js';
import type { StoredMessage } from '../search-index/stored-messages.js';
import { findPhrase, foldText, tokensOfPhrase } from '../search-index/tokens.js';
import type { SearchMessagesQueryDto } from './dto/search-messages-query.dto.js';
import { InvalidQueryError } from './search.errors.js';
import { parseQuery, type SearchQuery } from './search-query.js';

/** More pieces than these narrow a search no further, and cost time. */
const MAX_TOKENS = 32;

/** A message that comes into question, to be looked at closely. */
export type Candidate = Omit<StoredMessage, 'rowid'>;

/** A search as it is carried out: what to ask the index, and which of its messages are really meant. */
export class SearchFilter {
  readonly query: SearchQuery;
  private readonly from: DatabaseTime | undefined;
  private readonly to: DatabaseTime | undefined;

  /** @throws InvalidQueryError when there is nothing to look for. */
  constructor(private readonly dto: SearchMessagesQueryDto) {
    const { q, channel_id, user_id, from, to, has } = dto;
    const isFiltered = [channel_id, user_id, from, to, has].some((value) => value !== undefined);
    if (q === undefined && !isFiltered) {
      throw new InvalidQueryError('Give q, or one of channelId, userId, from, to, has.');
    }
    this.query = q === undefined ? { wanted: [], unwanted: [] } : parseQuery(q, isFiltered);
    this.from = from === undefined ? undefined : (parseTimestamp(from) ?? undefined);
    this.to = to === undefined ? undefined : (parseTimestamp(to) ?? undefined);
  }

  /** Everything that decides which messages are found; the same text for the same search. */
  get asked(): string {
    const { query, from, to } = this;
    const { channel_id, user_id, has } = this.dto;
    return JSON.stringify([query.wanted, query.unwanted, channel_id, user_id, from, to, has]);
  }

  /** What to ask the index: every message that is meant has these pieces, and few others have. Null when none can be meant. */
  get pieces(): Wanted | null {
    const { channel_id, user_id, has } = this.dto;
    const all = [
      ...(channel_id === undefined ? [] : [channelToken(channel_id)]),
      ...(user_id === undefined ? [] : [userToken(user_id)]),
      ...(has === undefined ? [] : [markToken(has)]),
      ...new Set(this.query.wanted.flatMap((phrase) => [...tokensOfPhrase(phrase)])),
    ].slice(0, MAX_TOKENS);
    if (this.from === undefined && this.to === undefined) {
      return { all, oneOf: [] };
    }
    const times = timeRangeTokens(this.from, this.to);
    return times.length === 0 ? null : { all, oneOf: [times] };
  }

  /** Whether a message is really meant. */
  matches(message: Candidate): boolean {
    return this.passes(message) && this.hasTerms(message.content);
  }

  private passes(message: Candidate): boolean {
    const { channel_id, user_id, has } = this.dto;
    const { created_at } = message;
    return (
      (channel_id === undefined || message.channel_id === channel_id) &&
      (user_id === undefined || message.user_id === user_id) &&
      (this.from === undefined || created_at >= this.from) &&
      (this.to === undefined || created_at < this.to) &&
      (has === undefined || (has === 'reaction' ? Boolean(message.is_reacted) : marksOf(message).includes(has)))
    );
  }

  private hasTerms(content: string): boolean {
    const { wanted, unwanted } = this.query;
    const folded = foldText(content);
    return (
      wanted.every((phrase) => findPhrase(folded, phrase) >= 0) &&
      !unwanted.some((phrase) => findPhrase(folded, phrase) >= 0)
    );
  }
}
