import { Injectable, Logger } from '@nestjs/common';
import { ChannelAccessService } from '../channels/channel-access.service.js';
import { ChannelMembersService } from '../channels/channel-members.service.js';
import { can, type ChannelKind, openKinds } from '../permissions/permissions.js';
import type { Connection } from './connection.js';
import { CLOSE_CODES } from './frames.js';

/** A signed-in connection, and the channels that it hears as a member only. */
interface Insider {
  channels: Set<string>;
  /** Counts what happened to its memberships: whoever read them from the database knows by it whether they still hold. */
  revision: number;
}

const NOBODY: ReadonlySet<Connection> = new Set();
const OPEN_KINDS: ReadonlySet<ChannelKind | undefined> = new Set(openKinds(null));

/**
 * Which connections may hear which channels. Channels that are open to everybody need no look-up. For the others it knows
 * the connections of their members, and for guests those of each channel that they were let into; so telling a channel asks
 * nobody, and costs what it has listeners here, however many members there are.
 */
@Injectable()
export class Audience {
  private readonly logger = new Logger(Audience.name);
  private readonly byUser = new Map<string, Set<Connection>>();
  private readonly byConnection = new Map<Connection, Insider>();
  private readonly byChannel = new Map<string, Set<Connection>>();
  /** Channels that were deleted since the start. */
  private readonly ended = new Set<string>();

  constructor(
    private readonly access: ChannelAccessService,
    private readonly members: ChannelMembersService,
  ) {}

  /** Whether a connection hears the channels that are open to everybody: all do but those of guests. */
  hearsOpen({ principal }: Connection): boolean {
    return openKinds(principal).length > 0;
  }

  /** Whether a channel is one that everybody hears but guests. */
  isOpen(channelId: string, kind = this.access.knownKind(channelId)): boolean {
    return OPEN_KINDS.has(kind);
  }

  /** The connections that hear a channel as members only. */
  insidersOf(channelId: string): ReadonlySet<Connection> {
    return this.byChannel.get(channelId) ?? NOBODY;
  }

  mayHear(connection: Connection, channelId: string, kind?: ChannelKind): boolean {
    return (this.isOpen(channelId, kind) && this.hearsOpen(connection)) || this.insidersOf(channelId).has(connection);
  }

  connectionsOf(userId: string): ReadonlySet<Connection> {
    return this.byUser.get(userId) ?? NOBODY;
  }

  /** Changes whenever what a connection may hear does. */
  revisionOf(connection: Connection): number {
    return (this.byConnection.get(connection)?.revision ?? 0) + this.ended.size;
  }

  /** Takes in a connection. What it hears as a member comes a moment later; one that cannot be served is closed. */
  add(connection: Connection): void {
    const { principal } = connection;
    if (principal) {
      this.byConnection.set(connection, { channels: new Set(), revision: 0 });
      addTo(this.byUser, principal.user_id, connection);
      void this.load(connection, principal.user_id);
    }
  }

  delete(connection: Connection): void {
    this.byConnection.get(connection)?.channels.forEach((id) => removeFrom(this.byChannel, id, connection));
    this.byConnection.delete(connection);
    if (connection.principal) {
      removeFrom(this.byUser, connection.principal.user_id, connection);
    }
  }

  /** Notes that a user belongs to a channel; hands out the connections that hear it only since then. */
  join(channelId: string, userId: string): Connection[] {
    const kind = this.access.knownKind(channelId);
    return [...this.connectionsOf(userId)].filter((connection) => {
      const isNew = !this.mayHear(connection, channelId);
      this.touch(connection);
      this.let(connection, channelId, kind);
      return isNew;
    });
  }

  /** Notes that a user belongs to a channel no longer; hands out the connections that are not to hear it any more. */
  leave(channelId: string, userId: string): Connection[] {
    return [...this.connectionsOf(userId)].filter((connection) => {
      this.touch(connection);
      this.byConnection.get(connection)?.channels.delete(channelId);
      removeFrom(this.byChannel, channelId, connection);
      return !this.mayHear(connection, channelId);
    });
  }

  /** Notes that a channel was deleted; hands out those of some connections that heard it, the first time. */
  end(channelId: string, kind: ChannelKind, connections: Iterable<Connection>): Connection[] {
    if (this.ended.has(channelId)) {
      return [];
    }
    const hearing = [...connections].filter((connection) => this.mayHear(connection, channelId, kind));
    this.ended.add(channelId);
    this.insidersOf(channelId).forEach((connection) => this.byConnection.get(connection)?.channels.delete(channelId));
    this.byChannel.delete(channelId);
    return hearing;
  }

  private touch(connection: Connection): void {
    const insider = this.byConnection.get(connection);
    if (insider) {
      insider.revision += 1;
    }
  }

  private async load(connection: Connection, userId: string): Promise<void> {
    try {
      let revision: number;
      let channels: { id: string; kind: ChannelKind }[];
      do {
        revision = this.revisionOf(connection);
        channels = await this.members.listChannels(userId);
      } while (revision !== this.revisionOf(connection));
      channels.forEach(({ id, kind }) => this.let(connection, id, kind));
    } catch (error) {
      this.logger.error({ err: error, connection_id: connection.id }, 'The channels of a user could not be read.');
      connection.end(CLOSE_CODES.TRY_AGAIN, 'Your channels cannot be read now.');
    }
  }

  /** Lets a connection hear a channel, where it would not as everybody does. */
  private let(connection: Connection, channelId: string, kind: ChannelKind | undefined): void {
    const insider = this.byConnection.get(connection);
    if (insider && kind !== undefined && !can(connection.principal, 'read', { kind, membership: null })) {
      insider.channels.add(channelId);
      addTo(this.byChannel, channelId, connection);
    }
  }
}

function addTo(sets: Map<string, Set<Connection>>, key: string, connection: Connection): void {
  sets.set(key, (sets.get(key) ?? new Set<Connection>()).add(connection));
}

function removeFrom(sets: Map<string, Set<Connection>>, key: string, connection: Connection): void {
  const set = sets.get(key);
  set?.delete(connection);
  if (set?.size === 0) {
    sets.delete(key);
  }
}
