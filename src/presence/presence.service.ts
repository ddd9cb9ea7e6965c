import { Injectable } from '@nestjs/common';
import { EventBus } from '../common/events/event-bus.js';
import { AppConfig } from '../config/app-config.js';
import type { PresenceStatus, SetPresenceDto, UserPresence } from './dto/presence.dto.js';
import { dueBefore } from './due-before.js';
import { PresenceFullError } from './presence.errors.js';
import { PresenceChanged } from './presence.events.js';

/** What is told at once stays a small frame, however many users come at a time. */
const MAX_USERS_PER_EVENT = 250;

/** One place where a user is: a connection, or a REST client, whose word holds for a while only. */
interface Source {
  user: User;
  status: PresenceStatus;
}

interface User {
  user_id: string;
  user_name: string;
  sources: Map<string, Source>;
  status: UserPresence['status'];
  /** What others were told last; null before they were told anything. */
  announced: { user_name: string; status: UserPresence['status'] } | null;
}

/**
 * Who is there. A user is online while one of his sources is, away while all are, and offline when none is left. Nothing is
 * told right away: `sweep` tells what has changed since, so that a storm of reconnects becomes a few events.
 *
 * It lives in memory, and starts empty. A connection counts for one user at a time, so the users are no more than the
 * connections and the REST clients, up to `presence.max_users`. Times are `performance.now()`.
 */
@Injectable()
export class PresenceService {
  private readonly users = new Map<string, User>();
  private readonly sources = new Map<string, Source>();
  /** Users to look at in the next sweep. */
  private readonly touched = new Set<User>();
  /** Users whose last source is gone, with the time until which that may be a reload of a page; the next to go is first. */
  private readonly leaving = new Map<User, number>();
  /** Sources that count only for a while, with the time when they end; the next to end is first. */
  private readonly held = new Map<string, number>();

  constructor(
    private readonly config: AppConfig,
    private readonly events: EventBus,
  ) {}

  /** Lists the users who are there, and those who left a moment ago and may be back. */
  list(): UserPresence[] {
    return [...this.users.values()].filter(({ status }) => status !== 'offline').map(toPresence);
  }

  /** The sources of a user. */
  sourcesOf(userId: string): Iterable<string> {
    return this.users.get(userId)?.sources.keys() ?? [];
  }

  /**
   * Sets how the user of a source is there. A source that was another user's is this one's from now on.
   *
   * @returns the user's own presence over all sources.
   * @throws PresenceFullError when the user is one too many.
   */
  set(source: string, { user_id, user_name, status }: SetPresenceDto): UserPresence {
    const user = this.users.get(user_id) ?? this.add(user_id, user_name);
    const previous = this.sources.get(source)?.user;
    if (previous && previous !== user) {
      this.remove(source, previous);
      this.settle(previous);
    }
    const entry = { user, status };
    user.user_name = user_name;
    user.sources.set(source, entry);
    this.sources.set(source, entry);
    this.leaving.delete(user);
    this.settle(user);
    return toPresence(user);
  }

  /** Sets how a user is there who calls over REST; that counts as a connection for `presence.hold_ms`. */
  hold(presence: SetPresenceDto, now = performance.now()): UserPresence {
    const source = `rest:${presence.user_id}`;
    const result = this.set(source, presence);
    this.held.delete(source);
    this.held.set(source, now + this.config.presence.hold_ms);
    return result;
  }

  /** Ends a source. Its user, when that was the last one, is offline after `presence.grace_ms`. */
  leave(source: string, now = performance.now()): void {
    const user = this.sources.get(source)?.user;
    if (!user) {
      return;
    }
    this.remove(source, user);
    if (user.sources.size === 0 && user.announced) {
      this.leaving.set(user, now + this.config.presence.grace_ms);
    } else {
      this.settle(user);
    }
  }

  /** Ends what is over, and emits PresenceChanged with what is not as it was told last. */
  sweep(now = performance.now()): void {
    for (const source of dueBefore(this.held, now)) {
      this.leave(source, now);
    }
    for (const user of dueBefore(this.leaving, now)) {
      this.settle(user);
    }
    const changed: UserPresence[] = [];
    for (const user of this.touched) {
      if (changed.length === MAX_USERS_PER_EVENT) {
        break;
      }
      this.touched.delete(user);
      if (user.announced?.status !== user.status || user.announced.user_name !== user.user_name) {
        user.announced = { user_name: user.user_name, status: user.status };
        changed.push(toPresence(user));
      }
      if (user.status === 'offline') {
        this.users.delete(user.user_id);
      }
    }
    if (changed.length > 0) {
      this.events.publish(new PresenceChanged(changed));
    }
  }

  private add(user_id: string, user_name: string): User {
    if (this.users.size >= this.config.presence.max_users) {
      throw new PresenceFullError();
    }
    const user: User = { user_id, user_name, sources: new Map(), status: 'offline', announced: null };
    this.users.set(user_id, user);
    return user;
  }

  private remove(source: string, user: User): void {
    user.sources.delete(source);
    this.sources.delete(source);
    this.held.delete(source);
  }

  /** Brings the status of a user up to date with his sources. */
  private settle(user: User): void {
    const sources = [...user.sources.values()];
    user.status = sources.some(({ status }) => status === 'online')
      ? 'online'
      : sources.length > 0
        ? 'away'
        : 'offline';
    if (user.status === 'offline' && !user.announced) {
      // Nobody has heard of him: there is nothing to tell.
      this.touched.delete(user);
      this.users.delete(user.user_id);
    } else {
      this.touched.add(user);
    }
  }
}

function toPresence({ user_id, user_name, status }: User): UserPresence {
  return { user_id, user_name, status };
}
