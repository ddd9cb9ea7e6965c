import { ApiProperty } from '@nestjs/swagger';
import type { Session } from '../../auth/session-store.js';
import { toIsoTimestamp } from '../../common/time/timestamp.js';

/** A device that is signed in. */
export class SessionResponse {
  @ApiProperty({ description: 'Identifier of the session.' })
  session_id!: string;

  @ApiProperty({ description: 'When it was signed in (UTC).', format: 'date-time' })
  created_at!: string;

  @ApiProperty({ description: 'When it got its last access token (UTC).', format: 'date-time' })
  used_at!: string;

  @ApiProperty({ description: 'When the session ends, unless it goes on before (UTC).', format: 'date-time' })
  expires_at!: string;

  @ApiProperty({ description: 'What it called itself at the beginning.', example: 'curl/8.5.0' })
  user_agent!: string;

  @ApiProperty({ description: 'Where it came from at the beginning.', example: '203.0.113.7' })
  address!: string;

  @ApiProperty({ description: 'Whether it is the one that asks.' })
  current!: boolean;
}

export function toSessionResponse(session: Session, currentId: string): SessionResponse {
  const { id, created_at, used_at, expires_at, user_agent, address } = session;
  return {
    session_id: id,
    created_at: toIsoTimestamp(created_at),
    used_at: toIsoTimestamp(used_at),
    expires_at: toIsoTimestamp(expires_at),
    user_agent,
    address,
    current: id === currentId,
  };
}
