import { Injectable } from '@nestjs/common';
import { IdentityMismatchError } from '../auth/auth.errors.js';
import { SessionEnded, SessionsFoundEnded } from '../auth/auth.events.js';
import { Authenticator } from '../auth/authenticator.js';
import type { Principal } from '../auth/principal.js';
import { hasScopes } from '../auth/scopes.js';
import { SocketTicketsService } from '../auth/socket-tickets.service.js';
import { EventBus } from '../common/events/event-bus.js';
import { networkOf } from '../common/http/network.js';
import { AppConfig } from '../config/app-config.js';
import { SanctionChanged } from '../sanctions/sanctions.events.js';
import { SanctionsService } from '../sanctions/sanctions.service.js';
import type { Account } from '../users/account.js';
import { AccountDeactivated, AccountRoleChanged, AccountsFoundChanged, UserRenamed } from '../users/users.events.js';
import { Audience } from './audience.js';
import type { Connection } from './connection.js';
import { CLOSE_CODES, scopesToHear } from './frames.js';
import { ServerFullError, TooManyConnectionsError } from './realtime.errors.js';
import { Subscriptions } from './subscriptions.js';

/**
 * Who is signed in on which connection. Where an account is required, a connection without one hears nothing, and is closed
 * when it does not sign in in time. A connection lasts as long as its session, however short its token was good.
 */
@Injectable()
export class SocketSessions {
  private readonly bySession = new Map<string, Set<Connection>>();
  /** Connections that have yet to sign in, with what closes them when they do not. */
  private readonly waiting = new Map<Connection, NodeJS.Timeout>();
  private readonly waitingPerNetwork = new Map<string, number>();
  private readonly isRequired: boolean;

  constructor(
    private readonly authenticator: Authenticator,
    private readonly tickets: SocketTicketsService,
    private readonly subscriptions: Subscriptions,
    private readonly audience: Audience,
    private readonly sanctions: SanctionsService,
    private readonly config: AppConfig,
    events: EventBus,
  ) {
    this.isRequired = config.auth.mode === 'required';
    events.on(SessionEnded, ({ session_id }) => this.end(session_id));
    events.on(SessionsFoundEnded, ({ session_ids }) => session_ids.forEach((id) => this.end(id)));
    events.on(AccountsFoundChanged, ({ accounts }) => accounts.forEach((account) => this.update(account)));
    for (const type of [UserRenamed, AccountRoleChanged, AccountDeactivated]) {
      events.on(type, ({ account }) => this.update(account));
    }
    events.on(SanctionChanged, ({ sanction }) => this.checkBan(sanction.user_id));
  }

  /** @throws ServerFullError, TooManyConnectionsError when too many connections have yet to sign in for one more. */
  checkRoom(address: string): void {
    if (!this.isRequired) {
      return;
    }
    const { max_unauthenticated, max_unauthenticated_per_address } = this.config.socket;
    if (this.waiting.size >= max_unauthenticated) {
      throw new ServerFullError();
    }
    if ((this.waitingPerNetwork.get(networkOf(address)) ?? 0) >= max_unauthenticated_per_address) {
      throw new TooManyConnectionsError('address');
    }
  }

  /** @throws TooManyConnectionsError when somebody who signed in has no room for one more connection. */
  checkRoomOf({ user_id }: Principal): void {
    if (this.audience.connectionsOf(user_id).size >= this.config.socket.max_connections_per_user) {
      throw new TooManyConnectionsError('user');
    }
  }

  /** Takes in a new connection; whoever has to sign in first hears nothing until then. */
  enter(connection: Connection): void {
    const { principal } = connection;
    if (principal) {
      this.remember(connection, principal);
    }
    if (principal || !this.isRequired) {
      this.admit(connection);
      return;
    }
    const timeout = setTimeout(() => {
      connection.end(CLOSE_CODES.NOT_SIGNED_IN, 'Nobody signed in in time.');
    }, this.config.auth.socket_timeout_ms).unref();
    this.waiting.set(connection, timeout);
    const network = networkOf(connection.address);
    this.waitingPerNetwork.set(network, (this.waitingPerNetwork.get(network) ?? 0) + 1);
  }

  leave(connection: Connection): void {
    this.subscriptions.delete(connection);
    this.audience.delete(connection);
    this.stopWaiting(connection);
    this.forget(connection);
  }

  /**
   * Signs in on a connection with a ticket.
   *
   * @throws InvalidTokenError; BannedError; TooManyConnectionsError; IdentityMismatchError when the connection is somebody
   *   else's already, or acts by another token of the same bot.
   */
  async authenticate(connection: Connection, ticket: string): Promise<Principal> {
    const principal = await this.authenticator.authenticateSession(await this.tickets.spend(ticket));
    if (connection.principal && !mayFollow(connection.principal, principal)) {
      throw new IdentityMismatchError();
    }
    if (!connection.principal) {
      this.checkRoomOf(principal);
    }
    if (connection.readyState === connection.OPEN) {
      this.signIn(connection, principal);
    }
    return principal;
  }

  private signIn(connection: Connection, principal: Principal): void {
    const { principal: before } = connection;
    this.forget(connection);
    connection.principal = principal;
    connection.caller = { ...connection.caller, user: principal.user_id };
    this.remember(connection, principal);
    if (this.stopWaiting(connection)) {
      this.admit(connection);
    } else if (!before) {
      this.audience.add(connection);
      if (!this.audience.hearsOpen(connection) || !hasScopes(principal, scopesToHear('message:broadcast'))) {
        // They hear no more of what they heard while nobody knew them.
        this.subscriptions.delete(connection);
      }
    }
  }

  private admit(connection: Connection): void {
    this.audience.add(connection);
    this.subscriptions.add(connection, this.audience.hearsOpen(connection));
  }

  private remember(connection: Connection, { session_id }: Principal): void {
    const connections = this.bySession.get(session_id) ?? new Set();
    this.bySession.set(session_id, connections.add(connection));
  }

  private forget(connection: Connection): void {
    const id = connection.principal?.session_id ?? '';
    const connections = this.bySession.get(id);
    connections?.delete(connection);
    if (connections?.size === 0) {
      this.bySession.delete(id);
    }
  }

  private stopWaiting(connection: Connection): boolean {
    clearTimeout(this.waiting.get(connection));
    if (!this.waiting.delete(connection)) {
      return false;
    }
    const network = networkOf(connection.address);
    const others = (this.waitingPerNetwork.get(network) ?? 1) - 1;
    if (others === 0) {
      this.waitingPerNetwork.delete(network);
    } else {
      this.waitingPerNetwork.set(network, others);
    }
    return true;
  }

  /**
   * Has connections act under the new name of their account. One whose account is something else now is closed, so that what
   * it may hear is decided anew, and so is one whose account is out of use.
   */
  private update({ id, name, role, deactivated_at }: Account): void {
    for (const connection of this.audience.connectionsOf(id)) {
      const { principal } = connection;
      if (deactivated_at !== null) {
        connection.end(CLOSE_CODES.SESSION_ENDED, 'The account is out of use.');
      } else if (principal && principal.role !== role) {
        connection.end(CLOSE_CODES.ROLE_CHANGED, 'The account is something else now.');
      } else if (principal && principal.user_name !== name) {
        connection.principal = { ...principal, user_name: name };
      }
    }
  }

  private checkBan(userId: string): void {
    if (this.sanctions.isBanned(userId)) {
      this.audience.connectionsOf(userId).forEach((connection) => {
        connection.end(CLOSE_CODES.SESSION_ENDED, 'The user is banned.');
      });
    }
  }

  private end(sessionId: string): void {
    for (const connection of this.bySession.get(sessionId) ?? []) {
      connection.end(CLOSE_CODES.SESSION_ENDED, 'The session is over.');
    }
  }
}

/** Whether a connection may go on as somebody: as the same one, and as a bot by the same token, which says what it hears. */
function mayFollow(before: Principal, after: Principal): boolean {
  return before.user_id === after.user_id && (before.scopes === undefined || before.session_id === after.session_id);
}
