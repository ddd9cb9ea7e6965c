import { Injectable } from '@nestjs/common';
import type { Origin } from '../audit-log/audit-entry.js';
import { AuditLog } from '../audit-log/audit-log.service.js';
import { SessionStore } from '../auth/session-store.js';
import { type Caller, callerFrom, RateLimits } from '../limits/rate-limits.service.js';
import type { Account } from '../users/account.js';
import { toNameKey } from '../users/mentions.js';

/** Whose password somebody says to know, and from where. */
interface Attempt {
  /** The name that was given, and the account that has it, if any. */
  name: string;
  account: Account | null;
  address: string;
}

/**
 * Bounds how often passwords are guessed, per address and per account, before one is hashed. What was right does not count; what was wrong,
 * the audit log is told of.
 *
 * Whoever guesses an account from everywhere must not keep its holder out: an address that the account has been signed in from
 * counts by itself. Names that nobody has count like others, so that the answers do not tell them apart.
 */
@Injectable()
export class SignInLimits {
  constructor(
    private readonly limits: RateLimits,
    private readonly sessions: SessionStore,
    private readonly audit: AuditLog,
  ) {}

  /** @throws RateLimitedError */
  async attempt({ name, account, address }: Attempt, verify: () => Promise<boolean>): Promise<boolean> {
    const isKnown = await this.sessions.hasComeFrom(account?.id ?? '', address);
    const key = toNameKey(name);
    const caller = callerFrom(address, { account: isKnown ? `${key}\n${address}` : key });
    return this.count(caller, account, { actor_id: null, address }, verify);
  }

  /**
   * The same for somebody who is signed in, and says the password once more.
   *
   * @throws RateLimitedError
   */
  confirm(account: Account, origin: Origin, verify: () => Promise<boolean>): Promise<boolean> {
    return this.count({ account: `${account.id}\nconfirms` }, account, origin, verify);
  }

  /**
   * Counts what is begun like a wrong password: a registration costs a hash and tells which names are taken, a request of a sign-in
   * elsewhere costs a row.
   *
   * @throws RateLimitedError
   */
  begin(address: string): void {
    const refusal = this.limits.take('sign_ins', callerFrom(address));
    if (refusal) {
      throw refusal;
    }
  }

  /** Has a sign-in elsewhere, of two requests, not count: it came to a good end. */
  succeed(address: string): void {
    const caller = callerFrom(address);
    this.limits.giveBack('sign_ins', caller);
    this.limits.giveBack('sign_ins', caller);
  }

  private async count(
    caller: Caller,
    account: Account | null,
    origin: Origin,
    verify: () => Promise<boolean>,
  ): Promise<boolean> {
    const refusal = this.limits.take('sign_ins', caller);
    if (refusal) {
      throw refusal;
    }
    const fits = await verify();
    if (fits) {
      this.limits.giveBack('sign_ins', caller);
    } else {
      // A name that nobody has may be a password in the wrong field, so it is not written down.
      await this.audit.note(origin, { action: 'sign_in.failed', target: account && `user:${account.id}` });
    }
    return fits;
  }
}
