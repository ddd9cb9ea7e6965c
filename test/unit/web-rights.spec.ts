import { can, canModerate, CHANNEL_KINDS, MEMBERSHIPS } from '../../src/permissions/permissions.js';
import type { Principal } from '../../src/auth/principal.js';
import { type Role, ROLES } from '../../src/users/account.js';
import { standsAbove } from '../../web/src/moderation/ranks.js';
import { type ChannelAction, may } from '../../web/src/state/rights.js';

const ACTIONS: Record<ChannelAction, true> = {
  create: true,
  write: true,
  react: true,
  join: true,
  leave: true,
  invite: true,
  remove: true,
  moderate: true,
  manage: true,
};

function actorOf(role: Role): Principal {
  return { user_id: 'u', user_name: 'u', kind: 'user', role, session_id: 's' };
}

describe('What the web client offers', () => {
  it.each(CHANNEL_KINDS)('is what the server allows, in a %s channel', (kind) => {
    const differing: unknown[] = [];
    for (const role of [undefined, ...ROLES]) {
      const actor = role === undefined ? null : actorOf(role);
      for (const membership of [null, ...MEMBERSHIPS]) {
        for (const action of Object.keys(ACTIONS) as ChannelAction[]) {
          if (may({ role, membership }, action, kind) !== can(actor, action, { kind, membership })) {
            differing.push({ role, membership, action });
          }
        }
      }
    }
    expect(differing).toEqual([]);
  });

  it('of muting and banning too', () => {
    const differing: unknown[] = [];
    for (const role of [undefined, ...ROLES]) {
      for (const other of [undefined, ...ROLES]) {
        const allowed = canModerate(role === undefined ? null : actorOf(role), other ?? null);
        if (standsAbove(role, other) !== allowed) {
          differing.push({ role, other });
        }
      }
    }
    expect(differing).toEqual([]);
  });
});
