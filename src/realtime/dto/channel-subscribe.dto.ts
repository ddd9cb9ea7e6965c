import { IdField, IntegerField, ListField, TextField } from '../../common/validation/fields.js';

const MAX_CHANNELS = 1_000;

/** A channel to hear, and where to go on in it. */
export class ChannelPositionDto {
  @IdField({ description: 'The channel.', example: '1' })
  channel_id!: string;

  @IntegerField({
    description: 'The `seq` of the newest message that you have; what came after it is sent. Absent: begin now.',
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    optional: true,
    example: 41,
  })
  after?: number;

  @IntegerField({
    description: 'The newest `change` that you have; those after it are sent. 0 when absent. Counts with `after` only.',
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    optional: true,
    example: 7,
  })
  after_change?: number;
}

/** The data of a `channel:subscribe` frame. */
export class ChannelSubscribeDto {
  @ListField(ChannelPositionDto, {
    description: 'The channels to hear; absent: every channel, those made later too.',
    max: MAX_CHANNELS,
    optional: true,
  })
  channels?: ChannelPositionDto[];

  @TextField({
    description: 'The `epoch` under which you got your positions; under another one they mean nothing.',
    min: 1,
    max: 128,
    optional: true,
  })
  epoch?: string;
}

/** The data of a `channel:unsubscribe` frame. */
export class ChannelUnsubscribeDto {
  @ListField(String, { description: 'The channels to leave; absent: all.', max: MAX_CHANNELS, optional: true })
  channels?: string[];
}
