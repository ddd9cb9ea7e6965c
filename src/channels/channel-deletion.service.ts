import { Injectable } from '@nestjs/common';
import type { Origin } from '../audit-log/audit-entry.js';
import { AuditLog } from '../audit-log/audit-log.service.js';
import type { Principal } from '../auth/principal.js';
import { ValidationFailedError } from '../common/errors/domain-error.js';
import { toDatabaseTime } from '../common/time/timestamp.js';
import { type Change, Database } from '../database/database.js';
import { ChannelAccessService } from './channel-access.service.js';
import { ChannelNotArchivedError, ChannelNotFoundError } from './channels.errors.js';
import { ChannelDeleted } from './channels.events.js';
import { ChannelsRepository } from './channels.repository.js';
import { type DeletedChannel, DeletedChannelsRepository } from './deleted-channels.repository.js';
import type { DeleteChannelQueryDto } from './dto/delete-channel-query.dto.js';

/**
 * Deleting channels for good. Its row goes at once, and with it everything, because nothing is shown, written or found
 * without it; what belonged to it goes in the background, see ChannelPurge.
 */
@Injectable()
export class ChannelDeletionService {
  constructor(
    private readonly channels: ChannelsRepository,
    private readonly deleted: DeletedChannelsRepository,
    private readonly access: ChannelAccessService,
    private readonly audit: AuditLog,
    private readonly database: Database,
  ) {}

  /**
   * Deletes a channel that is archived. Its id is never given again. Emits ChannelDeleted.
   *
   * @throws ChannelNotFoundError, ForbiddenError, ChannelNotArchivedError; ValidationFailedError when `confirm` is not its name.
   */
  delete(actor: Principal, id: string, { confirm }: DeleteChannelQueryDto, origin: Origin): Promise<void> {
    return this.database.change(async (change) => {
      await change.lock('channels', [id]);
      const { kind } = await this.access.getStanding(change, actor, id);
      await this.access.check(actor, 'delete', id, { reader: change });
      const channel = await this.channels.find(change, id);
      if (!channel) {
        throw new ChannelNotFoundError();
      }
      if (channel.archived_at === null) {
        throw new ChannelNotArchivedError();
      }
      if (confirm !== channel.name) {
        throw new ValidationFailedError([{ field: 'confirm', message: 'must be the name of the channel' }]);
      }
      await this.deleted.delete(change, id, toDatabaseTime(Date.now()));
      change.emit(new ChannelDeleted(id, kind));
      await this.audit.record(change, origin, {
        action: 'channel.deleted',
        target: `channel:${id}`,
        details: { name: channel.name, messages: channel.last_seq },
      });
    });
  }

  /** A deleted channel of which something is left. */
  findUnpurged(): Promise<DeletedChannel | null> {
    return this.deleted.findUnpurged();
  }

  /** Keeps other servers from a deleted channel until the end of the transaction; null where nothing of it is left. */
  async holdUnpurged(change: Change, id: string): Promise<DeletedChannel | null> {
    await change.lock('deleted_channels', [id]);
    return this.deleted.getUnpurged(change, id);
  }

  /** Notes that nothing of a deleted channel is left. */
  finishPurge(change: Change, id: string): Promise<void> {
    return this.deleted.finish(change, id, toDatabaseTime(Date.now()));
  }
}
