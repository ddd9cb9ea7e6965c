import { ApiProperty } from '@nestjs/swagger';

/** That a channel is gone for good. */
export class ChannelDeletedData {
  @ApiProperty({ description: 'The channel.', example: '1' })
  id!: string;
}
