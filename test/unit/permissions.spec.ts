import {
  type Actor,
  can,
  canManage,
  canModerate,
  CHANNEL_ACTIONS,
  CHANNEL_KINDS,
  type ChannelAction,
  type ChannelKind,
  type Membership,
  MEMBERSHIPS,
  openKinds,
} from '../../src/permissions/permissions.js';
import { type Role, ROLES } from '../../src/users/account.js';

function makeActor(role: Role): Actor {
  const kind = role === 'bot' ? 'bot' : 'user';
  return { user_id: role, user_name: role, kind, role, session_id: 'session' };
}

const ACTORS: Record<string, Actor> = {
  unknown: null,
  ...Object.fromEntries(ROLES.map((role) => [role, makeActor(role)])),
};

/** What an actor may do, a letter an action, in their order; a dot for what not. */
function rightsOf(actor: Actor, kind: ChannelKind, membership: Membership | null): string {
  const letters: Record<ChannelAction, string> = {
    create: 'c',
    see: 's',
    read: 'r',
    write: 'w',
    react: 'e',
    join: 'j',
    leave: 'l',
    invite: 'i',
    remove: 'x',
    moderate: 'd',
    review: 'v',
    manage: 'm',
    delete: 'z',
  };
  return CHANNEL_ACTIONS.map((action) => (can(actor, action, { kind, membership }) ? letters[action] : '.')).join('');
}

describe('Who may do what', () => {
  // The rights without being a member, as a member, and as an owner of the channel.
  it.each<[ChannelKind, string, string, string, string]>([
    ['public', 'unknown', 'csrwe......m.', 'csrwe......m.', 'csrwe......m.'],
    ['public', 'guest', '.............', '.srwe.l......', '.srwe.lix..m.'],
    ['public', 'member', 'csrwej.......', 'csrwejl......', 'csrwejlix..m.'],
    ['public', 'bot', 'csrwej.......', 'csrwejl......', 'csrwejlix..m.'],
    ['public', 'moderator', 'csrwej.ixdvm.', 'csrwejlixdvm.', 'csrwejlixdvm.'],
    ['public', 'admin', 'csrwej.ixdvm.', 'csrwejlixdvm.', 'csrwejlixdvm.'],
    ['public', 'owner', 'csrwej.ixdvmz', 'csrwejlixdvmz', 'csrwejlixdvmz'],
    ['announcement', 'unknown', '.sr..........', '.sr..........', '.sr..........'],
    ['announcement', 'guest', '.............', '.sr.e.l......', '.sr.e.l......'],
    ['announcement', 'member', '.sr.ej.......', '.sr.ejl......', '.sr.ejl......'],
    ['announcement', 'bot', '.sr.ej.......', '.sr.ejl......', '.sr.ejl......'],
    ['announcement', 'moderator', 'csrwej.ixdvm.', 'csrwejlixdvm.', 'csrwejlixdvm.'],
    ['announcement', 'admin', 'csrwej.ixdvm.', 'csrwejlixdvm.', 'csrwejlixdvm.'],
    ['announcement', 'owner', 'csrwej.ixdvmz', 'csrwejlixdvmz', 'csrwejlixdvmz'],
    ['private', 'unknown', '.............', '.............', '.............'],
    ['private', 'guest', '.............', '.srwe.l......', '.srwe.lixdvm.'],
    ['private', 'member', 'c............', 'csrwe.l......', 'csrwe.lixdvm.'],
    ['private', 'bot', 'c............', 'csrwe.l......', 'csrwe.lixdvm.'],
    ['private', 'moderator', 'c............', 'csrwe.l......', 'csrwe.lixdvm.'],
    ['private', 'admin', 'cs.....ixdvm.', 'csrwe.lixdvm.', 'csrwe.lixdvm.'],
    ['private', 'owner', 'cs.....ixdvmz', 'csrwe.lixdvmz', 'csrwe.lixdvmz'],
    ['direct', 'unknown', '.............', '.............', '.............'],
    ['direct', 'guest', '.............', '.srwe........', '.srwe........'],
    ['direct', 'member', 'c............', 'csrwe........', 'csrwe........'],
    ['direct', 'bot', 'c............', 'csrwe........', 'csrwe........'],
    ['direct', 'moderator', 'c............', 'csrwe........', 'csrwe........'],
    ['direct', 'admin', 'c.........v..', 'csrwe.....v..', 'csrwe.....v..'],
    ['direct', 'owner', 'c.........v..', 'csrwe.....v..', 'csrwe.....v..'],
  ])('in a channel that is %s, as %s: %s, %s, %s', (kind, name, outside, inside, own) => {
    const actor = ACTORS[name] ?? null;
    expect([null, ...MEMBERSHIPS.toReversed()].map((membership) => rightsOf(actor, kind, membership))).toEqual([
      outside,
      inside,
      own,
    ]);
  });

  it('grows with being a member, so that who may without it need not be looked up', () => {
    for (const actor of Object.values(ACTORS)) {
      for (const kind of CHANNEL_KINDS) {
        for (const action of CHANNEL_ACTIONS.filter((one) => can(actor, one, { kind, membership: null }))) {
          expect(MEMBERSHIPS.every((membership) => can(actor, action, { kind, membership }))).toBe(true);
        }
      }
    }
  });

  it('lets every member read, and whoever is no member the same kinds or none: lists and broadcasts rely on it', () => {
    for (const actor of Object.values(ACTORS)) {
      expect([[], openKinds(null)]).toContainEqual(openKinds(actor));
      expect(CHANNEL_KINDS.every((kind) => actor === null || can(actor, 'read', { kind, membership: 'member' }))).toBe(
        true,
      );
    }
  });

  it('lets owners manage every account, admins those below them, and nobody else any', () => {
    const managed = (actor: Actor) => ROLES.filter((role) => canManage(actor, role));
    expect(managed(makeActor('owner'))).toEqual(ROLES);
    expect(managed(makeActor('admin'))).toEqual(['moderator', 'member', 'guest', 'bot']);
    for (const actor of [null, ...(['moderator', 'member', 'guest', 'bot'] as const).map(makeActor)]) {
      expect(managed(actor)).toEqual([]);
    }
  });

  it('lets moderators and those above mute and ban whoever stands below them, and nobody else anybody', () => {
    const below = (actor: Actor) => [...ROLES, null].filter((role) => canModerate(actor, role));
    expect(below(makeActor('owner'))).toEqual(['admin', 'moderator', 'member', 'guest', 'bot', null]);
    expect(below(makeActor('admin'))).toEqual(['moderator', 'member', 'guest', 'bot', null]);
    expect(below(makeActor('moderator'))).toEqual(['member', 'guest', 'bot', null]);
    for (const actor of [null, ...(['member', 'guest', 'bot'] as const).map(makeActor)]) {
      expect(below(actor)).toEqual([]);
    }
  });

  it('is nothing in a channel of a kind that is not known', () => {
    const kind = 'secret' as ChannelKind;
    expect(CHANNEL_ACTIONS.some((action) => can(makeActor('owner'), action, { kind, membership: 'owner' }))).toBe(
      false,
    );
  });
});
