import { ApiProperty } from '@nestjs/swagger';

/** What opens a WebSocket as the account that asked for it. */
export class SocketTicketResponse {
  @ApiProperty({ description: 'Good once, in a frame `auth:authenticate`.' })
  ticket!: string;

  @ApiProperty({ description: 'From when on it is good no longer (UTC).', format: 'date-time' })
  expires_at!: string;
}
