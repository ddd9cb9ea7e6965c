import { Injectable } from '@nestjs/common';
import { ChannelAccessService } from '../channels/channel-access.service.js';
import { ChannelArchivedError } from '../channels/channels.errors.js';
import { ChannelMemberRemoved, ChannelUpdated } from '../channels/channels.events.js';
import { ChannelsService } from '../channels/channels.service.js';
import { EventBus } from '../common/events/event-bus.js';
import { AppConfig } from '../config/app-config.js';
import { MessageSaved } from '../messages/messages.events.js';
import type { Actor } from '../permissions/permissions.js';
import { dueBefore } from './due-before.js';
import type { TypingData, TypingDto } from './dto/typing.dto.js';
import { TypingStarted, TypingStopped } from './presence.events.js';

/** Nobody can read more names than a few; who types beside so many others is not told. */
const MAX_TYPISTS_PER_CHANNEL = 100;
/** Somebody who types on is told again after this, for those who came meanwhile. */
const REPEAT_AFTER_MS = 5_000;

interface Typist extends TypingData {
  source: string;
  typing: boolean;
  /** When others were told last that he types; null before that. */
  announcedAt: number | null;
}

/**
 * Who types where. A source (a connection, or a REST client) types in one channel at a time, as one user. As with presence
 * nothing is told right away: `sweep` tells what has changed since, so that starting and stopping a hundred times a second
 * is at most one event. Times are `performance.now()`.
 */
@Injectable()
export class TypingService {
  private readonly bySource = new Map<string, Typist>();
  /** By channel, then by user. */
  private readonly byChannel = new Map<string, Map<string, Typist>>();
  /** Who types, with the time when that ends by itself; the next to end is first. */
  private readonly ends = new Map<Typist, number>();
  /** Typists to look at in the next sweep. */
  private readonly touched = new Set<Typist>();

  constructor(
    private readonly channels: ChannelsService,
    private readonly access: ChannelAccessService,
    private readonly config: AppConfig,
    private readonly events: EventBus,
  ) {
    events.on(MessageSaved, ({ message }) => this.end(this.find(message)));
    events.on(ChannelMemberRemoved, (member) => this.end(this.find(member)));
    events.on(ChannelUpdated, ({ channel: { id, archived_at } }) => {
      if (archived_at) {
        this.byChannel.get(id)?.forEach((typist) => this.end(typist));
      }
    });
  }

  /**
   * Notes that a user types, until he stops, sends, or `presence.typing_timeout_ms` pass. The first start and, while he
   * types on, one in five seconds are told (TypingStarted).
   *
   * @throws ChannelNotFoundError, ForbiddenError, ChannelArchivedError
   */
  async start(actor: Actor, source: string, { channel_id, user_id, user_name }: TypingDto): Promise<TypingData> {
    const typing = { channel_id, user_id, user_name };
    await this.access.check(actor, 'write', channel_id);
    if (!this.find(typing)?.typing) {
      await this.checkOpen(actor, channel_id);
    }
    this.note(source, typing);
    return typing;
  }

  /** Notes that a user who types over REST does so, like `start`. */
  startOverRest(actor: Actor, typing: TypingDto): Promise<TypingData> {
    return this.start(actor, `rest:${typing.user_id}`, typing);
  }

  /**
   * Notes that a user stopped, which is told (TypingStopped) where he was typing.
   *
   * @throws ChannelNotFoundError, ForbiddenError, ChannelArchivedError
   */
  async stop(actor: Actor, source: string, { channel_id, user_id, user_name }: TypingDto): Promise<TypingData> {
    const typist = this.find({ channel_id, user_id });
    if (typist?.source === source) {
      this.end(typist);
    } else {
      await this.access.check(actor, 'write', channel_id);
      await this.checkOpen(actor, channel_id);
    }
    return { channel_id, user_id, user_name };
  }

  /** Ends what a source types. */
  leave(source: string): void {
    this.end(this.bySource.get(source));
  }

  /** Ends what is over, and emits TypingStarted and TypingStopped for what is not as it was told last. */
  sweep(now = performance.now()): void {
    for (const typist of dueBefore(this.ends, now)) {
      this.end(typist);
    }
    for (const typist of this.touched) {
      this.touched.delete(typist);
      this.announce(typist, now);
    }
  }

  /** @throws ChannelNotFoundError, ChannelArchivedError */
  private async checkOpen(actor: Actor, channelId: string): Promise<void> {
    const { archived_at } = await this.channels.get(actor, channelId);
    if (archived_at) {
      throw new ChannelArchivedError();
    }
  }

  private find({ channel_id, user_id }: Pick<TypingData, 'channel_id' | 'user_id'>): Typist | undefined {
    return this.byChannel.get(channel_id)?.get(user_id);
  }

  private note(source: string, typing: TypingData): void {
    const previous = this.bySource.get(source);
    const known = this.find(typing);
    if (previous !== known) {
      this.end(previous);
    }
    const typist = known ?? this.add(source, typing);
    if (typist) {
      this.bySource.delete(typist.source);
      this.bySource.set(source, typist);
      Object.assign(typist, { source, user_name: typing.user_name, typing: true });
      this.ends.delete(typist);
      this.ends.set(typist, performance.now() + this.config.presence.typing_timeout_ms);
      this.touched.add(typist);
    }
  }

  /** Takes in a typist, unless the channel has as many as it may. */
  private add(source: string, typing: TypingData): Typist | undefined {
    const typists = this.byChannel.get(typing.channel_id) ?? new Map<string, Typist>();
    if (typists.size >= MAX_TYPISTS_PER_CHANNEL) {
      return undefined;
    }
    const typist = { ...typing, source, typing: true, announcedAt: null };
    this.byChannel.set(typing.channel_id, typists.set(typing.user_id, typist));
    return typist;
  }

  private end(typist: Typist | undefined): void {
    if (!typist?.typing) {
      return;
    }
    typist.typing = false;
    this.bySource.delete(typist.source);
    this.ends.delete(typist);
    if (typist.announcedAt === null) {
      this.forget(typist);
    } else {
      this.touched.add(typist);
    }
  }

  private announce(typist: Typist, now: number): void {
    const { channel_id, user_id, user_name, source, typing, announcedAt } = typist;
    if (!typing) {
      this.forget(typist);
      this.events.publish(new TypingStopped({ channel_id, user_id, user_name }, source));
    } else if (announcedAt === null || now - announcedAt >= REPEAT_AFTER_MS) {
      typist.announcedAt = now;
      this.events.publish(new TypingStarted({ channel_id, user_id, user_name }, source));
    }
  }

  private forget(typist: Typist): void {
    const typists = this.byChannel.get(typist.channel_id);
    typists?.delete(typist.user_id);
    if (typists?.size === 0) {
      this.byChannel.delete(typist.channel_id);
    }
    this.touched.delete(typist);
  }
}
