import { Injectable } from '@nestjs/common';
import { ChannelAccessService } from '../channels/channel-access.service.js';
import { EventBus } from '../common/events/event-bus.js';
import { can } from '../permissions/permissions.js';
import { ReportCreated } from '../reports/reports.events.js';
import { Broadcaster } from './broadcaster.js';
import type { Connection } from './connection.js';
import { frame } from './frames.js';
import { Subscriptions } from './subscriptions.js';

/** Tells those who may review a report that it came, where they ever subscribed. */
@Injectable()
export class ReportPushes {
  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly access: ChannelAccessService,
    broadcaster: Broadcaster,
    events: EventBus,
  ) {
    events.on(ReportCreated, (event) => {
      const reviewing = [...this.subscriptions.subscribed].filter((connection) => this.mayReview(connection, event));
      broadcaster.tell(reviewing, frame('report:created', event.report));
    });
  }

  private mayReview({ principal }: Connection, { report, author, keepers }: ReportCreated): boolean {
    const kind = this.access.knownKind(report.channel_id);
    if (!principal || kind === undefined || principal.user_id === author) {
      return false;
    }
    return can(principal, 'review', { kind, membership: keepers.includes(principal.user_id) ? 'owner' : null });
  }
}
