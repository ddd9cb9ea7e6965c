import { ApiProperty } from '@nestjs/swagger';
import { ERROR_CODES, type ErrorCodeName } from '../../common/errors/error-codes.js';

/** Where a channel stood when it was subscribed to, or why it was not. */
export class SubscribedChannel {
  @ApiProperty({ description: 'The channel.', example: '1' })
  channel_id!: string;

  @ApiProperty({ description: 'Place of its newest message.', type: 'integer', required: false, example: 42 })
  seq?: number;

  @ApiProperty({ description: 'Number of its newest change.', type: 'integer', required: false, example: 7 })
  change?: number;

  @ApiProperty({
    description:
      'Whether you miss nothing: everything since your position follows, or you named none. False: read the history again.',
    required: false,
    example: true,
  })
  recovered?: boolean;

  @ApiProperty({ description: 'Why it was not subscribed to, in one sentence.', required: false })
  error?: string;

  @ApiProperty({ description: 'The same for programs.', enum: Object.keys(ERROR_CODES), required: false })
  code?: ErrorCodeName;
}

/** What was subscribed to. */
export class ChannelSubscribedData {
  @ApiProperty({ description: 'Names the history that positions belong to; a restored backup has another one.' })
  epoch!: string;

  @ApiProperty({ description: 'As you named them.', type: [SubscribedChannel] })
  channels!: SubscribedChannel[];
}

/** That everything missed in a channel was sent. */
export class ChannelCaughtUpData {
  @ApiProperty({ description: 'The channel.', example: '1' })
  channel_id!: string;

  @ApiProperty({ description: 'Place of the newest message that you have now.', type: 'integer', example: 42 })
  seq!: number;

  @ApiProperty({ description: 'Number of the newest change that you have now.', type: 'integer', example: 7 })
  change!: number;
}

/** What was left. */
export class ChannelUnsubscribedData {
  @ApiProperty({ description: 'The channels that you hear no longer.', type: [String], example: ['1'] })
  channels!: string[];
}
