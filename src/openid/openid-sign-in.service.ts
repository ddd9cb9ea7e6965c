import { Injectable } from '@nestjs/common';
import type { SignedInResponse } from '../accounts/dto/signed-in-response.dto.js';
import { type Device, SessionIssuer } from '../accounts/session-issuer.service.js';
import { SignInLimits } from '../accounts/sign-in-limits.js';
import type { Origin } from '../audit-log/audit-entry.js';
import { AuditLog } from '../audit-log/audit-log.service.js';
import { DomainError } from '../common/errors/domain-error.js';
import { AppConfig } from '../config/app-config.js';
import type { Account } from '../users/account.js';
import { AccountDeactivatedError, OpenIdFailedError, OpenIdNotConfiguredError } from './openid.errors.js';
import { OpenIdAccountsService } from './openid-accounts.service.js';
import { OpenIdProvider, type ProvenPerson } from './openid-provider.js';
import { secretsOf, SignInAttempts } from './sign-in-attempts.js';

const BY = { by: 'openid' } as const;

/** Signing in by a provider that vouches for people. */
@Injectable()
export class OpenIdSignInService {
  constructor(
    private readonly provider: OpenIdProvider,
    private readonly attempts: SignInAttempts,
    private readonly accounts: OpenIdAccountsService,
    private readonly issuer: SessionIssuer,
    private readonly limits: SignInLimits,
    private readonly audit: AuditLog,
    private readonly config: AppConfig,
  ) {}

  /**
   * Begins a sign-in.
   *
   * @returns the address at the provider to send the browser to, and the secret by which it is known when it comes back.
   * @throws OpenIdNotConfiguredError, OpenIdUnavailableError, RateLimitedError
   */
  async begin(address: string): Promise<{ url: string; secret: string }> {
    this.checkConfigured();
    this.limits.begin(address);
    const secret = await this.attempts.begin();
    return { url: await this.provider.addressOf(secretsOf(secret)), secret };
  }

  /**
   * Signs in whoever came back from the provider; who comes for the first time gets an account. Emits AccountRegistered then.
   *
   * @param secret of the browser; undefined where it has none.
   * @param query of the address that it came back to.
   * @throws OpenIdNotConfiguredError, OpenIdFailedError, OpenIdUnavailableError, RegistrationClosedError,
   *   AccountDeactivatedError, BannedError, RateLimitedError
   */
  async finish(secret: string | undefined, query: string, device: Device): Promise<SignedInResponse> {
    this.checkConfigured();
    this.limits.begin(device.address);
    const origin: Origin = { actor_id: null, address: device.address };
    let account: Account | null = null;
    try {
      account = await this.accounts.open(await this.identify(secret, query), origin);
      if (account.deactivated_at !== null) {
        throw new AccountDeactivatedError();
      }
      const signedIn = await this.issuer.open(account, device, BY);
      this.limits.succeed(device.address);
      return signedIn;
    } catch (error) {
      const code = error instanceof DomainError ? error.code : 'internal_error';
      const target = account && (`user:${account.id}` as const);
      await this.audit.note(origin, { action: 'sign_in.failed', target, details: { ...BY, code } });
      throw error;
    }
  }

  private checkConfigured(): void {
    if (this.config.openid.issuer === '') {
      throw new OpenIdNotConfiguredError();
    }
  }

  /** A request with another state than the browser's ends nothing: a foreign page could have made it. */
  private async identify(secret: string | undefined, query: string): Promise<ProvenPerson> {
    const secrets = secret === undefined ? undefined : secretsOf(secret);
    if (
      secret === undefined ||
      new URLSearchParams(query).get('state') !== secrets?.state ||
      !(await this.attempts.spend(secret))
    ) {
      throw new OpenIdFailedError();
    }
    return this.provider.identify(query, secrets);
  }
}
