import { ApiProperty } from '@nestjs/swagger';

/** Who belongs to a channel no longer. */
export class ChannelMemberRemovedData {
  @ApiProperty({ description: 'The channel.', example: '1' })
  channel_id!: string;

  @ApiProperty({ description: 'Identifier of the user.', example: 'user_456' })
  user_id!: string;
}
