import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { ChannelAccessService } from '../channels/channel-access.service.js';
import { ChannelUpdated } from '../channels/channels.events.js';
import type { DomainError } from '../common/errors/domain-error.js';
import { EventBus } from '../common/events/event-bus.js';
import { Poll } from '../common/time/poll.js';
import { toDatabaseTime, toIsoTimestamp } from '../common/time/timestamp.js';
import { AppConfig } from '../config/app-config.js';
import { type Change, Database } from '../database/database.js';
import { type ColumnType, type Dialect, toRows } from '../database/dialect.js';
import type { Actor } from '../permissions/permissions.js';
import { SlowModeError } from './messages.errors.js';
import type { NewMessage, SavedMessage } from './messages.repository.js';

const INTERVAL_MS = 500;
/** Longer than any slow mode: a turn that was taken before says nothing any more. */
const TURNS_KEPT_MS = 86_400_000;

/** When a sender last wrote in a channel, and whether the message is there already. */
interface Turn {
  slow_mode_seconds: number | null;
  taken_at: string | null;
  known_id: string | null;
}

const SLOW_CHANNELS = 'SELECT id FROM channels WHERE slow_mode_seconds > 0';
const ATTEMPT_COLUMNS = { id: 'text', channel_id: 'text', user_id: 'text' } as const satisfies Record<
  string,
  ColumnType
>;
const TURN_COLUMNS = { channel_id: 'text', user_id: 'text', taken_at: 'text' } as const satisfies Record<
  string,
  ColumnType
>;

function makeFind({ rows }: Dialect): string {
  return `
  SELECT channels.slow_mode_seconds, slow_mode_turns.taken_at, messages.id AS known_id
    FROM ${rows('$1', ATTEMPT_COLUMNS)} AS attempt
    LEFT JOIN channels ON channels.id = attempt.channel_id
    LEFT JOIN slow_mode_turns
      ON slow_mode_turns.channel_id = attempt.channel_id AND slow_mode_turns.user_id = attempt.user_id
    LEFT JOIN messages ON messages.id = attempt.id
   ORDER BY attempt.position`;
}

function makeTake({ rows }: Dialect): string {
  return `
  INSERT INTO slow_mode_turns (channel_id, user_id, taken_at)
  SELECT channel_id, user_id, taken_at FROM ${rows('$1', TURN_COLUMNS)} AS turn WHERE TRUE
  ON CONFLICT (channel_id, user_id) DO UPDATE SET taken_at = excluded.taken_at`;
}

function makeForget({ rows }: Dialect): string {
  return `
  DELETE FROM slow_mode_turns
   WHERE taken_at < $2 AND channel_id IN (SELECT turn.channel_id FROM ${rows('$1', TURN_COLUMNS)} AS turn)`;
}

/**
 * Has senders wait between two messages, in the channels that are in slow mode. Which these are is remembered, so that it
 * costs the others nothing; what another server makes of a channel counts from the next look on. When somebody last wrote
 * there, the database tells whoever holds the channel, so that of messages sent at once, wherever, one is saved.
 */
@Injectable()
export class SlowModeService implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(SlowModeService.name);
  private readonly poll = new Poll(
    () => this.look(),
    (error) => this.logger.warn({ err: error }, 'Which channels are in slow mode cannot be read now.'),
  );
  private readonly finding: string;
  private readonly taking: string;
  private readonly forgetting: string;
  private slow = new Set<string>();
  /** Counts what happened to channels here: a look that began before is not to undo it. */
  private revision = 0;

  constructor(
    private readonly access: ChannelAccessService,
    private readonly database: Database,
    private readonly config: AppConfig,
    events: EventBus,
  ) {
    this.finding = makeFind(database.dialect);
    this.taking = makeTake(database.dialect);
    this.forgetting = makeForget(database.dialect);
    events.on(ChannelUpdated, ({ channel: { id, slow_mode_seconds } }) => {
      this.revision += 1;
      if (slow_mode_seconds) {
        this.slow.add(id);
      } else {
        this.slow.delete(id);
      }
    });
  }

  async onModuleInit(): Promise<void> {
    await this.look();
    // A file has one server.
    if (this.config.database.location.kind !== 'sqlite') {
      this.poll.start(INTERVAL_MS);
    }
  }

  onModuleDestroy(): Promise<void> {
    return this.poll.stop();
  }

  /** Whether senders have to wait between two messages in a channel. */
  isSlow(channelId: string): boolean {
    return this.slow.has(channelId);
  }

  /**
   * Tells which of some messages come too early, by channels that the transaction holds. Who moderates a channel never does,
   * and a message that was saved before is not judged again.
   */
  async findRefusals(
    transaction: Change,
    sendings: { actor: Actor; message: NewMessage }[],
  ): Promise<Map<NewMessage, DomainError>> {
    const refusals = new Map<NewMessage, DomainError>();
    const slow = sendings.filter(({ message }) => this.isSlow(message.channel_id));
    if (slow.length === 0) {
      return refusals;
    }
    const attempts = slow.map(({ actor, message: { channel_id } }) => ({ actor, channel_id }));
    const others = await this.access.findRefusals(transaction, 'moderate', attempts);
    const messages = slow.flatMap(({ message }, index) => (others.has(index) ? message : []));
    const turns = await transaction.query<Turn>(this.finding, [toRows(ATTEMPT_COLUMNS, messages)]);
    const now = Date.now();
    const taken = new Set<string>();
    turns.forEach(({ slow_mode_seconds, taken_at, known_id }, index) => {
      const message = messages[index] as NewMessage;
      if (slow_mode_seconds && known_id === null) {
        const key = keyOf(message);
        const lastMs = taken.has(key) ? now : taken_at === null ? -Infinity : Date.parse(toIsoTimestamp(taken_at));
        const waitS = Math.min(Math.ceil((lastMs - now) / 1_000 + slow_mode_seconds), slow_mode_seconds);
        if (waitS > 0) {
          refusals.set(message, new SlowModeError(waitS));
        } else {
          taken.add(key);
        }
      }
    });
    return refusals;
  }

  /** Notes who wrote where just now. */
  async note(transaction: Change, saved: SavedMessage[]): Promise<void> {
    const slow = saved.filter(({ channel_id }) => this.isSlow(channel_id));
    if (slow.length === 0) {
      return;
    }
    const turns = new Map(slow.map((message) => [keyOf(message), { ...message, taken_at: message.created_at }]));
    const rows = toRows(TURN_COLUMNS, [...turns.values()]);
    await transaction.query(this.taking, [rows]);
    await transaction.query(this.forgetting, [rows, toDatabaseTime(Date.now() - TURNS_KEPT_MS)]);
  }

  private async look(): Promise<void> {
    const { revision } = this;
    const rows = await this.database.query<{ id: string }>(SLOW_CHANNELS, []);
    if (revision === this.revision) {
      this.slow = new Set(rows.map(({ id }) => id));
    }
  }
}

function keyOf({ channel_id, user_id }: Pick<NewMessage, 'channel_id' | 'user_id'>): string {
  return JSON.stringify([channel_id, user_id]);
}
