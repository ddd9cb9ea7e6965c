import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { AuditEvent, Origin } from '../audit-log/audit-entry.js';
import { AuditLog } from '../audit-log/audit-log.service.js';
import { ValidationFailedError } from '../common/errors/domain-error.js';
import { toDatabaseTime } from '../common/time/timestamp.js';
import { Database } from '../database/database.js';
import type { Dialect } from '../database/dialect.js';
import { ForbiddenError } from '../permissions/permissions.errors.js';
import { type Actor, can } from '../permissions/permissions.js';
import { ChannelAccessService, makeReadable, readableBy } from './channel-access.service.js';
import { ChannelBounds } from './channel-bounds.js';
import { Channel } from './channel.entity.js';
import { ChannelMembersRepository } from './channel-members.repository.js';
import { ChannelExistsError, ChannelNotFoundError } from './channels.errors.js';
import { ChannelCreated, ChannelUpdated } from './channels.events.js';
import { CHANNEL_COLUMNS, ChannelsRepository } from './channels.repository.js';
import { DeletedChannelsRepository } from './deleted-channels.repository.js';
import { type ChannelResponse, type ChannelRow, toChannelResponse } from './dto/channel-response.dto.js';
import type { CreateChannelDto } from './dto/create-channel.dto.js';
import type { UpdateChannelDto } from './dto/update-channel.dto.js';
import { FIRST_CHANNELS } from './first-channels.js';

/** Written out, because every client begins with it: TypeORM takes longer to make this statement than SQLite to run it. */
function makeList(dialect: Dialect, archived: 'IS NULL' | 'IS NOT NULL'): string {
  return `SELECT ${CHANNEL_COLUMNS} FROM channels
    WHERE channels.archived_at ${archived} AND ${makeReadable(dialect, '$1', '$2')}
    ORDER BY channels.created_at, channels.rowid`;
}

/** Channels: where messages belong. A channel out of use is archived. */
@Injectable()
export class ChannelsService implements OnModuleInit {
  private readonly listing: string;
  private readonly archivedListing: string;

  constructor(
    @InjectRepository(Channel) private readonly channels: Repository<Channel>,
    private readonly rows: ChannelsRepository,
    private readonly deleted: DeletedChannelsRepository,
    private readonly members: ChannelMembersRepository,
    private readonly bounds: ChannelBounds,
    private readonly access: ChannelAccessService,
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {
    this.listing = makeList(database.dialect, 'IS NULL');
    this.archivedListing = makeList(database.dialect, 'IS NOT NULL');
  }

  /** Makes the first channels in a database that has none and never had any. */
  async onModuleInit(): Promise<void> {
    if ((await this.channels.exists()) || (await this.deleted.hasAny())) {
      return;
    }
    const created_at = toDatabaseTime(Date.now());
    const rows = FIRST_CHANNELS.map((channel) => ({ ...channel, created_at }));
    // Another process may be starting on the same database.
    await this.database.transaction(({ manager }) =>
      manager.createQueryBuilder().insert().into(Channel).values(rows).orIgnore().execute(),
    );
  }

  /** Lists the channels that somebody may read, those in use or the archived ones, oldest first. */
  async list(actor: Actor, archived: boolean): Promise<ChannelResponse[]> {
    const rows = await this.database.query<ChannelRow>(
      archived ? this.archivedListing : this.listing,
      readableBy(actor),
    );
    return rows.map(toChannelResponse);
  }

  /** @throws ChannelNotFoundError */
  async get(actor: Actor, id: string): Promise<ChannelResponse> {
    await this.access.check(actor, 'see', id);
    const row = await this.rows.find(this.database, id);
    if (!row) {
      throw new ChannelNotFoundError();
    }
    return toChannelResponse(row);
  }

  /**
   * Makes a channel, whose owner is who makes it, where he signed in. Emits ChannelCreated.
   *
   * @throws ForbiddenError; ValidationFailedError when a private one is to have a certain id; ChannelExistsError when the
   *   id is taken; TooManyChannelsError
   */
  async create(
    actor: Actor,
    { id, name, description, kind = 'public' }: CreateChannelDto,
    origin: Origin,
  ): Promise<ChannelResponse> {
    if (!can(actor, 'create', { kind, membership: null })) {
      throw new ForbiddenError();
    }
    if (id !== undefined && kind === 'private') {
      // Whoever tries an id that is taken learns that it is: those of private channels are not to be guessed.
      throw new ValidationFailedError([{ field: 'id', message: 'must not go with a private channel' }]);
    }
    return this.database.transaction(async (transaction) => {
      const joined_at = toDatabaseTime(Date.now());
      const channel_id = id ?? randomUUID();
      const row = { name, created_at: joined_at, description: description || null, archived_at: null, kind };
      await this.bounds.checkMaking(transaction, actor);
      const made = { ...row, id: channel_id, direct_key: null, created_by: actor?.user_id ?? null };
      if (!(await this.rows.insert(transaction, made))) {
        throw new ChannelExistsError();
      }
      const channel = toChannelResponse({ ...row, id: channel_id });
      if (actor) {
        const { user_id } = actor;
        await this.members.put(transaction, { channel_id, user_id, role: 'owner', joined_at, added_by: user_id });
      }
      transaction.emit(new ChannelCreated(channel, actor ? [actor.user_id] : []));
      const target = `channel:${channel_id}` as const;
      await this.audit.record(transaction, origin, { action: 'channel.created', target, details: { name, kind } });
      return channel;
    });
  }

  /**
   * Renames, describes, archives a channel or brings it back, or slows it down. Emits ChannelUpdated.
   *
   * @throws ChannelNotFoundError, ForbiddenError
   */
  update(
    actor: Actor,
    id: string,
    { name, description, archived, slow_mode_seconds }: UpdateChannelDto,
    origin: Origin,
  ): Promise<ChannelResponse> {
    return this.database.transaction(async (transaction) => {
      const { manager, lock, emit } = transaction;
      await lock('channels', [id]);
      await this.access.check(actor, 'manage', id, { reader: transaction });
      if (slow_mode_seconds !== undefined) {
        await this.access.check(actor, 'moderate', id, { reader: transaction });
      }
      const row = await manager.findOneBy(Channel, { id });
      if (!row) {
        throw new ChannelNotFoundError();
      }
      const before = { ...row };
      row.name = name ?? row.name;
      row.description = description === undefined ? row.description : description || null;
      row.slow_mode_seconds = slow_mode_seconds ?? row.slow_mode_seconds;
      if (archived !== undefined) {
        row.archived_at = archived ? (row.archived_at ?? toDatabaseTime(Date.now())) : null;
      }
      await manager.update(
        Channel,
        { id },
        {
          name: row.name,
          description: row.description,
          archived_at: row.archived_at,
          slow_mode_seconds: row.slow_mode_seconds,
        },
      );
      const channel = toChannelResponse(row);
      emit(new ChannelUpdated(channel));
      for (const event of whatChanged(before, row)) {
        await this.audit.record(transaction, origin, event);
      }
      return channel;
    });
  }
}

/** What the audit log is told of a change. */
function whatChanged(before: Channel, after: Channel): AuditEvent[] {
  const target = `channel:${after.id}` as const;
  const events: AuditEvent[] = [];
  const details = {
    ...(after.name === before.name ? {} : { name: after.name, previous_name: before.name }),
    ...(after.description === before.description ? {} : { description: after.description }),
    ...(after.slow_mode_seconds === before.slow_mode_seconds ? {} : { slow_mode_seconds: after.slow_mode_seconds }),
  };
  if (Object.keys(details).length > 0) {
    events.push({ action: 'channel.updated', target, details });
  }
  if ((after.archived_at === null) !== (before.archived_at === null)) {
    events.push({ action: after.archived_at === null ? 'channel.restored' : 'channel.archived', target });
  }
  return events;
}
