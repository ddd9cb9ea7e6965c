import { Injectable } from '@nestjs/common';
import { type Change, Database } from '../database/database.js';
import type { ReadMarker } from './read-marker.entity.js';

const ADVANCE = `
  INSERT INTO read_markers (user_id, channel_id, read_seq, updated_at) VALUES ($1, $2, $3, $4)
  ON CONFLICT (user_id, channel_id) DO UPDATE SET read_seq = excluded.read_seq, updated_at = excluded.updated_at
   WHERE read_markers.read_seq < excluded.read_seq
  RETURNING read_seq`;
const GET = 'SELECT read_seq FROM read_markers WHERE user_id = $1 AND channel_id = $2';
const LIST = 'SELECT channel_id, read_seq FROM read_markers WHERE user_id = $1';

/** The statements on the read_markers table. */
@Injectable()
export class ReadMarkersRepository {
  constructor(private readonly database: Database) {}

  /** Moves a marker forward, and tells whether it moved. */
  async advance({ querySingle }: Change, { user_id, channel_id, read_seq, updated_at }: ReadMarker): Promise<boolean> {
    return (await querySingle(ADVANCE, [user_id, channel_id, read_seq, updated_at])).length > 0;
  }

  async get(userId: string, channelId: string): Promise<number> {
    const [row] = await this.database.query<{ read_seq: number }>(GET, [userId, channelId]);
    return row?.read_seq ?? 0;
  }

  /** Places up to which a user has read, by channel. */
  async list(userId: string): Promise<Map<string, number>> {
    const rows = await this.database.query<Pick<ReadMarker, 'channel_id' | 'read_seq'>>(LIST, [userId]);
    return new Map(rows.map(({ channel_id, read_seq }) => [channel_id, read_seq]));
  }
}
