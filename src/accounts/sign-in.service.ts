import { Injectable } from '@nestjs/common';
import { toDatabaseTime } from '../common/time/timestamp.js';
import { AppConfig } from '../config/app-config.js';
import { Database } from '../database/database.js';
import { AccountsService } from '../users/accounts.service.js';
import { InvalidCredentialsError, RegistrationClosedError } from './accounts.errors.js';
import type { CredentialsDto } from './dto/credentials.dto.js';
import type { SignedInResponse } from './dto/signed-in-response.dto.js';
import { PasswordHasher } from './password-hasher.js';
import { PasswordsRepository } from './passwords.repository.js';
import { type Device, SessionIssuer } from './session-issuer.service.js';

/** Registering and signing in. */
@Injectable()
export class SignInService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly passwords: PasswordsRepository,
    private readonly hasher: PasswordHasher,
    private readonly issuer: SessionIssuer,
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
    return this.issuer.open(account, device);
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
    return this.issuer.open(account, device);
  }
}
