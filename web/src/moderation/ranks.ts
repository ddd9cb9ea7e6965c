import type { Role } from '../state/rights.js';

/** How far up a role stands; whoever is not here, or has no account, moderates nobody. */
const RANKS: Partial<Record<Role, number>> = { owner: 3, admin: 2, moderator: 1 };

function rankOf(role: Role | undefined): number {
  return role === undefined ? 0 : (RANKS[role] ?? 0);
}

/** Whether a role moderates the channels that are open to all. */
export function isStaff(role: Role | undefined): boolean {
  return rankOf(role) > 0;
}

/** Whether somebody may mute or ban whoever has another role: only those below oneself. */
export function standsAbove(role: Role | undefined, other: Role | undefined): boolean {
  return rankOf(role) > rankOf(other);
}
