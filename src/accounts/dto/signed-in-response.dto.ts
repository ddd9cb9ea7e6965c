import { ApiProperty } from '@nestjs/swagger';
import { AccountResponse } from './account-response.dto.js';

/** What somebody who signed in goes on with. */
export class SignedInResponse {
  @ApiProperty({ description: 'To be sent as `Authorization: Bearer …`.' })
  access_token!: string;

  @ApiProperty({ description: 'From when on the access token is good no longer (UTC).', format: 'date-time' })
  access_expires_at!: string;

  @ApiProperty({
    description: 'Good once, for the next access token. Browsers, which send an Origin, get it as a cookie instead.',
    required: false,
  })
  refresh_token?: string;

  @ApiProperty({ type: AccountResponse })
  user!: AccountResponse;
}
