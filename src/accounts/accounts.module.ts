import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { UsersModule } from '../users/users.module.js';
import { AuthController } from './auth.controller.js';
import { PasswordHasher } from './password-hasher.js';
import { PasswordsRepository } from './passwords.repository.js';
import { ProfilesService } from './profiles.service.js';
import { SessionIssuer } from './session-issuer.service.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';

@Module({
  imports: [AuthModule, UsersModule],
  controllers: [AuthController, SessionsController],
  providers: [SignInService, SessionsService, SessionIssuer, ProfilesService, PasswordHasher, PasswordsRepository],
})
export class AccountsModule {}
