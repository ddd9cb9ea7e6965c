import { Injectable } from '@nestjs/common';
import { EventBus } from '../common/events/event-bus.js';
import { toDatabaseTime } from '../common/time/timestamp.js';
import type { Change, Reader } from '../database/database.js';
import { findMentionPlaces, mayMention, toNameKey } from './mentions.js';
import { UsersRecorded } from './users.events.js';
import { UsersRepository } from './users.repository.js';

const MAX_MENTIONS = 50;
/** Senders whose entry this process knows to be up to date; forgetting one costs a write more. */
const MAX_REMEMBERED = 10_000;

/** Whom a message names. */
export interface Mention {
  user_id: string;
  user_name: string;
}

/** The directory of those who have written, by which a name in a text finds its users. */
@Injectable()
export class UsersService {
  /** Id → name, the one that was written longest ago first. */
  private readonly recorded = new Map<string, string>();

  constructor(
    private readonly users: UsersRepository,
    events: EventBus,
  ) {
    // Only what is committed may be taken for known.
    events.on(UsersRecorded, (event) => event.users.forEach(({ id, name }) => this.remember(id, name)));
  }

  /** Whether this process knows that a sender is entered under this name. */
  knows({ user_id, user_name }: Mention): boolean {
    return this.recorded.get(user_id) === user_name;
  }

  /** Enters the senders of messages, where this process does not know that they are entered under these names. */
  async record(transaction: Change, senders: Mention[]): Promise<void> {
    const names = new Map<string, string>();
    for (const sender of senders.filter((candidate) => !this.knows(candidate))) {
      names.set(sender.user_id, sender.user_name);
    }
    if (names.size > 0) {
      const users = [...names].map(([id, name]) => ({ id, name, name_key: toNameKey(name) }));
      await this.users.record(transaction, users, toDatabaseTime(Date.now()));
      transaction.emit(new UsersRecorded(users));
    }
  }

  /**
   * Finds whom a text names with @: at each place the longest name that fits, with all users of that name, fifty at the
   * most. A text without @ costs nothing.
   */
  async findMentioned(reader: Reader, content: string): Promise<Mention[]> {
    const places = mayMention(content) ? findMentionPlaces(content) : [];
    if (places.length === 0) {
      return [];
    }
    const known = await this.users.findKnownKeys(reader, [...new Set(places.flat())]);
    const named = places.map((names) => names.find((name) => known.has(name))).filter((name) => name !== undefined);
    const mentions: Mention[] = [];
    for (const name of new Set(named)) {
      const users = await this.users.findByKey(reader, name, MAX_MENTIONS - mentions.length);
      mentions.push(...users.map(({ id, name: user_name }) => ({ user_id: id, user_name })));
      if (mentions.length === MAX_MENTIONS) {
        break;
      }
    }
    return mentions;
  }

  private remember(id: string, name: string): void {
    this.recorded.delete(id);
    this.recorded.set(id, name);
    if (this.recorded.size > MAX_REMEMBERED) {
      const [oldest] = this.recorded.keys();
      this.recorded.delete(oldest as string);
    }
  }
}
