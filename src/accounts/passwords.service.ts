import { Injectable } from '@nestjs/common';
import { OPERATOR, type Origin } from '../audit-log/audit-entry.js';
import { AuditLog } from '../audit-log/audit-log.service.js';
import type { Principal } from '../auth/principal.js';
import { SessionStore } from '../auth/session-store.js';
import { toDatabaseTime } from '../common/time/timestamp.js';
import { type Change, Database } from '../database/database.js';
import type { Account } from '../users/account.js';
import { AccountsService } from '../users/accounts.service.js';
import { InvalidCredentialsError, NoPasswordError } from './accounts.errors.js';
import type { ChangePasswordDto } from './dto/change-password.dto.js';
import { PasswordHasher } from './password-hasher.js';
import { checkPassword } from './password-policy.js';
import { PasswordsRepository } from './passwords.repository.js';
import { SignInLimits } from './sign-in-limits.js';

/** Keeps a password for an account that was made or changed, in the same unit of work. */
export type PasswordSetter = (change: Change, userId: string) => Promise<void>;

/** The passwords of accounts. */
@Injectable()
export class PasswordsService {
  constructor(
    private readonly passwords: PasswordsRepository,
    private readonly hasher: PasswordHasher,
    private readonly accounts: AccountsService,
    private readonly sessions: SessionStore,
    private readonly limits: SignInLimits,
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Tells whether a password is that of an account. Without an account it does the same work, and never is.
   *
   * @throws AuthBusyError
   */
  async verify(account: Account | null, password: string): Promise<boolean> {
    const hash = account && (await this.passwords.find(this.database, account.id));
    return this.hasher.verify(hash, password);
  }

  /**
   * Hashes a new password, before the unit of work that keeps it.
   *
   * @throws PasswordTooCommonError, AuthBusyError
   */
  async prepare(userName: string, password: string): Promise<PasswordSetter> {
    checkPassword(password, userName);
    const hash = await this.hasher.hash(password);
    return (change, userId) => this.passwords.set(change, userId, hash, toDatabaseTime(Date.now()));
  }

  /**
   * Makes sure that whoever is signed in is still the one who knows the password.
   *
   * @throws NoPasswordError, InvalidCredentialsError, RateLimitedError, AuthBusyError
   */
  async confirm(userId: string, password: string, origin: Origin): Promise<Account> {
    const account = await this.accounts.get(userId);
    if ((await this.passwords.find(this.database, userId)) === null) {
      throw new NoPasswordError();
    }
    if (!(await this.limits.confirm(account, origin, () => this.verify(account, password)))) {
      throw new InvalidCredentialsError();
    }
    return account;
  }

  /**
   * Changes one's own password, and ends every other session: whoever knew the old one is out. Emits SessionEnded.
   *
   * @throws NoPasswordError, InvalidCredentialsError, RateLimitedError, PasswordTooCommonError, AuthBusyError
   */
  async change(
    { user_id, session_id }: Principal,
    { password, new_password }: ChangePasswordDto,
    origin: Origin,
  ): Promise<void> {
    const { name } = await this.confirm(user_id, password, origin);
    const keep = await this.prepare(name, new_password);
    await this.replace(user_id, keep, origin);
    await this.sessions.endAll(user_id, 'password_changed', session_id);
  }

  /**
   * Gives an account a new password without the old one, for whoever runs the server, and ends its sessions.
   *
   * @throws PasswordTooCommonError, AuthBusyError
   */
  async reset({ id, name }: Account, password: string): Promise<void> {
    const keep = await this.prepare(name, password);
    await this.replace(id, keep, OPERATOR);
    await this.sessions.endAll(id, 'password_changed');
  }

  private async replace(userId: string, keep: PasswordSetter, origin: Origin): Promise<void> {
    await this.database.change(async (change) => {
      await keep(change, userId);
      await this.audit.record(change, origin, { action: 'password.changed', target: `user:${userId}` });
    });
  }
}
