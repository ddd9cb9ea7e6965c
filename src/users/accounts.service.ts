import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { toDatabaseTime } from '../common/time/timestamp.js';
import { type Change, Database } from '../database/database.js';
import type { Account, Role } from './account.js';
import { AccountsRepository } from './accounts.repository.js';
import { toNameKey } from './mentions.js';
import { NameTakenError, UserNotFoundError } from './users.errors.js';
import { AccountRegistered, UsersRecorded } from './users.events.js';

/** Accounts: the entries of the directory that are somebody's own. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly database: Database,
  ) {}

  /** Finds an account by its id, whether it is in use or not. */
  find(id: string): Promise<Account | null> {
    return this.accounts.find(this.database, id);
  }

  /** @throws UserNotFoundError */
  async get(id: string): Promise<Account> {
    const account = await this.find(id);
    if (!account) {
      throw new UserNotFoundError();
    }
    return account;
  }

  /** Finds an account by its name, whichever way that is spelled: width and case do not matter. */
  findByName(name: string): Promise<Account | null> {
    return this.accounts.findByName(this.database, toNameKey(name));
  }

  /**
   * Makes an account, with an id that nobody has. Emits AccountRegistered.
   *
   * @throws NameTakenError
   */
  async create(change: Change, name: string, role: Role): Promise<Account> {
    const account: Account = {
      id: randomUUID(),
      name,
      kind: role === 'bot' ? 'bot' : 'user',
      role,
      about: null,
      created_at: toDatabaseTime(Date.now()),
      deactivated_at: null,
    };
    if (!(await this.accounts.insert(change, account, toNameKey(name)))) {
      throw new NameTakenError();
    }
    change.emit(new UsersRecorded([account]));
    change.emit(new AccountRegistered(account));
    return account;
  }
}
