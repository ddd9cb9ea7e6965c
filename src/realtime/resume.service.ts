import { Injectable, Logger } from '@nestjs/common';
import { ChannelNotFoundError } from '../channels/channels.errors.js';
import { type ChannelPosition, ChannelPositionsService } from '../channels/channel-positions.service.js';
import type { DomainError } from '../common/errors/domain-error.js';
import { AppConfig } from '../config/app-config.js';
import { Database } from '../database/database.js';
import { Audience } from './audience.js';
import { ChannelLog } from './channel-log.js';
import type { Connection } from './connection.js';
import type { ChannelPositionDto, ChannelSubscribeDto } from './dto/channel-subscribe.dto.js';
import type { ChannelSubscribedData, SubscribedChannel } from './dto/channel-subscribed.dto.js';
import { CLOSE_CODES, frame } from './frames.js';
import { textFrame } from './outgoing.js';
import { TooManySubscriptionsError } from './realtime.errors.js';
import { type Position, Subscription, Subscriptions } from './subscriptions.js';

/** Lets connections hear channels from a position on, without a gap between what they missed and what comes. */
@Injectable()
export class ResumeService {
  private readonly logger = new Logger(ResumeService.name);

  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly audience: Audience,
    private readonly log: ChannelLog,
    private readonly positions: ChannelPositionsService,
    private readonly database: Database,
    private readonly config: AppConfig,
  ) {}

  /**
   * Subscribes a connection. From here on nothing of its channels escapes it: what was and what comes is sent when
   * `catchUp` is called, which is to be after the answer. A channel that cannot be had is answered with its error.
   */
  async subscribe(
    connection: Connection,
    { channels, epoch }: ChannelSubscribeDto,
  ): Promise<{ answer: ChannelSubscribedData; catchUp: () => void }> {
    const isSameHistory = epoch === undefined || epoch === this.database.epoch;
    const known = await this.listKnown(connection);
    this.subscriptions.begin(connection, channels === undefined);
    const wanted: ChannelPositionDto[] = channels ?? [...known.keys()].map((channel_id) => ({ channel_id }));
    const made: Subscription[] = [];
    const answers = wanted.map((position): SubscribedChannel => {
      const refusal = this.refuse(connection, position, known);
      if (refusal) {
        return { channel_id: position.channel_id, error: refusal.message, code: refusal.code };
      }
      const current = known.get(position.channel_id) as ChannelPosition;
      const { subscription, recovered } = this.begin(connection, position, current, isSameHistory);
      made.push(subscription);
      return { channel_id: current.id, seq: current.last_seq, change: current.last_change, recovered };
    });
    return {
      answer: { epoch: this.database.epoch, channels: answers },
      catchUp: () => made.forEach((subscription) => void this.catchUp(subscription)),
    };
  }

  /** Lets a connection hear a channel from a position on behind which nothing was published yet. */
  follow(connection: Connection, channelId: string, position: Position): void {
    if (this.hasRoom(connection)) {
      const subscription = new Subscription(connection, channelId, { ...position }, position);
      subscription.isLive = true;
      this.subscriptions.subscribe(subscription);
    }
  }

  /** @returns the channels that were left: those named, where they were heard, or all. */
  unsubscribe(connection: Connection, named: string[] | undefined): string[] {
    const heard = this.subscriptions.channelsOf(connection);
    const left = named ? [...new Set(named)].filter((channelId) => heard.has(channelId)) : [...heard];
    this.subscriptions.begin(connection, false);
    left.forEach((channelId) => this.subscriptions.unsubscribe(connection, channelId));
    if (!named) {
      this.subscriptions.forgetLater(connection);
    }
    return left;
  }

  /** The positions of all channels that a connection may hear. */
  private async listKnown(connection: Connection): Promise<Map<string, ChannelPosition>> {
    let revision: number;
    let positions: ChannelPosition[];
    do {
      revision = this.audience.revisionOf(connection);
      positions = await this.positions.list(connection.principal);
      // Its user may have been taken out of a channel while the database was asked.
    } while (revision !== this.audience.revisionOf(connection));
    const known = new Map(positions.map((position) => [position.id, position]));
    for (const id of this.subscriptions.publishedChannels) {
      if (!known.has(id) && this.audience.mayHear(connection, id)) {
        // It was made since the database was asked, and those who hear all were told of it without this connection.
        known.set(id, { id, last_seq: 0, last_change: 0 });
      }
    }
    return known;
  }

  private refuse(
    connection: Connection,
    { channel_id }: ChannelPositionDto,
    known: Map<string, ChannelPosition>,
  ): DomainError | undefined {
    if (!known.has(channel_id)) {
      return new ChannelNotFoundError();
    }
    const isNew = !this.subscriptions.channelsOf(connection).has(channel_id);
    return isNew && !this.hasRoom(connection) ? new TooManySubscriptionsError() : undefined;
  }

  private hasRoom(connection: Connection): boolean {
    return this.subscriptions.channelsOf(connection).size < this.config.socket.max_subscriptions;
  }

  /** All or nothing: a position that means nothing here, or too long ago, begins now. */
  private begin(
    connection: Connection,
    { channel_id, after, after_change = 0 }: ChannelPositionDto,
    { last_seq, last_change }: ChannelPosition,
    isSameHistory: boolean,
  ): { subscription: Subscription; recovered: boolean } {
    const gap = after === undefined ? 0 : last_seq - after + (last_change - after_change);
    const recovered =
      after === undefined ||
      (isSameHistory && after <= last_seq && after_change <= last_change && gap <= this.config.socket.max_replay);
    const position =
      recovered && after !== undefined ? { seq: after, change: after_change } : { seq: last_seq, change: last_change };
    // What was published since the database was asked went to the connection as to one that had not subscribed.
    const newest = this.subscriptions.newestOf(channel_id);
    const subscription = new Subscription(connection, channel_id, position, {
      seq: Math.max(last_seq, newest.seq),
      change: Math.max(last_change, newest.change),
    });
    this.subscriptions.subscribe(subscription);
    return { subscription, recovered };
  }

  private async catchUp(subscription: Subscription): Promise<void> {
    const { connection, channelId, position } = subscription;
    try {
      while (this.isBehind(subscription)) {
        await this.sendNext(subscription);
      }
      if (this.subscriptions.has(subscription)) {
        subscription.isLive = true;
        connection.push(textFrame(JSON.stringify(frame('channel:caught_up', { channel_id: channelId, ...position }))));
      }
    } catch (error) {
      // Half of the past is worse than none: the client comes again with what it has.
      this.logger.error({ err: error, channel_id: channelId }, 'The past of a channel could not be read.');
      connection.end(CLOSE_CODES.TRY_AGAIN, 'The history cannot be read now.');
    }
  }

  private isBehind(subscription: Subscription): boolean {
    const { position, target } = subscription;
    return this.subscriptions.has(subscription) && (position.seq < target.seq || position.change < target.change);
  }

  /** Messages first: a change may be one of a message that the client has yet to get. */
  private async sendNext(subscription: Subscription): Promise<void> {
    const { connection, channelId, position, target } = subscription;
    const kind = position.seq < target.seq ? 'seq' : 'change';
    const block =
      kind === 'seq'
        ? await this.log.readMessages(channelId, position, target)
        : await this.log.readChanges(channelId, position, target);
    for (const { number, bytes } of block.entries) {
      if (number > position[kind]) {
        if (connection.isBusy) {
          await connection.drained();
        }
        if (!this.subscriptions.has(subscription)) {
          return;
        }
        connection.push(bytes);
        position[kind] = number;
      }
    }
    position[kind] = Math.max(position[kind], block.last);
    if (kind === 'change') {
      target.change = Math.max(target.change, block.change);
    }
  }
}
