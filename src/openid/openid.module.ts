import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AuditLogModule } from '../audit-log/audit-log.module.js';
import { UsersModule } from '../users/users.module.js';
import { OpenIdController } from './openid.controller.js';
import { OpenIdAccountsService } from './openid-accounts.service.js';
import { OpenIdIdentitiesRepository } from './openid-identities.repository.js';
import { OpenIdProvider } from './openid-provider.js';
import { OpenIdSignInService } from './openid-sign-in.service.js';
import { SignInAttempts } from './sign-in-attempts.js';

/** Signing in with OpenID Connect, where a provider is configured. */
@Module({
  imports: [AccountsModule, AuditLogModule, UsersModule],
  controllers: [OpenIdController],
  providers: [OpenIdSignInService, OpenIdAccountsService, OpenIdProvider, OpenIdIdentitiesRepository, SignInAttempts],
})
export class OpenIdModule {}
