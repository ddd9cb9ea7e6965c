import { ApiProperty } from '@nestjs/swagger';
import { MessageResponse } from './message-response.dto.js';

/** A page of a channel's history. */
export class MessagesListResponse {
  @ApiProperty({ type: [MessageResponse] })
  messages!: MessageResponse[];

  @ApiProperty({ description: 'Messages in the channel, whatever the page.', type: 'integer', example: 1 })
  total!: number;

  @ApiProperty({ description: 'Whether there are more in the direction of reading.', example: false })
  has_more!: boolean;

  @ApiProperty({ description: 'With `around`: whether there are older ones than the page.', required: false })
  has_more_before?: boolean;

  @ApiProperty({ description: 'With `around`: whether there are newer ones than the page.', required: false })
  has_more_after?: boolean;

  @ApiProperty({
    description: 'With `around`: how many messages of the channel are older than the oldest of the page.',
    type: 'integer',
    required: false,
  })
  offset?: number;
}
