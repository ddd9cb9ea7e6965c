import { Injectable } from '@nestjs/common';
import { type AccountResponse, toAccountResponse } from '../accounts/dto/account-response.dto.js';
import type { Origin } from '../audit-log/audit-entry.js';
import { AuditLog } from '../audit-log/audit-log.service.js';
import { BotTokens } from '../auth/bot-tokens.service.js';
import type { Principal } from '../auth/principal.js';
import { Database } from '../database/database.js';
import { ForbiddenError } from '../permissions/permissions.errors.js';
import { canManage } from '../permissions/permissions.js';
import { AccountsService } from '../users/accounts.service.js';
import { UserNotFoundError } from '../users/users.errors.js';
import { TokenNotFoundError, TooManyTokensError } from './bots.errors.js';
import {
  type BotTokenPathDto,
  type BotTokenResponse,
  type CreateBotTokenDto,
  type CreatedBotTokenResponse,
  toBotTokenResponse,
} from './dto/bot-token.dto.js';
import type { CreateBotDto } from './dto/create-bot.dto.js';

const MAX_TOKENS_IN_USE = 20;

/** Bots, and the tokens by which they act. Whoever manages accounts with the role `bot` makes and ends them. */
@Injectable()
export class BotsService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly tokens: BotTokens,
    private readonly audit: AuditLog,
    private readonly database: Database,
  ) {}

  /** Makes a bot. Emits AccountRegistered. @throws ForbiddenError, NameTakenError */
  async create(actor: Principal, { user_name, about }: CreateBotDto, origin: Origin): Promise<AccountResponse> {
    this.check(actor);
    const account = await this.database.change((change) =>
      this.accounts.create(change, user_name, 'bot', origin, about),
    );
    return toAccountResponse(account);
  }

  /** Lists the tokens of a bot: those in use, then those that were revoked. @throws ForbiddenError, UserNotFoundError */
  async listTokens(actor: Principal, userId: string): Promise<BotTokenResponse[]> {
    await this.checkBot(actor, userId);
    return (await this.tokens.list(userId)).map(toBotTokenResponse);
  }

  /** Makes a token for a bot. @throws ForbiddenError, UserNotFoundError, TooManyTokensError */
  async createToken(
    actor: Principal,
    user_id: string,
    { name, scopes }: CreateBotTokenDto,
    origin: Origin,
  ): Promise<CreatedBotTokenResponse> {
    await this.checkBot(actor, user_id);
    const { secret, token } = await this.database.change(async (change) => {
      await change.lock('users', [user_id]);
      if ((await this.tokens.countInUse(change, user_id)) >= MAX_TOKENS_IN_USE) {
        throw new TooManyTokensError(MAX_TOKENS_IN_USE);
      }
      const made = await this.tokens.create(change, { user_id, name, scopes: [...new Set(scopes)] });
      const details = { token_id: made.token.id, name, scopes: made.token.scopes.join(' ') };
      await this.audit.record(change, origin, { action: 'bot_token.created', target: `user:${user_id}`, details });
      return made;
    });
    return { ...toBotTokenResponse(token), token: secret };
  }

  /** Revokes a token of a bot; what acts by it ends. @throws ForbiddenError, UserNotFoundError, TokenNotFoundError */
  async revokeToken(actor: Principal, { user_id, token_id }: BotTokenPathDto, origin: Origin): Promise<void> {
    await this.checkBot(actor, user_id);
    await this.database.change(async (change) => {
      const token = await this.tokens.revoke(change, user_id, token_id);
      if (!token) {
        throw new TokenNotFoundError();
      }
      const details = { token_id, name: token.name };
      await this.audit.record(change, origin, { action: 'bot_token.revoked', target: `user:${user_id}`, details });
    });
  }

  private check(actor: Principal): void {
    if (!canManage(actor, 'bot')) {
      throw new ForbiddenError();
    }
  }

  private async checkBot(actor: Principal, userId: string): Promise<void> {
    this.check(actor);
    const { kind } = await this.accounts.get(userId);
    if (kind !== 'bot') {
      throw new UserNotFoundError();
    }
  }
}
