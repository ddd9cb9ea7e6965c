import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { UsersModule } from '../users/users.module.js';
import { AuthController } from './auth.controller.js';
import { PasswordHasher } from './password-hasher.js';
import { PasswordsRepository } from './passwords.repository.js';
import { ProfilesService } from './profiles.service.js';
import { SignInService } from './sign-in.service.js';

@Module({
  imports: [AuthModule, UsersModule],
  controllers: [AuthController],
  providers: [SignInService, ProfilesService, PasswordHasher, PasswordsRepository],
})
export class AccountsModule {}
