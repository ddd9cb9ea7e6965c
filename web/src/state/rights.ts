import type { Account, Channel, ChannelMember } from '../../../client/src/index.js';

export type Role = Account['role'];
export type ChannelKind = NonNullable<Channel['kind']> | 'public';
type Membership = ChannelMember['role'];
export type ChannelAction =
  'create' | 'write' | 'react' | 'join' | 'leave' | 'invite' | 'remove' | 'moderate' | 'manage';

/** Who acts: the role of an account, or none without one; and what they are in the channel. */
export interface Standing {
  role: Role | undefined;
  membership: Membership | null;
}

type Who = Role | 'unknown' | 'insider' | 'keeper';

const ADMINS: Who[] = ['admin', 'owner'];
const STAFF: Who[] = ['moderator', ...ADMINS];
const ACCOUNTS: Who[] = ['member', 'bot', ...STAFF];
const EVERYBODY: Who[] = ['unknown', ...ACCOUNTS];

/** What is offered to whom: as the server allows it, so that nobody is offered what would be refused. */
const RULES: Record<ChannelKind, Record<ChannelAction, Who[]>> = {
  public: {
    create: EVERYBODY,
    write: [...EVERYBODY, 'insider'],
    react: [...EVERYBODY, 'insider'],
    join: ACCOUNTS,
    leave: ['insider'],
    invite: ['keeper', ...STAFF],
    remove: ['keeper', ...STAFF],
    moderate: STAFF,
    manage: ['unknown', 'keeper', ...STAFF],
  },
  announcement: {
    create: STAFF,
    write: STAFF,
    react: [...ACCOUNTS, 'insider'],
    join: ACCOUNTS,
    leave: ['insider'],
    invite: STAFF,
    remove: STAFF,
    moderate: STAFF,
    manage: STAFF,
  },
  private: {
    create: ACCOUNTS,
    write: ['insider'],
    react: ['insider'],
    join: [],
    leave: ['insider'],
    invite: ['keeper', ...ADMINS],
    remove: ['keeper', ...ADMINS],
    moderate: ['keeper', ...ADMINS],
    manage: ['keeper', ...ADMINS],
  },
  direct: {
    create: ACCOUNTS,
    write: ['insider'],
    react: ['insider'],
    join: [],
    leave: [],
    invite: [],
    remove: [],
    moderate: [],
    manage: [],
  },
};

/** Whether somebody may do something with a channel of this kind. */
export function may({ role, membership }: Standing, action: ChannelAction, kind: ChannelKind): boolean {
  const allowed = RULES[kind][action];
  return (
    allowed.includes(role ?? 'unknown') ||
    (role !== undefined && membership !== null && allowed.includes('insider')) ||
    (role !== undefined && membership === 'owner' && allowed.includes('keeper'))
  );
}
