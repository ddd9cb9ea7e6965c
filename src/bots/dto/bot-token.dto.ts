import { ApiProperty } from '@nestjs/swagger';
import type { BotToken } from '../../auth/bot-tokens.service.js';
import { type Scope, SCOPE_NAMES } from '../../auth/scopes.js';
import { toIsoTimestamp } from '../../common/time/timestamp.js';
import { ChoicesField, IdField, TextField } from '../../common/validation/fields.js';

const NAME_MAX_LENGTH = 100;

/** Whose tokens. */
export class BotPathDto {
  @IdField({ description: 'Identifier of the bot.', example: '5b3c…' })
  user_id!: string;
}

/** Which token of a bot. */
export class BotTokenPathDto extends BotPathDto {
  @IdField({ description: 'Identifier of the token.', example: '9e1f…' })
  token_id!: string;
}

/** A token to be made. */
export class CreateBotTokenDto {
  @TextField({
    description: 'What you call it, for example by where it is kept.',
    min: 1,
    max: NAME_MAX_LENGTH,
    example: 'weather server',
  })
  name!: string;

  @ChoicesField({ description: 'What it may be used for.', choices: SCOPE_NAMES, example: ['messages:write'] })
  scopes!: Scope[];
}

/** A token of a bot, without what makes it one. */
export class BotTokenResponse {
  @ApiProperty({ description: 'Identifier of the token.', example: '9e1f…' })
  token_id!: string;

  @ApiProperty({ description: 'What its maker calls it.', example: 'weather server' })
  name!: string;

  @ApiProperty({
    description: 'What it may be used for.',
    enum: SCOPE_NAMES,
    isArray: true,
    example: ['messages:write'],
  })
  scopes!: Scope[];

  @ApiProperty({ description: 'When it was made (UTC).', format: 'date-time' })
  created_at!: string;

  @ApiProperty({
    description: 'Since when it is good no longer (UTC); absent while it is.',
    required: false,
    format: 'date-time',
  })
  revoked_at?: string;
}

/** A token that was made. */
export class CreatedBotTokenResponse extends BotTokenResponse {
  @ApiProperty({ description: 'For `Authorization: Bearer …`; it is told only now.', example: 'acb_bot_…' })
  token!: string;
}

export function toBotTokenResponse({ id, name, scopes, created_at, revoked_at }: BotToken): BotTokenResponse {
  return {
    token_id: id,
    name,
    scopes,
    created_at: toIsoTimestamp(created_at),
    ...(revoked_at ? { revoked_at: toIsoTimestamp(revoked_at) } : {}),
  };
}
