import { Injectable } from '@nestjs/common';
import { OPERATOR, type Origin } from '../audit-log/audit-entry.js';
import type { Principal } from '../auth/principal.js';
import { SessionStore } from '../auth/session-store.js';
import { Database } from '../database/database.js';
import { ForbiddenError } from '../permissions/permissions.errors.js';
import { canManage } from '../permissions/permissions.js';
import type { Account, Role } from '../users/account.js';
import { AccountsService } from '../users/accounts.service.js';
import { type AccountResponse, toAccountResponse } from './dto/account-response.dto.js';
import type { DeactivateDto } from './dto/deactivate.dto.js';
import type { UpdateUserDto } from './dto/update-user.dto.js';
import { PasswordsService } from './passwords.service.js';

/** Roles, and taking accounts out of use. */
@Injectable()
export class AdministrationService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly passwords: PasswordsService,
    private readonly sessions: SessionStore,
    private readonly database: Database,
  ) {}

  /**
   * Makes an account for whoever runs the server. The first administrator owns it.
   *
   * @throws NameTakenError, PasswordTooCommonError
   */
  async create(name: string, password: string, isAdmin: boolean): Promise<Account> {
    const keep = await this.passwords.prepare(name, password);
    return this.database.change(async (change) => {
      const hasOwner = await this.accounts.hasOwner(change);
      const role: Role = isAdmin ? (hasOwner ? 'admin' : 'owner') : 'member';
      const account = await this.accounts.create(change, name, role, OPERATOR);
      await keep(change, account.id);
      return account;
    });
  }

  /**
   * Changes what somebody else is here, or takes the account out of use or back. Emits AccountRoleChanged, AccountDeactivated,
   * SessionEnded.
   *
   * @throws UserNotFoundError, ForbiddenError, LastOwnerError
   */
  async update(
    actor: Principal,
    id: string,
    { role, deactivated }: UpdateUserDto,
    origin: Origin,
  ): Promise<AccountResponse> {
    const account = await this.database.change((change) =>
      this.accounts.update(change, id, origin, (current) => {
        // A bot stays one.
        const isGiven = role === undefined || (canManage(actor, role) && current.kind === 'user');
        if (!canManage(actor, current.role) || !isGiven) {
          throw new ForbiddenError();
        }
        return { role, deactivated };
      }),
    );
    if (account.deactivated_at !== null) {
      await this.sessions.endAll(id, 'deactivated');
    }
    return toAccountResponse(account);
  }

  /**
   * Closes one's own account. Its messages stay, and nobody else gets its name.
   *
   * @throws NoPasswordError, InvalidCredentialsError, LastOwnerError, AuthBusyError
   */
  async close({ user_id }: Principal, { password }: DeactivateDto, origin: Origin): Promise<void> {
    await this.passwords.confirm(user_id, password, origin);
    await this.deactivate(user_id, origin);
  }

  /** @throws UserNotFoundError, LastOwnerError */
  async deactivate(id: string, origin: Origin = OPERATOR): Promise<void> {
    await this.database.change((change) => this.accounts.update(change, id, origin, () => ({ deactivated: true })));
    await this.sessions.endAll(id, 'deactivated');
  }
}
