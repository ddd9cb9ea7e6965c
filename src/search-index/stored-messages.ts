import { toRows } from '../database/dialect.js';
import { INDEX_COLUMNS, RANGE_COLUMNS, type SearchDialect } from '../database/search-dialect.js';
import { markToken } from './facets.js';
import { type IndexedMessage, tokensOfMessage, writeTokensOfMessage } from './search-index.service.js';

/** Messages of a channel: those in the places `first_seq` to `last_seq`, both included. */
export interface MessageRange {
  channel_id: string;
  first_seq: number;
  last_seq: number;
}

/** A message as the tables have it, with all that the index takes from it, and its place among the messages of all channels. */
export type StoredMessage = IndexedMessage & { place: number; is_reacted: boolean | 0 | 1 };

/** A message that goes for good. */
export type GoneMessage = Omit<StoredMessage, 'seq'> & { seq: number | null; deleted_at: string | null };

/** A message that is put into the index. */
export type AddedMessage = Omit<StoredMessage, 'id'>;

/** What of a message is read to put it into the index. */
export const ADDED_COLUMNS = [
  'place',
  'channel_id',
  'user_id',
  'content',
  'created_at',
  'seq',
  'reply_to',
  'mentions',
  'pinned_at',
  'is_reacted',
] as const satisfies (keyof AddedMessage)[];

/** Reads the messages of ranges, which `rangeRows` writes, in no certain order; deleted ones are left out. */
export function makeListMessages(search: SearchDialect): string {
  return `${select(search)}
    FROM ${search.ofRanges}
   WHERE messages.deleted_at IS NULL`;
}

/** Reads the messages of the index in the places from $1 to $2. */
export function makeListIndexed(search: SearchDialect): string {
  return `${select(search)}
    FROM ${search.inPlaces} JOIN channels ON channels.id = messages.channel_id
   WHERE messages.deleted_at IS NULL AND messages.seq <= channels.indexed_seq`;
}

function select({ placeOf }: SearchDialect): string {
  return `
  SELECT ${placeOf('messages.rowid')} AS place, messages.id, messages.channel_id, messages.user_id,
         messages.content, messages.created_at, messages.seq, messages.reply_to, messages.mentions, messages.pinned_at,
         EXISTS (SELECT 1 FROM reactions WHERE message_id = messages.id AND removed_at IS NULL) AS is_reacted`;
}

/** The parameter of `makeListMessages`. */
export function rangeRows(ranges: readonly MessageRange[]): string {
  return toRows(RANGE_COLUMNS, ranges);
}

/** How many messages ranges have, deleted ones counted too. */
export function sizeOf(ranges: readonly MessageRange[]): number {
  return ranges.reduce((sum, { first_seq, last_seq }) => sum + last_seq - first_seq + 1, 0);
}

/** Leaves of messages at least one, then no more than have about so much text, in code units. */
export function cutText<Message extends { content: string }>(messages: Message[], limit: number): Message[] {
  let text = 0;
  const count = messages.findIndex(({ content }) => (text += content.length) > limit) + 1;
  return count > 0 ? messages.slice(0, count) : messages;
}

/** Rows for `SearchDialect.add`. */
export function newRows(messages: readonly AddedMessage[]): string {
  const reacted = ` ${markToken('reaction')}`;
  const rows = messages.map((message) => ({
    place: message.place,
    tokens: writeTokensOfMessage(message) + (message.is_reacted ? reacted : ''),
  }));
  return toRows(INDEX_COLUMNS, rows);
}

/** Rows for `SearchDialect.forget`; the index has the messages of their channel up to the place `indexedSeq`. */
export function goneRows(messages: readonly GoneMessage[], indexedSeq: number): string {
  const rows = messages.map(({ seq, ...message }) => {
    const isIndexed = seq !== null && seq <= indexedSeq && message.deleted_at === null;
    return { place: message.place, tokens: isIndexed ? [...allTokensOf({ ...message, seq })].join(' ') : '' };
  });
  return toRows(INDEX_COLUMNS, rows);
}

/** Everything that the index holds of a message. */
export function allTokensOf(message: StoredMessage): Set<string> {
  const tokens = tokensOfMessage(message);
  if (message.is_reacted) {
    tokens.add(markToken('reaction'));
  }
  return tokens;
}
