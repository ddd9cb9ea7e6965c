import { Injectable } from '@nestjs/common';
import { toDatabaseTime } from '../common/time/timestamp.js';
import { type Change, Database, type Reader } from '../database/database.js';
import type { ChannelKind, Membership } from '../permissions/permissions.js';
import type { ChannelMember } from './channel-member.entity.js';

/** A member with the name that the directory knows. */
export interface MemberRow {
  channel_id: string;
  user_id: string;
  user_name: string;
  role: Membership;
  joined_at: string;
}

const PUT = `
  INSERT INTO channel_members (channel_id, user_id, role, joined_at, added_by) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (channel_id, user_id) DO UPDATE SET role = excluded.role`;
const REMOVE = 'DELETE FROM channel_members WHERE channel_id = $1 AND user_id = $2 RETURNING user_id';
const NOTE_REMOVAL = 'INSERT INTO channel_removals (channel_id, user_id, removed_at) VALUES ($1, $2, $3)';
const FORGET_REMOVALS = 'DELETE FROM channel_removals WHERE removed_at < $1';
const REMOVALS = `
  SELECT DISTINCT channel_id, user_id FROM channel_removals
   WHERE removed_at >= $1 AND NOT EXISTS (
     SELECT 1 FROM channel_members
      WHERE channel_members.channel_id = channel_removals.channel_id
        AND channel_members.user_id = channel_removals.user_id)`;
/** For so long it is known who was taken out; other servers need seconds. */
const REMOVALS_KEPT_MS = 3_600_000;
const MEMBERS = `
  SELECT channel_members.channel_id, channel_members.user_id, users.name AS user_name, channel_members.role,
         channel_members.joined_at
    FROM channel_members JOIN users ON users.id = channel_members.user_id
   WHERE channel_members.channel_id = $1`;
const FIND = `${MEMBERS} AND channel_members.user_id = $2`;
const LIST = `${MEMBERS} AND channel_members.user_id > $2 ORDER BY channel_members.user_id LIMIT $3`;
const COUNT = 'SELECT count(*) AS count FROM channel_members WHERE channel_id = $1';
const CHANNELS = `
  SELECT channels.id, channels.kind FROM channel_members JOIN channels ON channels.id = channel_members.channel_id
   WHERE channel_members.user_id = $1`;

/** The statements on the channel_members table. */
@Injectable()
export class ChannelMembersRepository {
  constructor(private readonly database: Database) {}

  /** Adds a member, or makes one something else. */
  async put({ query }: Change, { channel_id, user_id, role, joined_at, added_by }: ChannelMember): Promise<void> {
    await query(PUT, [channel_id, user_id, role, joined_at, added_by]);
  }

  /** Takes a member out, for other servers on the database to find. @returns whether there was such a member. */
  async remove({ query }: Change, channelId: string, userId: string): Promise<boolean> {
    if ((await query(REMOVE, [channelId, userId])).length === 0) {
      return false;
    }
    const now = Date.now();
    await query(NOTE_REMOVAL, [channelId, userId, toDatabaseTime(now)]);
    await query(FORGET_REMOVALS, [toDatabaseTime(now - REMOVALS_KEPT_MS)]);
    return true;
  }

  /** Who was taken out since a time, and is not in again. */
  listRemovals(since: string): Promise<{ channel_id: string; user_id: string }[]> {
    return this.database.query(REMOVALS, [since]);
  }

  async find(reader: Reader, channelId: string, userId: string): Promise<MemberRow | null> {
    const [row] = await reader.query<MemberRow>(FIND, [channelId, userId]);
    return row ?? null;
  }

  /** The first `limit` members in the order of their ids, from behind `after` on. */
  list(channelId: string, after: string, limit: number): Promise<MemberRow[]> {
    return this.database.query(LIST, [channelId, after, limit]);
  }

  async count(reader: Reader, channelId: string): Promise<number> {
    const [row] = await reader.query<{ count: number }>(COUNT, [channelId]);
    return Number(row?.count);
  }

  /** The channels that a user belongs to. */
  listChannels(userId: string): Promise<{ id: string; kind: ChannelKind }[]> {
    return this.database.query(CHANNELS, [userId]);
  }
}
