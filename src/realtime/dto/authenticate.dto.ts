import { ApiProperty } from '@nestjs/swagger';
import { FormField } from '../../common/validation/fields.js';
import { type Role, ROLES } from '../../users/account.js';

const TICKET_MAX_LENGTH = 128;

/** The data of an `auth:authenticate` frame. */
export class AuthenticateDto {
  @FormField({
    description: 'A ticket of `POST /api/auth/ws-ticket`, good once.',
    matches: () => true,
    message: `must be a ticket of at most ${TICKET_MAX_LENGTH} characters`,
    max: TICKET_MAX_LENGTH,
  })
  ticket!: string;
}

/** As whom a connection acts from now on. */
export class AuthenticatedData {
  @ApiProperty({ description: 'Identifier of the account.', example: 'user_456' })
  user_id!: string;

  @ApiProperty({ description: 'Its name for display.', example: 'ユーザー' })
  user_name!: string;

  @ApiProperty({ description: 'Whether a person or a program writes with it.', enum: ['user', 'bot'] })
  kind!: 'user' | 'bot';

  @ApiProperty({ description: 'What it is here.', enum: ROLES, example: 'member' })
  role!: Role;
}
