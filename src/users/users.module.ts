import { Module } from '@nestjs/common';
import { AccountsRepository } from './accounts.repository.js';
import { AccountsService } from './accounts.service.js';
import { RegisteredIdentities } from './registered-identities.js';
import { UsersRepository } from './users.repository.js';
import { UsersService } from './users.service.js';

@Module({
  providers: [UsersService, UsersRepository, AccountsService, AccountsRepository, RegisteredIdentities],
  exports: [UsersService, AccountsService, RegisteredIdentities],
})
export class UsersModule {}
