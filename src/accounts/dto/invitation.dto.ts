import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField } from '../../common/validation/fields.js';
import { GIVEN_ROLES, type Role } from '../../users/account.js';

/** An invitation to be made. */
export class CreateInvitationDto {
  @ChoiceField({
    description: 'Role of whoever comes with it.',
    choices: GIVEN_ROLES,
    optional: true,
    example: 'member',
  })
  role: Role = 'member';
}

export class InvitationResponse {
  @ApiProperty({ description: 'Good for one registration; it is told only now.' })
  invitation!: string;

  @ApiProperty({ description: 'Role of whoever comes with it.', enum: GIVEN_ROLES, example: 'member' })
  role!: Role;

  @ApiProperty({ description: 'From when on it is good no longer (UTC).', format: 'date-time' })
  expires_at!: string;
}
