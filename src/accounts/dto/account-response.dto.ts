import { ApiProperty } from '@nestjs/swagger';
import { toIsoTimestamp } from '../../common/time/timestamp.js';
import { type Account, type Role, ROLES } from '../../users/account.js';

/** An account as anybody may see it. */
export class AccountResponse {
  @ApiProperty({ description: 'Identifier, by which messages name it.', example: '5b3c…' })
  user_id!: string;

  @ApiProperty({ description: 'Name for display.', example: 'Hana' })
  user_name!: string;

  @ApiProperty({ description: 'Whether a person or a program writes with it.', enum: ['user', 'bot'] })
  kind!: 'user' | 'bot';

  @ApiProperty({ description: 'What it is here.', enum: ROLES, example: 'member' })
  role!: Role;

  @ApiProperty({ description: 'What it says about itself; absent where it says nothing.', required: false })
  about?: string;

  @ApiProperty({ description: 'When it was made (UTC).', format: 'date-time', example: '2024-01-01T00:00:00Z' })
  created_at!: string;

  @ApiProperty({
    description: 'Since when nobody can sign in to it; absent while it is in use.',
    required: false,
    format: 'date-time',
  })
  deactivated_at?: string;
}

export function toAccountResponse(account: Account): AccountResponse {
  const { id, name, kind, role, about, created_at, deactivated_at } = account;
  return {
    user_id: id,
    user_name: name,
    kind,
    role,
    ...(about ? { about } : {}),
    created_at: toIsoTimestamp(created_at),
    ...(deactivated_at ? { deactivated_at: toIsoTimestamp(deactivated_at) } : {}),
  };
}
