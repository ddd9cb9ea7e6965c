import { Injectable } from '@nestjs/common';
import { toDatabaseTime } from '../common/time/timestamp.js';
import { Database } from '../database/database.js';
import type { Actor } from '../permissions/permissions.js';
import { ReactionsService } from '../reactions/reactions.service.js';
import { SearchIndexService } from '../search-index/search-index.service.js';
import type { ActorDto } from './dto/actor.dto.js';
import type { DeletedMessageResponse } from './dto/deleted-message-response.dto.js';
import { MessageChangesRepository } from './message-changes.repository.js';
import { MessageChanges } from './message-changes.js';
import { MessageThreadsService } from './message-threads.service.js';
import { NotAuthorError } from './messages.errors.js';
import { MessageDeleted } from './messages.events.js';

/** Deleting messages. */
@Injectable()
export class MessageDeletionService {
  constructor(
    private readonly rows: MessageChangesRepository,
    private readonly changes: MessageChanges,
    private readonly reactions: ReactionsService,
    private readonly threads: MessageThreadsService,
    private readonly index: SearchIndexService,
    private readonly database: Database,
  ) {}

  /**
   * Deletes a message: its text, edits, mentions, pin and reactions are gone, its place stays. Twice is the same as once.
   * Emits MessageDeleted, and ThreadUpdated for an answer.
   *
   * @throws MessageNotFoundError, ForbiddenError, NotAuthorError, ChannelArchivedError, StorageError
   */
  delete(actor: Actor, id: string, { user_id }: ActorDto): Promise<DeletedMessageResponse> {
    return this.database.transaction(async (transaction) => {
      const message = await this.changes.take(transaction, actor, 'write', id);
      if (message.user_id !== user_id) {
        throw new NotAuthorError();
      }
      const deleted = { id, channel_id: message.channel_id };
      if (!message.deleted_at) {
        const change = await this.changes.next(transaction, message);
        await this.index.remove(transaction, message);
        await this.rows.delete(transaction, id, toDatabaseTime(Date.now()), change);
        await this.reactions.clear(transaction, id);
        transaction.emit(new MessageDeleted(deleted, change));
        await this.threads.countDeleted(transaction, message);
      }
      return deleted;
    });
  }
}
