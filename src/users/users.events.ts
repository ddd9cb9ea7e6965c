/** The directory knows these users under these names. */
export class UsersRecorded {
  constructor(readonly users: { id: string; name: string }[]) {}
}
