import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField } from '../../common/validation/fields.js';
import { UserFields } from './user-fields.dto.js';

const STATUSES = ['online', 'away'] as const;

/** How a user is there; where there is none, the user is offline. */
export type PresenceStatus = (typeof STATUSES)[number];

/** What a user says of being there. */
export class SetPresenceDto extends UserFields {
  @ChoiceField({ description: 'Whether you are at it.', choices: STATUSES, example: 'online' })
  status!: PresenceStatus;
}

/** How one user is there. */
export class UserPresence {
  @ApiProperty({ description: 'Identifier of the user.', example: 'user_456' })
  user_id!: string;

  @ApiProperty({ description: 'Name of the user for display.', example: 'ユーザー' })
  user_name!: string;

  @ApiProperty({
    description: 'online: there; away: connected on every device without being at it; offline: gone.',
    enum: [...STATUSES, 'offline'],
    example: 'online',
  })
  status!: PresenceStatus | 'offline';
}

/** How some users are there. */
export class PresenceResponse {
  @ApiProperty({ type: [UserPresence] })
  users!: UserPresence[];
}
