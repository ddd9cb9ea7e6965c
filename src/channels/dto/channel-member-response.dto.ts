import { ApiProperty } from '@nestjs/swagger';
import { type Membership, MEMBERSHIPS } from '../../permissions/permissions.js';

/** Somebody who belongs to a channel. */
export class ChannelMemberResponse {
  @ApiProperty({ description: 'The channel.', example: '1' })
  channel_id!: string;

  @ApiProperty({ description: 'Identifier of the user.', example: 'user_456' })
  user_id!: string;

  @ApiProperty({ description: 'Name of the user.', example: 'ユーザー' })
  user_name!: string;

  @ApiProperty({ description: 'What the user is in the channel.', enum: MEMBERSHIPS, example: 'member' })
  role!: Membership;

  @ApiProperty({ description: 'Since when (UTC).', format: 'date-time', example: '2024-01-01T12:00:00Z' })
  joined_at!: string;
}

/** A page of those who belong to a channel. */
export class ChannelMembersResponse {
  @ApiProperty({ description: 'In the order of their ids.', type: [ChannelMemberResponse] })
  members!: ChannelMemberResponse[];

  @ApiProperty({ description: 'Whether there are more after the page.', example: false })
  has_more!: boolean;
}
