import { Module } from '@nestjs/common';
import { AuditLogModule } from '../audit-log/audit-log.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { SanctionsModule } from '../sanctions/sanctions.module.js';
import { UsersModule } from '../users/users.module.js';
import { ModerationController } from './moderation.controller.js';
import { ModerationService } from './moderation.service.js';
import { SanctionsController } from './sanctions.controller.js';

@Module({
  imports: [AuditLogModule, AuthModule, SanctionsModule, UsersModule],
  controllers: [ModerationController, SanctionsController],
  providers: [ModerationService],
})
export class ModerationModule {}
