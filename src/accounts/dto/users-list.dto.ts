import { ApiProperty } from '@nestjs/swagger';
import { IdField, IntegerQuery, TextField, USER_NAME_MAX_LENGTH } from '../../common/validation/fields.js';
import { AccountResponse } from './account-response.dto.js';

const MAX_USERS = 100;

export class ListUsersQueryDto {
  @TextField({
    description: 'How the name begins; width and case do not matter.',
    min: 1,
    max: USER_NAME_MAX_LENGTH,
    optional: true,
  })
  q?: string;

  @IntegerQuery({ description: 'Most accounts in the page.', min: 1, max: MAX_USERS, default: MAX_USERS })
  limit: number = MAX_USERS;

  @IdField({ description: 'Id of an account: those after it.', optional: true })
  after?: string;
}

export class UsersListResponse {
  @ApiProperty({ type: [AccountResponse] })
  users!: AccountResponse[];

  @ApiProperty({ description: 'Whether there are more after these.' })
  has_more!: boolean;
}
