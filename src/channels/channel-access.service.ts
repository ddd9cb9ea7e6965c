import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { EventBus } from '../common/events/event-bus.js';
import { Database, type Reader } from '../database/database.js';
import { type ColumnType, type Dialect, toRows } from '../database/dialect.js';
import { ForbiddenError } from '../permissions/permissions.errors.js';
import {
  type Actor,
  can,
  type ChannelAction,
  type ChannelKind,
  openKinds,
  type Standing,
} from '../permissions/permissions.js';
import { ChannelNotFoundError } from './channels.errors.js';
import { ChannelCreated, ChannelDeleted } from './channels.events.js';

/** Somebody who wants to do something in a channel. */
export interface Attempt {
  actor: Actor;
  channel_id: string;
}

const KINDS = 'SELECT id, kind FROM channels';

const ATTEMPT_COLUMNS = { channel_id: 'text', user_id: 'text' } as const satisfies Record<string, ColumnType>;
const KIND_COLUMN = { kind: 'text' } as const satisfies Record<string, ColumnType>;

/** For one actor, whose values are parameters of their own: a channel in a path may be a text that JSON cannot carry everywhere. */
const STANDING = `
  SELECT channels.kind, channel_members.role AS membership
    FROM channels LEFT JOIN channel_members
      ON channel_members.channel_id = channels.id AND channel_members.user_id = $2
   WHERE channels.id = $1`;

function makeStandings({ rows }: Dialect): string {
  return `
  SELECT channels.kind, channel_members.role AS membership
    FROM ${rows('$1', ATTEMPT_COLUMNS)} AS attempt
    LEFT JOIN channels ON channels.id = attempt.channel_id
    LEFT JOIN channel_members
      ON channel_members.channel_id = attempt.channel_id AND channel_members.user_id = attempt.user_id
   ORDER BY attempt.position`;
}

/**
 * A condition on rows of `channels`: whether somebody may read them. The two parameters are named by their places, and
 * made by `readableBy`.
 */
export function makeReadable({ rows }: Dialect, kinds: string, user: string): string {
  return `(channels.kind IN (SELECT open.kind FROM ${rows(kinds, KIND_COLUMN)} AS open) OR EXISTS (
    SELECT 1 FROM channel_members WHERE channel_members.channel_id = channels.id AND channel_members.user_id = ${user}))`;
}

/** The parameters of `makeReadable`. */
export function readableBy(actor: Actor): [kinds: string, user: string] {
  // No account has an empty id.
  return [
    toRows(
      KIND_COLUMN,
      openKinds(actor).map((kind) => ({ kind })),
    ),
    actor?.user_id ?? '',
  ];
}

/**
 * Asks for permission in channels, which `can` gives, with what the database has at that moment. The kind of a channel never
 * changes, so it is remembered; who may do something in channels of a kind without being a member costs no statement.
 */
@Injectable()
export class ChannelAccessService implements OnApplicationBootstrap {
  private readonly standings: string;
  /** Of every channel there was at the start, and of those that were asked for or made since. */
  private readonly kinds = new Map<string, ChannelKind>();
  /** Those that were deleted since the start: what was read of one before is not to be remembered. */
  private readonly deleted = new Set<string>();

  constructor(
    private readonly database: Database,
    events: EventBus,
  ) {
    this.standings = makeStandings(database.dialect);
    events.on(ChannelCreated, ({ channel: { id, kind } }) => this.kinds.set(id, kind ?? 'public'));
    events.on(ChannelDeleted, ({ channel_id }) => {
      this.kinds.delete(channel_id);
      this.deleted.add(channel_id);
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    const rows = await this.database.query<{ id: string; kind: ChannelKind }>(KINDS, []);
    rows.forEach(({ id, kind }) => this.kinds.set(id, kind));
  }

  /** The kind of a channel; undefined where another program made it since the start, and nothing happened here in it. */
  knownKind(channelId: string): ChannelKind | undefined {
    return this.kinds.get(channelId);
  }

  /** Whether a channel is known to be gone. */
  isDeleted(channelId: string): boolean {
    return this.deleted.has(channelId);
  }

  /**
   * Makes sure that somebody may do something in a channel.
   *
   * @param absent what is thrown where there is no such channel, or the actor is not to know of it.
   * @throws ForbiddenError where the channel may be seen.
   */
  async check(
    actor: Actor,
    action: ChannelAction,
    channelId: string,
    {
      reader = this.database,
      absent = () => new ChannelNotFoundError(),
    }: { reader?: Reader; absent?: () => Error } = {},
  ): Promise<void> {
    if (!this.isOpen(actor, action, channelId)) {
      const refusal = refuse(actor, action, await this.find(reader, actor, channelId), absent);
      if (refusal) {
        throw refusal;
      }
    }
  }

  /**
   * How an actor stands to a channel that he may see.
   *
   * @throws ChannelNotFoundError
   */
  async getStanding(reader: Reader, actor: Actor, channelId: string): Promise<Standing> {
    const standing = await this.find(reader, actor, channelId);
    if (!standing || !can(actor, 'see', standing)) {
      throw new ChannelNotFoundError();
    }
    return standing;
  }

  /**
   * Tells which of many attempts are to be refused, by their index, and why: as `check`, with one statement for all, or none
   * where nobody has to be a member.
   */
  async findRefusals(reader: Reader, action: ChannelAction, attempts: Attempt[]): Promise<Map<number, Error>> {
    const refusals = new Map<number, Error>();
    if (attempts.every(({ actor, channel_id }) => this.isOpen(actor, action, channel_id))) {
      return refusals;
    }
    const asked = [...attempts.entries()].filter(
      ([, { actor, channel_id }]) => !this.isOpen(actor, action, channel_id),
    );
    const pairs = asked.map(([, { actor, channel_id }]) => ({ channel_id, user_id: actor?.user_id ?? '' }));
    const rows = await reader.query<Standing | { kind: null }>(this.standings, [toRows(ATTEMPT_COLUMNS, pairs)]);
    asked.forEach(([index, { actor, channel_id }], row) => {
      const standing = this.note(channel_id, rows[row]);
      const refusal = refuse(actor, action, standing, () => new ChannelNotFoundError());
      if (refusal) {
        refusals.set(index, refusal);
      }
    });
    return refusals;
  }

  private isOpen(actor: Actor, action: ChannelAction, channelId: string): boolean {
    const kind = this.kinds.get(channelId);
    return kind !== undefined && can(actor, action, { kind, membership: null });
  }

  private async find(reader: Reader, actor: Actor, channelId: string): Promise<Standing | null> {
    const [row] = await reader.query<Standing>(STANDING, [channelId, actor?.user_id ?? '']);
    return this.note(channelId, row);
  }

  private note(channelId: string, row: Standing | { kind: null } | undefined): Standing | null {
    if (!row || row.kind === null) {
      return null;
    }
    if (!this.deleted.has(channelId)) {
      this.kinds.set(channelId, row.kind);
    }
    return row;
  }
}

function refuse(actor: Actor, action: ChannelAction, standing: Standing | null, absent: () => Error): Error | null {
  if (standing && can(actor, action, standing)) {
    return null;
  }
  return standing && can(actor, 'see', standing) ? new ForbiddenError() : absent();
}
