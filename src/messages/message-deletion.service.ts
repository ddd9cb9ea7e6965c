import { Injectable } from '@nestjs/common';
import type { Origin } from '../audit-log/audit-entry.js';
import { AuditLog } from '../audit-log/audit-log.service.js';
import { toDatabaseTime } from '../common/time/timestamp.js';
import { Database, type Transaction } from '../database/database.js';
import { ForbiddenError } from '../permissions/permissions.errors.js';
import type { Actor } from '../permissions/permissions.js';
import { ReactionsService } from '../reactions/reactions.service.js';
import { SearchIndexService } from '../search-index/search-index.service.js';
import type { ActorDto } from './dto/actor.dto.js';
import { type DeletedMessageResponse, toDeletedMessageResponse } from './dto/deleted-message-response.dto.js';
import { MessageChangesRepository } from './message-changes.repository.js';
import { MessageChanges } from './message-changes.js';
import { MessageThreadsService } from './message-threads.service.js';
import { NotAuthorError } from './messages.errors.js';
import { MessageDeleted } from './messages.events.js';
import type { SavedMessage } from './messages.repository.js';

/** Deleting messages. */
@Injectable()
export class MessageDeletionService {
  constructor(
    private readonly rows: MessageChangesRepository,
    private readonly changes: MessageChanges,
    private readonly reactions: ReactionsService,
    private readonly threads: MessageThreadsService,
    private readonly index: SearchIndexService,
    private readonly audit: AuditLog,
    private readonly database: Database,
  ) {}

  /**
   * Deletes a message of one's own, or as a moderator one of others, which the audit log tells: its text, edits, mentions,
   * pin and reactions are gone, its place stays. Twice is the same as once. Emits MessageDeleted, and ThreadUpdated for an
   * answer.
   *
   * @throws MessageNotFoundError, ForbiddenError, NotAuthorError, ChannelArchivedError, StorageError
   */
  delete(actor: Actor, origin: Origin, id: string, { user_id }: ActorDto): Promise<DeletedMessageResponse> {
    return this.database.transaction(async (transaction) => {
      const message = await this.take(transaction, actor, id, user_id);
      if (message.deleted_at) {
        return toDeletedMessageResponse(message);
      }
      const deleted_by = message.user_id === user_id ? null : user_id;
      const deleted = toDeletedMessageResponse({ ...message, deleted_by });
      const change = await this.changes.next(transaction, message);
      await this.index.remove(transaction, message);
      await this.rows.delete(transaction, id, { at: toDatabaseTime(Date.now()), by: deleted_by }, change);
      await this.reactions.clear(transaction, id);
      transaction.emit(new MessageDeleted(deleted, change));
      await this.threads.countDeleted(transaction, message);
      if (deleted_by !== null) {
        const details = { channel: message.channel_id, author: message.user_id };
        await this.audit.record(transaction, origin, { action: 'message.deleted', target: `message:${id}`, details });
      }
      return deleted;
    });
  }

  private async take(transaction: Transaction, actor: Actor, id: string, userId: string): Promise<SavedMessage> {
    let isAuthor = true;
    try {
      return await this.changes.take(
        transaction,
        actor,
        (seen) => {
          isAuthor = seen.user_id === userId;
          return isAuthor ? 'write' : 'moderate';
        },
        id,
      );
    } catch (error) {
      throw error instanceof ForbiddenError && !isAuthor ? new NotAuthorError() : error;
    }
  }
}
