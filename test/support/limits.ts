import { SETTINGS } from '../../src/config/settings.js';

/** Settings by which nobody is limited, for tests of anything else: they send as fast as they can, from one address. */
export const NO_LIMITS: Record<string, string> = Object.fromEntries(
  Object.values(SETTINGS.limits).map(({ name }) => [name, '999999999/1']),
);
