import { Injectable } from '@nestjs/common';
import type { Change, Reader } from '../database/database.js';
import type { Channel } from './channel.entity.js';
import type { ChannelRow } from './dto/channel-response.dto.js';

/** A channel to be made. */
export type NewChannel = ChannelRow & Pick<Channel, 'direct_key' | 'created_by'>;

/** A channel with how far it has come. */
export type PlacedChannel = ChannelRow & Pick<Channel, 'last_seq' | 'last_change'>;

const NEW_COLUMNS = 'id, name, created_at, description, archived_at, kind';
const COLUMNS = `${NEW_COLUMNS}, slow_mode_seconds`;
const INSERT = `
  INSERT INTO channels (${NEW_COLUMNS}, direct_key, created_by) SELECT $1, $2, $3, $4, $5, $6, $7, $8
   WHERE NOT EXISTS (SELECT 1 FROM deleted_channels WHERE deleted_channels.id = $1)
  ON CONFLICT DO NOTHING RETURNING id`;
const FIND = `SELECT ${COLUMNS}, last_seq, last_change FROM channels WHERE id = $1`;
const FIND_DIRECT = `SELECT ${COLUMNS} FROM channels WHERE direct_key = $1`;
const COUNT_MADE_BY = 'SELECT count(*) AS count FROM channels WHERE created_by = $1';
const COUNT_MADE_BY_NOBODY = 'SELECT count(*) AS count FROM channels WHERE created_by IS NULL';
/** What is read of a channel to show it. */
export const CHANNEL_COLUMNS = COLUMNS.replaceAll(/\w+/gu, 'channels.$&');

/** The statements on single rows of the channels table. */
@Injectable()
export class ChannelsRepository {
  /** Adds a channel; false when another one has its id or its users, or had its id once. */
  async insert({ query, lock }: Change, channel: NewChannel): Promise<boolean> {
    const { id, name, created_at, description, archived_at, kind, direct_key, created_by } = channel;
    const values = [id, name, created_at, description, archived_at, kind, direct_key, created_by];
    // Where the one of this id is being deleted, that shows afterwards.
    await lock('channels', [id]);
    return (await query(INSERT, values)).length > 0;
  }

  async find(reader: Reader, id: string): Promise<PlacedChannel | null> {
    const [row] = await reader.query<PlacedChannel>(FIND, [id]);
    return row ?? null;
  }

  /** How many channels somebody made; null stands for all who did not sign in. */
  async countMadeBy(reader: Reader, userId: string | null): Promise<number> {
    const [row] = await (userId === null
      ? reader.query<{ count: number }>(COUNT_MADE_BY_NOBODY, [])
      : reader.query<{ count: number }>(COUNT_MADE_BY, [userId]));
    return Number(row?.count);
  }

  /** Finds the channel between certain users. */
  async findDirect(reader: Reader, directKey: string): Promise<ChannelRow | null> {
    const [row] = await reader.query<ChannelRow>(FIND_DIRECT, [directKey]);
    return row ?? null;
  }
}
