import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit-log/audit-log.service.js';
import { type SessionEnd, SessionEnded } from '../auth/auth.events.js';
import { EventBus } from '../common/events/event-bus.js';

/** What the holder of a session does; of the rest, the entry before tells who did it, or nobody did. */
const BY_THE_HOLDER = new Set<SessionEnd>(['signed_out', 'revoked', 'password_changed']);

/** Tells the audit log of sessions that ended, but for those that only grew old. */
@Injectable()
export class SessionAudit {
  constructor(audit: AuditLog, events: EventBus) {
    events.on(SessionEnded, ({ session_id, user_id, reason }) => {
      if (reason !== 'expired') {
        const actor_id = BY_THE_HOLDER.has(reason) ? user_id : null;
        const details = { user_id, reason };
        void audit.note(
          { actor_id, address: null },
          { action: 'session.ended', target: `session:${session_id}`, details },
        );
      }
    });
  }
}
