import { TextField } from '../../common/validation/fields.js';

/** Another program may have given a channel a longer name than can be given here. */
const CONFIRMATION_MAX_LENGTH = 1_000;

/** That a channel is meant. */
export class DeleteChannelQueryDto {
  @TextField({
    description: 'The name of the channel, exactly: there is no way back.',
    min: 0,
    max: CONFIRMATION_MAX_LENGTH,
    example: '雑談',
  })
  confirm!: string;
}
