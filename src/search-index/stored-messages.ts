import { toRows } from '../database/dialect.js';
import { INDEX_COLUMNS } from '../database/search-dialect.js';
import { markToken } from './facets.js';
import { type InsertedMessage, tokensOfMessage } from './search-index.service.js';

/** A message as the tables have it, with all that the index takes from it. */
export type StoredMessage = InsertedMessage & { is_reacted: boolean | 0 | 1 };

/** Reads the messages of channel $1 in the places $2 to $3, those that are not deleted. */
export const MESSAGES = `
  SELECT rowid, id, channel_id, user_id, content, created_at, seq, reply_to, mentions, pinned_at,
         EXISTS (SELECT 1 FROM reactions WHERE message_id = messages.id AND removed_at IS NULL) AS is_reacted
    FROM messages
   WHERE channel_id = $1 AND seq BETWEEN $2 AND $3 AND deleted_at IS NULL
   ORDER BY seq`;

/** Rows for the statements of `SearchDialect`. */
export function tokenRows(messages: StoredMessage[]): string {
  const rows = messages.map((message) => {
    const tokens = tokensOfMessage(message);
    if (message.is_reacted) {
      tokens.add(markToken('reaction'));
    }
    return { message: message.rowid, tokens: [...tokens].join(' ') };
  });
  return toRows(INDEX_COLUMNS, rows);
}
