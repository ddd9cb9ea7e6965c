import { Module } from '@nestjs/common';
import { AuditLogModule } from '../audit-log/audit-log.module.js';
import { AccountsRepository } from './accounts.repository.js';
import { AccountsService } from './accounts.service.js';
import { RegisteredIdentities } from './registered-identities.js';
import { UsersRepository } from './users.repository.js';
import { UsersService } from './users.service.js';

@Module({
  imports: [AuditLogModule],
  providers: [UsersService, UsersRepository, AccountsService, AccountsRepository, RegisteredIdentities],
  exports: [UsersService, AccountsService, RegisteredIdentities],
})
export class UsersModule {}
