import { Injectable } from '@nestjs/common';
import { toIsoTimestamp } from '../common/time/timestamp.js';
import type { Reader } from '../database/database.js';
import type { EncodedField } from '../database/dialect.js';
import type { ReactionSummary } from '../reactions/dto/reaction-summary.dto.js';
import { ReactionsService } from '../reactions/reactions.service.js';
import type { MentionResponse, MessageResponse } from './dto/message-response.dto.js';
import type { SavedMessage } from './messages.repository.js';

/** The fields of a plain message, in their order, with what they are made of. Pages are encoded by them. */
export const PLAIN_FIELDS = {
  id: 'text',
  channel_id: 'text',
  user_id: 'text',
  user_name: 'text',
  content: 'text',
  timestamp: 'time',
  is_own_message: 'boolean',
  created_at: 'time',
} as const satisfies Partial<Record<keyof MessageResponse, EncodedField['kind']>>;

/** Makes the shape in which clients see messages, wherever they see them. */
@Injectable()
export class MessageView {
  constructor(private readonly reactions: ReactionsService) {}

  /**
   * Shows rows with their reactions. Only rows that something happened to cost a look at the reactions.
   *
   * @param viewer whose own reactions are marked.
   */
  async show(reader: Reader, rows: SavedMessage[], viewer?: string): Promise<MessageResponse[]> {
    const changed = rows.filter(({ change_seq }) => typeof change_seq === 'number').map(({ id }) => id);
    if (changed.length === 0) {
      return rows.map((row) => toMessageResponse(row));
    }
    const reactions = await this.reactions.summarize(reader, changed, viewer);
    return rows.map((row) => toMessageResponse(row, reactions.get(row.id)));
  }
}

/** The shape of a message. A field beyond those of a plain message is there only where it holds something. */
export function toMessageResponse(row: SavedMessage, reactions?: ReactionSummary[]): MessageResponse {
  const { id, channel_id, user_id, user_name, content, timestamp, is_own_message, created_at } = row;
  const plain: Record<keyof typeof PLAIN_FIELDS, unknown> & MessageResponse = {
    id,
    channel_id,
    user_id,
    user_name,
    content,
    timestamp: toIsoTimestamp(timestamp),
    is_own_message: Boolean(is_own_message),
    created_at: toIsoTimestamp(created_at),
  };
  const isPlain = typeof row.change_seq !== 'number' && !row.reply_to && !row.mentions;
  return isPlain ? plain : { ...plain, ...more(row, reactions) };
}

function more(row: SavedMessage, reactions?: ReactionSummary[]): Partial<MessageResponse> {
  const { edited_at, deleted_at, deleted_by, reply_to, reply_count, mentions, pinned_at, pinned_by } = row;
  return {
    ...(edited_at ? { edited_at: toIsoTimestamp(edited_at) } : {}),
    ...(deleted_at ? { deleted_at: toIsoTimestamp(deleted_at) } : {}),
    ...(deleted_by ? { deleted_by } : {}),
    ...(reply_to ? { reply_to } : {}),
    ...(reply_count ? { reply_count } : {}),
    ...(mentions ? { mentions: JSON.parse(mentions) as MentionResponse[] } : {}),
    ...(pinned_at ? { pinned_at: toIsoTimestamp(pinned_at) } : {}),
    ...(pinned_by ? { pinned_by } : {}),
    ...(reactions ? { reactions } : {}),
  };
}
