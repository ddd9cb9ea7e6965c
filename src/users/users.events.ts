import type { Account } from './account.js';

/** The directory knows these users under these names. */
export class UsersRecorded {
  constructor(readonly users: { id: string; name: string }[]) {}
}

/** Somebody has an account now. */
export class AccountRegistered {
  constructor(readonly account: Account) {}
}
