import type { Account } from './account.js';

/** The directory knows these users under these names. */
export class UsersRecorded {
  constructor(readonly users: { id: string; name: string }[]) {}
}

/** Somebody has an account now. */
export class AccountRegistered {
  constructor(readonly account: Account) {}
}

/** An account has another name. */
export class UserRenamed {
  constructor(readonly account: Account) {}
}

/** An account is something else here. */
export class AccountRoleChanged {
  constructor(readonly account: Account) {}
}

/** An account is out of use. */
export class AccountDeactivated {
  constructor(readonly account: Account) {}
}

/**
 * These accounts are as they stand here since a moment ago, by this or another process on the same database. Told again and
 * again for a while.
 */
export class AccountsFoundChanged {
  constructor(readonly accounts: Account[]) {}
}
