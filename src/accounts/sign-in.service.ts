import { Injectable } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { Database } from '../database/database.js';
import { AccountsService } from '../users/accounts.service.js';
import { InvalidCredentialsError, InvalidInvitationError, RegistrationClosedError } from './accounts.errors.js';
import type { CredentialsDto } from './dto/credentials.dto.js';
import type { RegisterDto } from './dto/register.dto.js';
import type { SignedInResponse } from './dto/signed-in-response.dto.js';
import { InvitationsService } from './invitations.service.js';
import { PasswordsService } from './passwords.service.js';
import { type Device, SessionIssuer } from './session-issuer.service.js';
import { SignInLimits } from './sign-in-limits.js';

/** Registering and signing in. */
@Injectable()
export class SignInService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly passwords: PasswordsService,
    private readonly invitations: InvitationsService,
    private readonly issuer: SessionIssuer,
    private readonly limits: SignInLimits,
    private readonly database: Database,
    private readonly config: AppConfig,
  ) {}

  /**
   * Makes an account and signs it in. Emits AccountRegistered.
   *
   * @throws RegistrationClosedError, InvalidInvitationError, RateLimitedError, PasswordTooCommonError, NameTakenError,
   *   AuthBusyError
   */
  async register({ user_name, password, invitation }: RegisterDto, device: Device): Promise<SignedInResponse> {
    const { registration } = this.config.auth;
    if (registration === 'closed') {
      throw new RegistrationClosedError();
    }
    if (registration === 'invitation' && invitation === undefined) {
      throw new InvalidInvitationError();
    }
    this.limits.begin(device.address);
    const keep = await this.passwords.prepare(user_name, password);
    const account = await this.database.change(async (change) => {
      const role = invitation === undefined ? 'member' : await this.invitations.take(change, invitation, user_name);
      const created = await this.accounts.create(change, user_name, role, { actor_id: null, address: device.address });
      await keep(change, created.id);
      return created;
    });
    return this.issuer.open(account, device);
  }

  /**
   * Signs somebody in.
   *
   * @throws InvalidCredentialsError, after the same work whether the name or the password is wrong; RateLimitedError,
   *   AuthBusyError
   */
  async login({ user_name, password }: CredentialsDto, device: Device): Promise<SignedInResponse> {
    const account = await this.accounts.findByName(user_name);
    const attempt = { name: user_name, account, address: device.address };
    const fits = await this.limits.attempt(attempt, () => this.passwords.verify(account, password));
    if (!account || !fits || account.deactivated_at !== null) {
      throw new InvalidCredentialsError();
    }
    return this.issuer.open(account, device);
  }
}
