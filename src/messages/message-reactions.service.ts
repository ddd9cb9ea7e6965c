import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { Actor } from '../permissions/permissions.js';
import { normalizeEmoji } from '../reactions/dto/emoji.field.js';
import type { ReactionResponse } from '../reactions/dto/reaction-response.dto.js';
import { ReactionsService } from '../reactions/reactions.service.js';
import { SearchIndexService } from '../search-index/search-index.service.js';
import { MessageChangesRepository } from './message-changes.repository.js';
import { MessageChanges } from './message-changes.js';

/** Who reacts, and with what. */
interface Reacting {
  user_id: string;
  emoji: string;
}

/** Reacting to messages: each user once with each emoji. */
@Injectable()
export class MessageReactionsService {
  constructor(
    private readonly rows: MessageChangesRepository,
    private readonly changes: MessageChanges,
    private readonly reactions: ReactionsService,
    private readonly index: SearchIndexService,
    private readonly database: Database,
  ) {}

  /**
   * Reacts to a message; once more with the same emoji changes nothing. Emits ReactionAdded.
   *
   * @throws MessageNotFoundError, ForbiddenError, MessageDeletedError, TooManyReactionsError, ChannelArchivedError, StorageError
   */
  add(actor: Actor, id: string, { user_id, emoji }: Reacting): Promise<ReactionResponse> {
    return this.database.transaction(async (transaction) => {
      const message = await this.changes.takeStanding(transaction, actor, 'react', id);
      const key = { message_id: id, channel_id: message.channel_id, emoji: normalizeEmoji(emoji), user_id };
      const next = () => this.changes.next(transaction, message);
      const { reaction, changed } = await this.reactions.add(transaction, key, next);
      if (changed) {
        await this.rows.markReacted(transaction, id);
        await this.index.mark(transaction, message, 'reaction', true);
      }
      return reaction;
    });
  }

  /** Takes a reaction back; errors as for `add`. Emits ReactionRemoved. */
  remove(actor: Actor, id: string, { user_id, emoji }: Reacting): Promise<ReactionResponse> {
    return this.database.transaction(async (transaction) => {
      const message = await this.changes.takeStanding(transaction, actor, 'react', id);
      const key = { message_id: id, channel_id: message.channel_id, emoji: normalizeEmoji(emoji), user_id };
      const next = () => this.changes.next(transaction, message);
      const reaction = await this.reactions.remove(transaction, key, next);
      await this.index.markReacted(transaction, message);
      return reaction;
    });
  }
}
