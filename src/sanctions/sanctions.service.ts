import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '../common/events/event-bus.js';
import { LOOK_BACK_MS } from '../common/time/poll.js';
import { toDatabaseTime, toIsoTimestamp } from '../common/time/timestamp.js';
import { type Change, Database } from '../database/database.js';
import type { Sanction, SanctionKind, SanctionsFilter } from './sanction.js';
import { BannedError, MutedError } from './sanctions.errors.js';
import { SanctionChanged } from './sanctions.events.js';
import { SanctionsRepository } from './sanctions.repository.js';

/**
 * Who is muted or banned, in memory: everything that anybody does asks. What this server does to it counts at once, what
 * another one does from the next `refresh` on.
 */
@Injectable()
export class SanctionsService implements OnModuleInit {
  private readonly known: Record<SanctionKind, Map<string, Sanction>> = { mute: new Map(), ban: new Map() };
  private readSince = '';

  constructor(
    private readonly sanctions: SanctionsRepository,
    private readonly database: Database,
    private readonly events: EventBus,
  ) {
    events.on(SanctionChanged, ({ sanction }) => this.enter(sanction));
  }

  async onModuleInit(): Promise<void> {
    await this.refresh();
  }

  isBanned(userId: string): boolean {
    return this.find(userId, 'ban') !== undefined;
  }

  /** @throws BannedError */
  checkBan(userId: string): void {
    const ban = this.find(userId, 'ban');
    if (ban) {
      throw new BannedError(toIsoTime(ban));
    }
  }

  /** @throws MutedError */
  checkMute(userId: string): void {
    const mute = this.find(userId, 'mute');
    if (mute) {
      throw new MutedError(toIsoTime(mute));
    }
  }

  /** Mutes or bans somebody, or changes until when and why. Emits SanctionChanged. */
  async impose(change: Change, sanction: Omit<Sanction, 'created_at' | 'lifted_at' | 'updated_at'>): Promise<Sanction> {
    const now = toDatabaseTime(Date.now());
    const imposed = { ...sanction, created_at: now, lifted_at: null, updated_at: now };
    await this.sanctions.put(change, imposed);
    change.emit(new SanctionChanged(imposed));
    return imposed;
  }

  /** Lifts a sanction; null when there is none. Emits SanctionChanged. */
  async lift(change: Change, user_id: string, kind: SanctionKind): Promise<Sanction | null> {
    const lifted = await this.sanctions.lift(change, { user_id, kind }, toDatabaseTime(Date.now()));
    if (lifted) {
      change.emit(new SanctionChanged(lifted));
    }
    return lifted;
  }

  /** Lists who is muted and banned, by any server on the database, newest first. */
  list(filter: SanctionsFilter): Promise<Sanction[]> {
    return this.sanctions.listInForce(this.database, filter, toDatabaseTime(Date.now()));
  }

  /** Takes in what changed since shortly before the last time. Emits SanctionChanged. */
  async refresh(): Promise<void> {
    const now = Date.now();
    const rows = await this.sanctions.listChanged(this.database, this.readSince);
    this.readSince = toDatabaseTime(now - LOOK_BACK_MS);
    rows.forEach((sanction) => this.events.publish(new SanctionChanged(sanction)));
  }

  private find(userId: string, kind: SanctionKind): Sanction | undefined {
    const sanction = this.known[kind].get(userId);
    return sanction && isInForce(sanction) ? sanction : undefined;
  }

  private enter(sanction: Sanction): void {
    const known = this.known[sanction.kind].get(sanction.user_id);
    // What was read may be older than what was done here meanwhile.
    if (!known || known.updated_at <= sanction.updated_at) {
      this.known[sanction.kind].set(sanction.user_id, sanction);
    }
  }
}

function isInForce({ lifted_at, expires_at }: Sanction): boolean {
  return lifted_at === null && (expires_at === null || expires_at > toDatabaseTime(Date.now()));
}

function toIsoTime({ expires_at }: Sanction): string | null {
  return expires_at && toIsoTimestamp(expires_at);
}
