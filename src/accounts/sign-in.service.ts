import { Injectable } from '@nestjs/common';
import { AccessTokensService } from '../auth/access-tokens.service.js';
import { type OpenedSession, SessionStore } from '../auth/session-store.js';
import { toDatabaseTime, toIsoTimestamp } from '../common/time/timestamp.js';
import { AppConfig } from '../config/app-config.js';
import { Database } from '../database/database.js';
import type { Account } from '../users/account.js';
import { AccountsService } from '../users/accounts.service.js';
import { InvalidCredentialsError, RegistrationClosedError } from './accounts.errors.js';
import { toAccountResponse } from './dto/account-response.dto.js';
import type { CredentialsDto } from './dto/credentials.dto.js';
import type { SignedInResponse } from './dto/signed-in-response.dto.js';
import { PasswordHasher } from './password-hasher.js';
import { PasswordsRepository } from './passwords.repository.js';

/** Where somebody signs in from: what the client calls itself, and its address. */
export interface Device {
  user_agent: string;
  address: string;
}

/** Registering and signing in. */
@Injectable()
export class SignInService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly passwords: PasswordsRepository,
    private readonly hasher: PasswordHasher,
    private readonly sessions: SessionStore,
    private readonly tokens: AccessTokensService,
    private readonly database: Database,
    private readonly config: AppConfig,
  ) {}

  /**
   * Makes an account and signs it in. Emits AccountRegistered.
   *
   * @throws RegistrationClosedError, NameTakenError, AuthBusyError
   */
  async register({ user_name, password }: CredentialsDto, device: Device): Promise<SignedInResponse> {
    if (this.config.auth.registration !== 'open') {
      throw new RegistrationClosedError();
    }
    const hash = await this.hasher.hash(password);
    const account = await this.database.change(async (change) => {
      const created = await this.accounts.create(change, user_name, 'member');
      await this.passwords.set(change, created.id, hash, toDatabaseTime(Date.now()));
      return created;
    });
    return this.open(account, device);
  }

  /**
   * Signs somebody in.
   *
   * @throws InvalidCredentialsError, after the same work whether the name or the password is wrong; AuthBusyError
   */
  async login({ user_name, password }: CredentialsDto, device: Device): Promise<SignedInResponse> {
    const account = await this.accounts.findByName(user_name);
    const hash = account && (await this.passwords.find(this.database, account.id));
    const fits = await this.hasher.verify(hash, password);
    if (!account || !fits || account.deactivated_at !== null) {
      throw new InvalidCredentialsError();
    }
    return this.open(account, device);
  }

  private async open(account: Account, device: Device): Promise<SignedInResponse> {
    return this.show(account, await this.sessions.create({ user_id: account.id, ...device }));
  }

  private async show(account: Account, { session, refresh_token }: OpenedSession): Promise<SignedInResponse> {
    const { token, expires_at } = await this.tokens.sign(session);
    return {
      access_token: token,
      access_expires_at: toIsoTimestamp(toDatabaseTime(expires_at)),
      refresh_token,
      user: toAccountResponse(account),
    };
  }
}
