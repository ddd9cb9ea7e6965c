import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { toDatabaseTime, toIsoTimestamp } from '../common/time/timestamp.js';
import { Database } from '../database/database.js';
import { Channel } from './channel.entity.js';
import { ChannelExistsError, ChannelNotFoundError } from './channels.errors.js';
import { ChannelCreated, ChannelUpdated } from './channels.events.js';
import type { ChannelResponse } from './dto/channel-response.dto.js';
import type { CreateChannelDto } from './dto/create-channel.dto.js';
import type { UpdateChannelDto } from './dto/update-channel.dto.js';
import { FIRST_CHANNELS } from './first-channels.js';

const INSERT = `INSERT INTO channels (id, name, created_at, description) VALUES ($1, $2, $3, $4)
  ON CONFLICT DO NOTHING RETURNING id`;

/** Written out, because every client begins with it: TypeORM takes longer to make this statement than SQLite to run it. */
const LIST = `SELECT id, name, created_at, description, archived_at FROM channels
  WHERE archived_at IS NULL ORDER BY created_at, rowid`;
const LIST_ARCHIVED = LIST.replace('IS NULL', 'IS NOT NULL');

/** Channels: where messages belong. Nothing here is ever deleted; a channel out of use is archived. */
@Injectable()
export class ChannelsService implements OnModuleInit {
  constructor(
    @InjectRepository(Channel) private readonly channels: Repository<Channel>,
    private readonly database: Database,
  ) {}

  /** Makes the first channels in a database that has none. */
  async onModuleInit(): Promise<void> {
    if (await this.channels.exists()) {
      return;
    }
    const created_at = toDatabaseTime(Date.now());
    const rows = FIRST_CHANNELS.map((channel) => ({ ...channel, created_at }));
    // Another process may be starting on the same database.
    await this.database.transaction(({ manager }) =>
      manager.createQueryBuilder().insert().into(Channel).values(rows).orIgnore().execute(),
    );
  }

  /** Lists the channels in use, or the archived ones, oldest first. */
  async list(archived: boolean): Promise<ChannelResponse[]> {
    const rows = await this.database.query<Channel>(archived ? LIST_ARCHIVED : LIST, []);
    return rows.map(toResponse);
  }

  /** @throws ChannelNotFoundError */
  async get(id: string): Promise<ChannelResponse> {
    return toResponse(getOrThrow(await this.channels.findOneBy({ id })));
  }

  /**
   * Makes a channel. Emits ChannelCreated.
   *
   * @throws ChannelExistsError when the id is taken.
   */
  create({ id = randomUUID(), name, description }: CreateChannelDto): Promise<ChannelResponse> {
    return this.database.transaction(async ({ query, emit }) => {
      const row = { id, name, created_at: toDatabaseTime(Date.now()), description: description || null };
      const inserted = await query(INSERT, [row.id, row.name, row.created_at, row.description]);
      if (inserted.length === 0) {
        throw new ChannelExistsError();
      }
      const channel = toResponse({ ...row, archived_at: null });
      emit(new ChannelCreated(channel));
      return channel;
    });
  }

  /**
   * Renames, describes, archives a channel or brings it back. Emits ChannelUpdated.
   *
   * @throws ChannelNotFoundError
   */
  update(id: string, { name, description, archived }: UpdateChannelDto): Promise<ChannelResponse> {
    return this.database.transaction(async ({ manager, lock, emit }) => {
      await lock('channels', [id]);
      const row = getOrThrow(await manager.findOneBy(Channel, { id }));
      row.name = name ?? row.name;
      row.description = description === undefined ? row.description : description || null;
      if (archived !== undefined) {
        row.archived_at = archived ? (row.archived_at ?? toDatabaseTime(Date.now())) : null;
      }
      await manager.update(
        Channel,
        { id },
        { name: row.name, description: row.description, archived_at: row.archived_at },
      );
      const channel = toResponse(row);
      emit(new ChannelUpdated(channel));
      return channel;
    });
  }
}

function getOrThrow(row: Channel | null): Channel {
  if (!row) {
    throw new ChannelNotFoundError();
  }
  return row;
}

function toResponse({
  id,
  name,
  created_at,
  description,
  archived_at,
}: Omit<Channel, 'last_seq' | 'last_change' | 'indexed_seq'>): ChannelResponse {
  return {
    id,
    name,
    created_at: toIsoTimestamp(created_at),
    ...(description ? { description } : {}),
    ...(archived_at ? { archived_at: toIsoTimestamp(archived_at) } : {}),
  };
}
