import { Injectable } from '@nestjs/common';
import { toDatabaseTime, toIsoTimestamp } from '../common/time/timestamp.js';
import { Database } from '../database/database.js';
import type { Actor } from '../permissions/permissions.js';
import { SearchIndexService } from '../search-index/search-index.service.js';
import { UsersService } from '../users/users.service.js';
import type { EditMessageDto } from './dto/edit-message.dto.js';
import type { ListEditsQueryDto } from './dto/list-edits-query.dto.js';
import type { MessageEditsResponse } from './dto/message-edits-response.dto.js';
import type { MessageResponse } from './dto/message-response.dto.js';
import { MessageAccess } from './message-access.js';
import { MessageChangesRepository } from './message-changes.repository.js';
import { MessageChanges } from './message-changes.js';
import { NotAuthorError } from './messages.errors.js';

/** Editing messages, and what they said before. */
@Injectable()
export class MessageEditsService {
  constructor(
    private readonly access: MessageAccess,
    private readonly rows: MessageChangesRepository,
    private readonly changes: MessageChanges,
    private readonly users: UsersService,
    private readonly index: SearchIndexService,
    private readonly database: Database,
  ) {}

  /**
   * Lists what a message said before its edits, oldest first.
   *
   * @throws MessageNotFoundError
   */
  async list(actor: Actor, id: string, { limit, offset }: ListEditsQueryDto): Promise<MessageEditsResponse> {
    await this.access.get(actor, id);
    const total = await this.rows.countEdits(id);
    const edits = offset < total ? await this.rows.listEdits(id, offset + 1, Math.min(total, offset + limit)) : [];
    return {
      edits: edits.map(({ content, replaced_at }) => ({ content, replaced_at: toIsoTimestamp(replaced_at) })),
      total,
      has_more: offset + limit < total,
    };
  }

  /**
   * Replaces the text of a message; the one before is kept among its edits. The same text again changes nothing. Emits
   * MessageUpdated.
   *
   * @throws MessageNotFoundError, ForbiddenError, NotAuthorError, MessageDeletedError, ChannelArchivedError, StorageError
   */
  edit(actor: Actor, id: string, { user_id, content }: EditMessageDto): Promise<MessageResponse> {
    return this.database.transaction(async (transaction) => {
      const message = await this.changes.takeStanding(transaction, actor, 'write', id);
      // With accounts off, the author is whoever gives the same id.
      if (message.user_id !== user_id) {
        throw new NotAuthorError();
      }
      if (message.content === content) {
        return this.changes.show(transaction, message, user_id);
      }
      const change = await this.changes.next(transaction, message);
      const named = await this.users.findMentioned(transaction, content);
      const mentions = named.length > 0 ? JSON.stringify(named) : null;
      const at = toDatabaseTime(Date.now());
      await this.rows.edit(transaction, message, { content, mentions, at, change });
      await this.index.replace(transaction, message, { ...message, content, mentions });
      return this.changes.announce(transaction, id, change, user_id);
    });
  }
}
