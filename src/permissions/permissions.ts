import type { Principal } from '../auth/principal.js';
import { type Role, ROLES } from '../users/account.js';

/** Who acts; null stands for somebody who did not sign in, which only AUTH_MODE=open allows. */
export type Actor = Principal | null;

export const CHANNEL_KINDS = ['public', 'private', 'direct', 'announcement'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** What somebody is in a channel; its owner is who made it, or who was made one. */
export const MEMBERSHIPS = ['owner', 'member'] as const;
export type Membership = (typeof MEMBERSHIPS)[number];

/** A channel as it is seen from one actor: of what kind it is, and what the actor is in it. */
export interface Standing {
  kind: ChannelKind;
  membership: Membership | null;
}

/**
 * - `see`: know that it is there, its name and its members; whoever may not is answered as if there were no such channel
 * - `read`: its messages with all that belongs to them, live, later, or by searching
 * - `write`: send, edit, delete, pin, type; what is one's own only, the author of a message decides besides
 * - `react`: reactions
 * - `join`, `leave`: for oneself
 * - `invite`, `remove`: others, and what they are in the channel
 * - `moderate`: delete the messages of others, slow it down and not be slowed down
 * - `review`: read what others report of it, and decide about that
 * - `manage`: rename, describe, archive, bring back
 * - `delete`: for good, with everything in it
 */
export const CHANNEL_ACTIONS = [
  'create',
  'see',
  'read',
  'write',
  'react',
  'join',
  'leave',
  'invite',
  'remove',
  'moderate',
  'review',
  'manage',
  'delete',
] as const;
export type ChannelAction = (typeof CHANNEL_ACTIONS)[number];

/** A role on this server; `unknown`, who did not sign in; or what somebody is in the channel: any `insider`, its `keeper`. */
type Who = Role | 'unknown' | 'insider' | 'keeper';

const NOBODY: readonly Who[] = [];
const OWNERS: readonly Who[] = ['owner'];
const ADMINS: readonly Who[] = ['admin', 'owner'];
const STAFF: readonly Who[] = ['moderator', ...ADMINS];
/** Guests are none of these: they have what they were let into. */
const ACCOUNTS: readonly Who[] = ['member', 'bot', ...STAFF];
const EVERYBODY: readonly Who[] = ['unknown', ...ACCOUNTS];
const INSIDERS: readonly Who[] = ['insider'];

/** Who may do what. What is not here, nobody may. */
const RULES: Record<ChannelKind, Record<ChannelAction, readonly Who[]>> = {
  public: {
    create: EVERYBODY,
    see: [...EVERYBODY, ...INSIDERS],
    read: [...EVERYBODY, ...INSIDERS],
    write: [...EVERYBODY, ...INSIDERS],
    react: [...EVERYBODY, ...INSIDERS],
    join: ACCOUNTS,
    leave: INSIDERS,
    invite: ['keeper', ...STAFF],
    remove: ['keeper', ...STAFF],
    moderate: STAFF,
    review: STAFF,
    manage: ['unknown', 'keeper', ...STAFF],
    delete: OWNERS,
  },
  announcement: {
    create: STAFF,
    see: [...EVERYBODY, ...INSIDERS],
    read: [...EVERYBODY, ...INSIDERS],
    write: STAFF,
    react: [...ACCOUNTS, ...INSIDERS],
    join: ACCOUNTS,
    leave: INSIDERS,
    invite: STAFF,
    remove: STAFF,
    moderate: STAFF,
    review: STAFF,
    manage: STAFF,
    delete: OWNERS,
  },
  private: {
    create: ACCOUNTS,
    see: [...INSIDERS, ...ADMINS],
    read: INSIDERS,
    write: INSIDERS,
    react: INSIDERS,
    join: NOBODY,
    leave: INSIDERS,
    invite: ['keeper', ...ADMINS],
    remove: ['keeper', ...ADMINS],
    moderate: ['keeper', ...ADMINS],
    review: ['keeper', ...ADMINS],
    manage: ['keeper', ...ADMINS],
    delete: OWNERS,
  },
  direct: {
    create: ACCOUNTS,
    see: INSIDERS,
    read: INSIDERS,
    write: INSIDERS,
    react: INSIDERS,
    join: NOBODY,
    leave: NOBODY,
    invite: NOBODY,
    remove: NOBODY,
    moderate: NOBODY,
    // Whoever reports a message discloses it: somebody has to look.
    review: ADMINS,
    manage: NOBODY,
    delete: NOBODY,
  },
};

/**
 * Whether somebody may do something with a channel: the one place that decides. It looks at nothing but what it is given.
 * Being a member never takes a right away, so who may without it need not be looked up.
 */
export function can(actor: Actor, action: ChannelAction, { kind, membership }: Standing): boolean {
  // Another program may have written a kind that is not known here.
  const allowed = RULES[kind]?.[action] ?? NOBODY;
  return (
    allowed.includes(actor?.role ?? 'unknown') ||
    (actor !== null && membership !== null && allowed.includes('insider')) ||
    (actor !== null && membership === 'owner' && allowed.includes('keeper'))
  );
}

/** Every standing from which somebody may do something, for statements that look for such channels. */
export function standingsFor(actor: Actor, action: ChannelAction): Standing[] {
  const standings = CHANNEL_KINDS.flatMap((kind) =>
    [null, ...MEMBERSHIPS].map((membership): Standing => ({ kind, membership })),
  );
  return standings.filter((standing) => can(actor, action, standing));
}

/** Which accounts a role manages, by their roles, and so which roles it gives. */
const MANAGED: Partial<Record<Role, readonly Role[]>> = {
  owner: ROLES,
  admin: ['moderator', 'member', 'guest', 'bot'],
};

/** Whether somebody may change what an account of this role is here, or give this role. */
export function canManage(actor: Actor, role: Role): boolean {
  return actor !== null && (MANAGED[actor.role] ?? []).includes(role);
}

/** Whether somebody may read who did what. */
export function canAudit(actor: Actor): boolean {
  return actor !== null && ADMINS.includes(actor.role);
}

/** Whether somebody may make channels without a bound. */
export function canMakeAnyNumber(actor: Actor): boolean {
  return actor !== null && ADMINS.includes(actor.role);
}

/** How far up a role stands; whoever is not here, or has no account, moderates nobody. */
const RANKS: Partial<Record<Role, number>> = { owner: 3, admin: 2, moderator: 1 };

/** Whether somebody may mute or ban whoever has this role; null without an account. Only those below oneself. */
export function canModerate(actor: Actor, role: Role | null): boolean {
  return (RANKS[actor?.role ?? 'guest'] ?? 0) > (role === null ? 0 : (RANKS[role] ?? 0));
}

/** The kinds of channels that somebody may read without being a member; as a member, everybody may read each. */
export function openKinds(actor: Actor): ChannelKind[] {
  return CHANNEL_KINDS.filter((kind) => can(actor, 'read', { kind, membership: null }));
}
