import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AuditEvent, Origin } from '../audit-log/audit-entry.js';
import { AuditLog } from '../audit-log/audit-log.service.js';
import { toDatabaseTime } from '../common/time/timestamp.js';
import { type Change, Database } from '../database/database.js';
import { DuplicateError } from '../database/database.errors.js';
import type { Account, Role } from './account.js';
import { AccountsRepository } from './accounts.repository.js';
import { toNameKey } from './mentions.js';
import { RegisteredIdentities } from './registered-identities.js';
import { LastOwnerError, NameTakenError, UserNotFoundError } from './users.errors.js';
import {
  AccountDeactivated,
  AccountRegistered,
  AccountRoleChanged,
  UserRenamed,
  UsersRecorded,
} from './users.events.js';

/** What changes of an account; what is absent stays as it is. */
export interface AccountChanges {
  name?: string;
  about?: string | null;
  role?: Role;
  deactivated?: boolean;
}

/** Accounts: the entries of the directory that are somebody's own. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly database: Database,
    private readonly identities: RegisteredIdentities,
    private readonly audit: AuditLog,
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

  /** @throws UserNotFoundError also when nobody can sign in to the account any more. */
  async getInUse(id: string): Promise<Account> {
    const account = await this.get(id);
    if (account.deactivated_at !== null) {
      throw new UserNotFoundError();
    }
    return account;
  }

  /** Finds an account by its name, whichever way that is spelled: width and case do not matter. */
  findByName(name: string): Promise<Account | null> {
    return this.accounts.findByName(this.database, toNameKey(name));
  }

  /**
   * Makes an account, with an id that nobody has. Emits AccountRegistered. Nothing that waits for a lock may follow it in its unit
   * of work.
   *
   * @param origin who makes it.
   * @throws NameTakenError
   */
  async create(change: Change, name: string, role: Role, origin: Origin, about?: string): Promise<Account> {
    const account: Account = {
      id: randomUUID(),
      name,
      kind: role === 'bot' ? 'bot' : 'user',
      role,
      about: about || null,
      created_at: toDatabaseTime(Date.now()),
      deactivated_at: null,
    };
    if (this.identities.hasName(name) || !(await this.accounts.insert(change, account, toNameKey(name)))) {
      throw new NameTakenError();
    }
    change.emit(new UsersRecorded([account]));
    change.emit(new AccountRegistered(account));
    const details = { name, role };
    await this.audit.record(change, origin, { action: 'account.registered', target: `user:${account.id}`, details });
    return account;
  }

  /**
   * Lists accounts by their names, behind one of them.
   *
   * @param beginning how the names begin, whichever way that is spelled.
   * @throws UserNotFoundError when that is none.
   */
  async list(limit: number, after?: string, beginning = ''): Promise<Account[]> {
    const key = toNameKey(beginning);
    const last = after === undefined ? { key, id: '' } : await this.placeOf(after);
    return this.accounts.list(this.database, key, last, limit);
  }

  /** Whether somebody owns the server. */
  async hasOwner(change: Change): Promise<boolean> {
    return (await this.accounts.listOwners(change)).length > 0;
  }

  /**
   * Changes an account. Emits UserRenamed, AccountRoleChanged, AccountDeactivated. Nothing that waits for a lock may follow it in its
   * unit of work.
   *
   * @param origin who changes it.
   * @param decide what changes, having seen the account as it is; what it throws stops the change.
   * @throws UserNotFoundError, NameTakenError; LastOwnerError when nobody would own the server any more.
   */
  async update(
    change: Change,
    id: string,
    origin: Origin,
    decide: (account: Account) => AccountChanges,
  ): Promise<Account> {
    const owners = await this.accounts.listOwners(change);
    await change.lock('users', [...new Set([...owners, id])].toSorted());
    const before = await this.accounts.find(change, id);
    if (!before) {
      throw new UserNotFoundError();
    }
    const after = apply(before, decide(before));
    if (isOwner(before) && !isOwner(after) && (await this.accounts.listOwners(change)).length === 1) {
      throw new LastOwnerError();
    }
    const key = toNameKey(after.name);
    if (
      after.name !== before.name &&
      (this.identities.isOfAnother(after.name, id) || (await this.accounts.isTaken(change, key, id)))
    ) {
      throw new NameTakenError();
    }
    await this.write(change, after, key);
    tellChanges(change, before, after);
    const details = detailsOf(before, after);
    if (details) {
      await this.audit.record(change, origin, { action: 'account.changed', target: `user:${id}`, details });
    }
    return after;
  }

  private async placeOf(id: string): Promise<{ key: string; id: string }> {
    return { key: toNameKey((await this.get(id)).name), id };
  }

  private async write(change: Change, account: Account, key: string): Promise<void> {
    try {
      await this.accounts.update(change, account, key, toDatabaseTime(Date.now()));
    } catch (error) {
      // Another server gave the name away between the look at it and now.
      throw error instanceof DuplicateError ? new NameTakenError() : error;
    }
  }
}

function isOwner({ role, deactivated_at }: Account): boolean {
  return role === 'owner' && deactivated_at === null;
}

function apply(account: Account, { name, about, role, deactivated }: AccountChanges): Account {
  const deactivated_at = deactivated ? (account.deactivated_at ?? toDatabaseTime(Date.now())) : null;
  return {
    ...account,
    name: name ?? account.name,
    about: about === undefined ? account.about : about || null,
    role: role ?? account.role,
    deactivated_at: deactivated === undefined ? account.deactivated_at : deactivated_at,
  };
}

/** What the audit log is told of a change; undefined where it is nothing that others have to know. */
function detailsOf(before: Account, after: Account): AuditEvent['details'] {
  const details = {
    ...(after.name === before.name ? {} : { name: after.name, previous_name: before.name }),
    ...(after.role === before.role ? {} : { role: after.role, previous_role: before.role }),
    ...((after.deactivated_at === null) === (before.deactivated_at === null)
      ? {}
      : { deactivated: after.deactivated_at !== null }),
  };
  return Object.keys(details).length === 0 ? undefined : details;
}

function tellChanges({ emit }: Change, before: Account, after: Account): void {
  if (after.name !== before.name) {
    emit(new UsersRecorded([after]));
    emit(new UserRenamed(after));
  }
  if (after.role !== before.role) {
    emit(new AccountRoleChanged(after));
  }
  if (after.deactivated_at !== null && before.deactivated_at === null) {
    emit(new AccountDeactivated(after));
  }
}
