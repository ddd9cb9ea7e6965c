import { Injectable } from '@nestjs/common';
import { type Change, Database, type Reader } from '../database/database.js';
import type { ChannelKind } from '../permissions/permissions.js';

/** A row of `deleted_channels`, as far as others are to know of it. */
export interface DeletedChannel {
  id: string;
  kind: ChannelKind;
  /** `seq` of the newest message that the index for searching has, where it is not taken out yet. */
  indexed_seq: number;
  deleted_at: string;
}

const COLUMNS = 'id, kind, indexed_seq, deleted_at';
// The original may have made a channel of the same id again, in an empty table.
const KEEP = `
  INSERT INTO deleted_channels (${COLUMNS})
  SELECT channels.id, channels.kind, channels.indexed_seq, $2 FROM channels WHERE channels.id = $1
  ON CONFLICT (id) DO UPDATE
     SET kind = excluded.kind, indexed_seq = excluded.indexed_seq, deleted_at = excluded.deleted_at, purged_at = NULL`;
const DELETE = 'DELETE FROM channels WHERE id = $1';
const ANY = 'SELECT 1 FROM deleted_channels LIMIT 1';
const DELETED_SINCE = `SELECT ${COLUMNS} FROM deleted_channels WHERE deleted_at >= $1`;
const NEXT_UNPURGED = `
  SELECT ${COLUMNS} FROM deleted_channels WHERE purged_at IS NULL ORDER BY deleted_at, id LIMIT 1`;
const GET_UNPURGED = `SELECT ${COLUMNS} FROM deleted_channels WHERE id = $1 AND purged_at IS NULL`;
const FINISH = 'UPDATE deleted_channels SET purged_at = $2 WHERE id = $1';

/** The statements on the channels that were deleted for good. */
@Injectable()
export class DeletedChannelsRepository {
  constructor(private readonly database: Database) {}

  /** Takes a channel that is locked from the channels, and keeps that it was there. */
  async delete({ query }: Change, id: string, at: string): Promise<void> {
    await query(KEEP, [id, at]);
    await query(DELETE, [id]);
  }

  /** Whether a channel was ever deleted. */
  async hasAny(): Promise<boolean> {
    return (await this.database.query(ANY, [])).length > 0;
  }

  /** Those that were deleted since a time. */
  listSince(time: string): Promise<DeletedChannel[]> {
    return this.database.query(DELETED_SINCE, [time]);
  }

  /** The one that has waited longest for what belonged to it to go. */
  async findUnpurged(): Promise<DeletedChannel | null> {
    const [channel] = await this.database.query<DeletedChannel>(NEXT_UNPURGED, []);
    return channel ?? null;
  }

  /** One of these by its id; null when everything of it is gone. */
  async getUnpurged(reader: Reader, id: string): Promise<DeletedChannel | null> {
    const [channel] = await reader.query<DeletedChannel>(GET_UNPURGED, [id]);
    return channel ?? null;
  }

  /** Notes that everything of a channel is gone. */
  async finish({ query }: Change, id: string, at: string): Promise<void> {
    await query(FINISH, [id, at]);
  }
}
