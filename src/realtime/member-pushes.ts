import { Injectable } from '@nestjs/common';
import { ChannelMemberAdded, ChannelMemberRemoved, ChannelRemovalsFound } from '../channels/channels.events.js';
import { EventBus } from '../common/events/event-bus.js';
import { Audience } from './audience.js';
import { Broadcaster } from './broadcaster.js';
import type { Connection } from './connection.js';
import { frame } from './frames.js';
import { ResumeService } from './resume.service.js';
import { Subscriptions } from './subscriptions.js';

/** Lets people hear the channels that they come to belong to, and no longer those that they are taken out of; and tells of it. */
@Injectable()
export class MemberPushes {
  constructor(
    private readonly audience: Audience,
    private readonly subscriptions: Subscriptions,
    private readonly broadcaster: Broadcaster,
    private readonly resume: ResumeService,
    events: EventBus,
  ) {
    events.on(ChannelMemberAdded, (event) => this.added(event));
    events.on(ChannelMemberRemoved, (event) => this.removed(event));
    events.on(ChannelRemovalsFound, ({ removals }) => {
      removals.filter((removal) => this.isHeard(removal)).forEach((removal) => this.removed(removal));
    });
  }

  private added({ member, channel, position }: ChannelMemberAdded): void {
    const newcomers = this.audience.join(channel.id, member.user_id);
    const hearing = newcomers.filter((connection) => this.subscriptions.isSubscribed(connection));
    // To them it is as if the channel were made now.
    this.broadcaster.tell(hearing, frame('channel:created', channel));
    for (const connection of hearing.filter((candidate) => this.subscriptions.everyChannel.has(candidate))) {
      this.resume.follow(connection, channel.id, position);
      this.broadcaster.tell([connection], frame('channel:caught_up', { channel_id: channel.id, ...position }));
    }
    this.broadcaster.tell(this.concerned(channel.id, member.user_id), frame('channel:member_added', member));
  }

  private removed({ channel_id, user_id }: ChannelMemberRemoved): void {
    const concerned = this.concerned(channel_id, user_id);
    for (const connection of this.audience.leave(channel_id, user_id)) {
      if (this.subscriptions.channelsOf(connection).has(channel_id)) {
        this.subscriptions.unsubscribe(connection, channel_id);
      }
    }
    this.broadcaster.tell(concerned, frame('channel:member_removed', { channel_id, user_id }));
  }

  /** Whether a user hears a channel as a member: who was taken out of it by another server may. */
  private isHeard({ channel_id, user_id }: ChannelMemberRemoved): boolean {
    const insiders = this.audience.insidersOf(channel_id);
    return [...this.audience.connectionsOf(user_id)].some((connection) => insiders.has(connection));
  }

  /** The subscribers of a channel, and the connections of the user whom it is about, where these ever subscribed. */
  private concerned(channelId: string, userId: string): Set<Connection> {
    const own = [...this.audience.connectionsOf(userId)].filter((connection) =>
      this.subscriptions.isSubscribed(connection),
    );
    return new Set([...this.subscriptions.subscribersOf(channelId).keys(), ...own]);
  }
}
