import { Injectable } from '@nestjs/common';
import { EventBus } from '../common/events/event-bus.js';
import type { Account } from '../users/account.js';
import { SanctionsService } from '../sanctions/sanctions.service.js';
import { AccountsService } from '../users/accounts.service.js';
import { AccountDeactivated, AccountRoleChanged, AccountsFoundChanged, UserRenamed } from '../users/users.events.js';
import { AccessTokensService } from './access-tokens.service.js';
import { InvalidTokenError } from './auth.errors.js';
import { SessionEnded, SessionsFoundEnded } from './auth.events.js';
import { type BotToken, BotTokens, isBotToken } from './bot-tokens.service.js';
import type { Principal } from './principal.js';
import { type Session, SessionStore } from './session-store.js';

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
    private readonly botTokens: BotTokens,
    private readonly accounts: AccountsService,
    private readonly sanctions: SanctionsService,
    events: EventBus,
  ) {
    events.on(SessionEnded, ({ session_id }) => this.forget((principal) => principal.session_id === session_id));
    for (const type of [UserRenamed, AccountRoleChanged, AccountDeactivated]) {
      events.on(type, ({ account }) => this.forget((principal) => principal.user_id === account.id));
    }
    events.on(AccountsFoundChanged, ({ accounts }) => {
      const changed = new Map(accounts.map((account) => [account.id, account]));
      this.forget((principal) => isOutOfDate(principal, changed.get(principal.user_id)));
    });
    events.on(SessionsFoundEnded, ({ session_ids }) => {
      const ended = new Set(session_ids);
      this.forget((principal) => ended.has(principal.session_id));
    });
  }

  /**
   * @param token as it stands behind `Bearer`: an access token, or that of a bot.
   * @throws InvalidTokenError, whatever is wrong with it; BannedError
   */
  async authenticate(token: string): Promise<Principal> {
    const known = this.remembered.get(token);
    if (known && known.expires_at > Date.now()) {
      // A ban ends sessions, and only rests the tokens of a bot.
      this.sanctions.checkBan(known.principal.user_id);
      return known.principal;
    }
    this.remembered.delete(token);
    if (token.length > MAX_TOKEN_LENGTH) {
      throw new InvalidTokenError();
    }
    const { forgettings } = this;
    const found = isBotToken(token)
      ? { principal: await this.authenticateBot(await this.botTokens.find(token)), expires_at: Infinity }
      : await this.authenticateAccess(token);
    if (forgettings === this.forgettings) {
      this.remember(token, found);
    }
    return found.principal;
  }

  /**
   * Finds out whose session it is, or whose token as a bot; nothing is remembered.
   *
   * @throws InvalidTokenError when it is over, or null, or its account is out of use; BannedError
   */
  async authenticateSession(sessionId: string | null): Promise<Principal> {
    const session = sessionId === null ? null : await this.sessions.find(sessionId);
    return session || sessionId === null
      ? this.principalOf(session)
      : this.authenticateBot(await this.botTokens.findById(sessionId));
  }

  private async authenticateAccess(token: string): Promise<Remembered> {
    const { session_id, user_id, expires_at } = await this.tokens.verify(token);
    this.sanctions.checkBan(user_id);
    const principal = await this.principalOf(await this.sessions.find(session_id));
    if (principal.user_id !== user_id) {
      throw new InvalidTokenError();
    }
    return { principal, expires_at };
  }

  private async authenticateBot(token: BotToken | null): Promise<Principal> {
    const principal = await this.principalOf(token);
    this.sanctions.checkBan(principal.user_id);
    return { ...principal, scopes: token?.scopes ?? [] };
  }

  private async principalOf(session: Pick<Session, 'id' | 'user_id'> | null): Promise<Principal> {
    const account = session && (await this.accounts.find(session.user_id));
    if (!account || account.deactivated_at !== null) {
      throw new InvalidTokenError();
    }
    const { id, name, kind, role } = account;
    return { user_id: id, user_name: name, kind, role, session_id: session.id };
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

function isOutOfDate({ user_name, role }: Principal, account: Account | undefined): boolean {
  return (
    account !== undefined && (account.name !== user_name || account.role !== role || account.deactivated_at !== null)
  );
}
