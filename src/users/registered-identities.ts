import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '../common/events/event-bus.js';
import { LOOK_BACK_MS } from '../common/time/poll.js';
import { toDatabaseTime } from '../common/time/timestamp.js';
import { Database } from '../database/database.js';
import type { Account } from './account.js';
import { AccountsRepository } from './accounts.repository.js';
import { toNameKey } from './mentions.js';
import { AccountRegistered, UserRenamed } from './users.events.js';

/** Characters that nobody sees, so that a name with some of them is no other name. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * The ids and names of all accounts, in memory: every message without a session asks whether it poses as one of them. What
 * this server does to accounts counts at once, what another process does from the next `refresh` on. Who may have a name,
 * the database alone decides.
 */
@Injectable()
export class RegisteredIdentities implements OnModuleInit {
  /** Id → name, as names are compared here. */
  private readonly names = new Map<string, string>();
  private readonly ids = new Map<string, string>();
  private readSince = '';

  constructor(
    private readonly accounts: AccountsRepository,
    private readonly database: Database,
    events: EventBus,
  ) {
    for (const type of [AccountRegistered, UserRenamed]) {
      events.on(type, ({ account }) => this.enter(account.id, toNameKey(account.name)));
    }
  }

  async onModuleInit(): Promise<void> {
    await this.refresh();
  }

  /** Whether an id is an account's, in use or not. */
  hasId(id: string): boolean {
    return this.names.has(id);
  }

  /** Whether a name is an account's, whichever way it is spelled. */
  hasName(name: string): boolean {
    return this.ids.size > 0 && this.ids.has(visible(toNameKey(name)));
  }

  /** Whether a name is that of an account other than this one. */
  isOfAnother(name: string, id: string): boolean {
    const owner = this.ids.get(visible(toNameKey(name)));
    return owner !== undefined && owner !== id;
  }

  /** Whether two names are the same one. */
  areSameName(name: string, other: string): boolean {
    return name === other || visible(toNameKey(name)) === visible(toNameKey(other));
  }

  /** Takes in the accounts that are new or changed since shortly before the last time, and hands them out. */
  async refresh(): Promise<Account[]> {
    const now = Date.now();
    const accounts = await this.accounts.listChanged(this.database, this.readSince);
    this.readSince = toDatabaseTime(now - LOOK_BACK_MS);
    accounts.forEach(({ id, name }) => this.enter(id, toNameKey(name)));
    return accounts;
  }

  private enter(id: string, key: string): void {
    const name = visible(key);
    const before = this.names.get(id);
    if (before !== undefined && this.ids.get(before) === id) {
      this.ids.delete(before);
    }
    this.names.set(id, name);
    this.ids.set(name, id);
  }
}

function visible(key: string): string {
  return key.replace(INVISIBLE, '');
}
