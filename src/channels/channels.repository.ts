import { Injectable } from '@nestjs/common';
import type { Change, Reader } from '../database/database.js';
import type { Channel } from './channel.entity.js';
import type { ChannelRow } from './dto/channel-response.dto.js';

/** A channel to be made. */
export type NewChannel = ChannelRow & Pick<Channel, 'direct_key'>;

/** A channel with how far it has come. */
export type PlacedChannel = ChannelRow & Pick<Channel, 'last_seq' | 'last_change'>;

const COLUMNS = 'id, name, created_at, description, archived_at, kind';
const INSERT = `
  INSERT INTO channels (${COLUMNS}, direct_key) VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT DO NOTHING RETURNING id`;
const FIND = `SELECT ${COLUMNS}, last_seq, last_change FROM channels WHERE id = $1`;
const FIND_DIRECT = `SELECT ${COLUMNS} FROM channels WHERE direct_key = $1`;
/** What is read of a channel to show it. */
export const CHANNEL_COLUMNS = COLUMNS.replaceAll(/\w+/gu, 'channels.$&');

/** The statements on single rows of the channels table. */
@Injectable()
export class ChannelsRepository {
  /** Adds a channel; false when another one has its id, or its users. */
  async insert({ query }: Change, channel: NewChannel): Promise<boolean> {
    const { id, name, created_at, description, archived_at, kind, direct_key } = channel;
    return (await query(INSERT, [id, name, created_at, description, archived_at, kind, direct_key])).length > 0;
  }

  async find(reader: Reader, id: string): Promise<PlacedChannel | null> {
    const [row] = await reader.query<PlacedChannel>(FIND, [id]);
    return row ?? null;
  }

  /** Finds the channel between certain users. */
  async findDirect(reader: Reader, directKey: string): Promise<ChannelRow | null> {
    const [row] = await reader.query<ChannelRow>(FIND_DIRECT, [directKey]);
    return row ?? null;
  }
}
