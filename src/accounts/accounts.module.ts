import { Module } from '@nestjs/common';
import { AuditLogModule } from '../audit-log/audit-log.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { SanctionsModule } from '../sanctions/sanctions.module.js';
import { UsersModule } from '../users/users.module.js';
import { AdministrationService } from './administration.service.js';
import { AuthController } from './auth.controller.js';
import { InvitationsService } from './invitations.service.js';
import { OwnAccountController } from './own-account.controller.js';
import { PasswordHasher } from './password-hasher.js';
import { PasswordsRepository } from './passwords.repository.js';
import { PasswordsService } from './passwords.service.js';
import { ProfilesService } from './profiles.service.js';
import { SessionAudit } from './session-audit.js';
import { SessionIssuer } from './session-issuer.service.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsService } from './sessions.service.js';
import { SignInLimits } from './sign-in-limits.js';
import { SignInService } from './sign-in.service.js';
import { UsersController } from './users.controller.js';

@Module({
  imports: [AuditLogModule, AuthModule, SanctionsModule, UsersModule],
  controllers: [AuthController, OwnAccountController, SessionsController, UsersController],
  providers: [
    SignInService,
    SessionsService,
    SessionIssuer,
    SessionAudit,
    ProfilesService,
    PasswordsService,
    PasswordHasher,
    PasswordsRepository,
    InvitationsService,
    SignInLimits,
    AdministrationService,
  ],
  exports: [AdministrationService, InvitationsService, PasswordsService, SessionIssuer, SignInLimits],
})
export class AccountsModule {}
