import { Injectable } from '@nestjs/common';
import type { Origin } from '../audit-log/audit-entry.js';
import type { Principal } from '../auth/principal.js';
import { Database } from '../database/database.js';
import { AccountsService } from '../users/accounts.service.js';
import { type AccountResponse, toAccountResponse } from './dto/account-response.dto.js';
import type { UpdateProfileDto } from './dto/update-profile.dto.js';
import type { ListUsersQueryDto, UsersListResponse } from './dto/users-list.dto.js';

/** What accounts show of themselves. */
@Injectable()
export class ProfilesService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly database: Database,
  ) {}

  /** @throws UserNotFoundError */
  async get(userId: string): Promise<AccountResponse> {
    return toAccountResponse(await this.accounts.get(userId));
  }

  /**
   * Lists the accounts by their names, where `q` is given those whose name begins so.
   *
   * @throws UserNotFoundError when `after` is no account.
   */
  async list({ q, limit, after }: ListUsersQueryDto): Promise<UsersListResponse> {
    const accounts = await this.accounts.list(limit + 1, after, q);
    return { users: accounts.slice(0, limit).map(toAccountResponse), has_more: accounts.length > limit };
  }

  /**
   * Changes one's own name and what one says about oneself. Emits UserRenamed.
   *
   * @throws NameTakenError
   */
  async update(
    { user_id }: Principal,
    { user_name, about }: UpdateProfileDto,
    origin: Origin,
  ): Promise<AccountResponse> {
    const account = await this.database.change((change) =>
      this.accounts.update(change, user_id, origin, () => ({ name: user_name, about })),
    );
    return toAccountResponse(account);
  }
}
