import { Injectable } from '@nestjs/common';
import { EventBus } from '../common/events/event-bus.js';
import { AccountsService } from '../users/accounts.service.js';
import { AccountDeactivated, AccountRoleChanged, UserRenamed } from '../users/users.events.js';
import { AccessTokensService } from './access-tokens.service.js';
import { InvalidTokenError } from './auth.errors.js';
import { SessionEnded } from './auth.events.js';
import type { Principal } from './principal.js';
import { SessionStore } from './session-store.js';

const MAX_TOKEN_LENGTH = 4_096;
const MAX_REMEMBERED = 10_000;

interface Remembered {
  principal: Principal;
  expires_at: number;
}

/**
 * Finds out who holds a token. A good one is remembered until it expires, its session ends or its account changes, so
 * that its signature, session and account are looked at once and not at every request.
 */
@Injectable()
export class Authenticator {
  /** Token → who holds it, the one that came longest ago first. */
  private readonly remembered = new Map<string, Remembered>();
  /** How often something was forgotten: what was found out meanwhile may be out of date, and is not remembered. */
  private forgettings = 0;

  constructor(
    private readonly tokens: AccessTokensService,
    private readonly sessions: SessionStore,
    private readonly accounts: AccountsService,
    events: EventBus,
  ) {
    events.on(SessionEnded, ({ session_id }) => this.forget((principal) => principal.session_id === session_id));
    for (const type of [UserRenamed, AccountRoleChanged, AccountDeactivated]) {
      events.on(type, ({ account }) => this.forget((principal) => principal.user_id === account.id));
    }
  }

  /**
   * @param token as it stands behind `Bearer`.
   * @throws InvalidTokenError, whatever is wrong with it.
   */
  async authenticate(token: string): Promise<Principal> {
    const known = this.remembered.get(token);
    if (known && known.expires_at > Date.now()) {
      return known.principal;
    }
    this.remembered.delete(token);
    if (token.length > MAX_TOKEN_LENGTH) {
      throw new InvalidTokenError();
    }
    const { forgettings } = this;
    const { session_id, user_id, expires_at } = await this.tokens.verify(token);
    const [session, account] = await Promise.all([this.sessions.find(session_id), this.accounts.find(user_id)]);
    if (session?.user_id !== user_id || !account || account.deactivated_at !== null) {
      throw new InvalidTokenError();
    }
    const principal: Principal = {
      user_id,
      user_name: account.name,
      kind: account.kind,
      role: account.role,
      session_id,
    };
    if (forgettings === this.forgettings) {
      this.remember(token, { principal, expires_at });
    }
    return principal;
  }

  private remember(token: string, entry: Remembered): void {
    this.remembered.set(token, entry);
    if (this.remembered.size > MAX_REMEMBERED) {
      const [oldest] = this.remembered.keys();
      this.remembered.delete(oldest as string);
    }
  }

  private forget(concerns: (principal: Principal) => boolean): void {
    this.forgettings += 1;
    for (const [token, { principal }] of this.remembered) {
      if (concerns(principal)) {
        this.remembered.delete(token);
      }
    }
  }
}
