import { Injectable } from '@nestjs/common';
import { RegistrationClosedError } from '../accounts/accounts.errors.js';
import type { Origin } from '../audit-log/audit-entry.js';
import { AuditLog } from '../audit-log/audit-log.service.js';
import { toDatabaseTime } from '../common/time/timestamp.js';
import { AppConfig } from '../config/app-config.js';
import { type Change, Database } from '../database/database.js';
import type { Account } from '../users/account.js';
import { AccountsService } from '../users/accounts.service.js';
import { NameTakenError } from '../users/users.errors.js';
import { chooseName, listNames } from './account-names.js';
import { OpenIdFailedError } from './openid.errors.js';
import { OpenIdIdentitiesRepository, type OpenIdIdentity } from './openid-identities.repository.js';
import type { ProvenPerson } from './openid-provider.js';

/**
 * Which account is whose. Only the subject of the provider tells, never a name or an address of e-mail: with those, whoever
 * has one at the provider would take over the account of somebody else.
 */
@Injectable()
export class OpenIdAccountsService {
  constructor(
    private readonly identities: OpenIdIdentitiesRepository,
    private readonly accounts: AccountsService,
    private readonly audit: AuditLog,
    private readonly database: Database,
    private readonly config: AppConfig,
  ) {}

  /**
   * Finds the account of somebody, in use or not; who comes for the first time gets one. Emits AccountRegistered then.
   *
   * @throws RegistrationClosedError, OpenIdFailedError
   */
  async open(person: ProvenPerson, origin: Origin): Promise<Account> {
    const id = await this.identities.find(this.database, person);
    return id === null ? this.register(person, origin) : this.accounts.get(id);
  }

  private async register(person: ProvenPerson, origin: Origin): Promise<Account> {
    if (this.config.openid.registration === 'same' && this.config.auth.registration !== 'open') {
      throw new RegistrationClosedError();
    }
    for (const name of listNames(chooseName(await person.describe()))) {
      try {
        return await this.database.change((change) => this.create(change, name, person, origin));
      } catch (error) {
        if (!(error instanceof NameTakenError)) {
          throw error;
        }
      }
    }
    throw new NameTakenError();
  }

  private async create(change: Change, name: string, identity: OpenIdIdentity, origin: Origin): Promise<Account> {
    const account = await this.accounts.create(change, name, 'member', origin);
    if (!(await this.identities.insert(change, identity, account.id, toDatabaseTime(Date.now())))) {
      // The same person came by two windows at once; the other one has made the account.
      throw new OpenIdFailedError();
    }
    const { issuer } = identity;
    await this.audit.record(change, origin, {
      action: 'openid.linked',
      target: `user:${account.id}`,
      details: { issuer },
    });
    return account;
  }
}
