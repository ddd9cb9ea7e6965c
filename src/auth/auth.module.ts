import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { SanctionsModule } from '../sanctions/sanctions.module.js';
import { UsersModule } from '../users/users.module.js';
import { AccessTokensService } from './access-tokens.service.js';
import { AccountWatch } from './account-watch.js';
import { AuthGuard } from './auth.guard.js';
import { Authenticator } from './authenticator.js';
import { BotTokens } from './bot-tokens.service.js';
import { DatabaseSessionStore } from './database-session-store.js';
import { IdentityGuard } from './identity.guard.js';
import { JwksController } from './jwks.controller.js';
import { SessionExpiry } from './session-expiry.js';
import { SessionStore } from './session-store.js';
import { SigningKeysService } from './signing-keys.service.js';
import { SocketTicketsController } from './socket-tickets.controller.js';
import { SocketTicketsService } from './socket-tickets.service.js';

@Module({
  imports: [SanctionsModule, UsersModule],
  controllers: [JwksController, SocketTicketsController],
  providers: [
    { provide: APP_GUARD, useClass: AuthGuard },
    { provide: APP_GUARD, useClass: IdentityGuard },
    { provide: SessionStore, useClass: DatabaseSessionStore },
    Authenticator,
    AccessTokensService,
    SigningKeysService,
    BotTokens,
    SessionExpiry,
    AccountWatch,
    SocketTicketsService,
  ],
  exports: [Authenticator, AccessTokensService, BotTokens, SessionStore, SigningKeysService, SocketTicketsService],
})
export class AuthModule {}
