import { Injectable } from '@nestjs/common';
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
const MEMBERS = `
  SELECT channel_members.channel_id, channel_members.user_id, users.name AS user_name, channel_members.role,
         channel_members.joined_at
    FROM channel_members JOIN users ON users.id = channel_members.user_id
   WHERE channel_members.channel_id = $1`;
const FIND = `${MEMBERS} AND channel_members.user_id = $2`;
const LIST = `${MEMBERS} AND channel_members.user_id > $2 ORDER BY channel_members.user_id LIMIT $3`;
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

  /** @returns whether there was such a member. */
  async remove({ query }: Change, channelId: string, userId: string): Promise<boolean> {
    return (await query(REMOVE, [channelId, userId])).length > 0;
  }

  async find(reader: Reader, channelId: string, userId: string): Promise<MemberRow | null> {
    const [row] = await reader.query<MemberRow>(FIND, [channelId, userId]);
    return row ?? null;
  }

  /** The first `limit` members in the order of their ids, from behind `after` on. */
  list(channelId: string, after: string, limit: number): Promise<MemberRow[]> {
    return this.database.query(LIST, [channelId, after, limit]);
  }

  /** The channels that a user belongs to. */
  listChannels(userId: string): Promise<{ id: string; kind: ChannelKind }[]> {
    return this.database.query(CHANNELS, [userId]);
  }
}
