import { ApiProperty } from '@nestjs/swagger';
import { IdField } from '../../common/validation/fields.js';
import { UserFields } from './user-fields.dto.js';

/** Who types, over REST; the channel is in the path. */
export class TypistDto extends UserFields {}

/** Who types, and where. */
export class TypingDto extends UserFields {
  @IdField({ description: 'The channel.', example: '1' })
  channel_id!: string;
}

/** Who types or stopped typing, and where. */
export class TypingData {
  @ApiProperty({ description: 'The channel.', example: '1' })
  channel_id!: string;

  @ApiProperty({ description: 'Identifier of the user.', example: 'user_456' })
  user_id!: string;

  @ApiProperty({ description: 'Name of the user for display.', example: 'ユーザー' })
  user_name!: string;
}
