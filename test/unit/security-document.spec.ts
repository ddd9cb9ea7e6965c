import { existsSync, readFileSync } from 'node:fs';
import { AUDIT_ACTIONS } from '../../src/audit-log/audit-actions.js';
import { SETTINGS } from '../../src/config/settings.js';
import { ROUTES } from '../support/authorisation.js';

const ROOT = new URL('../../', import.meta.url);
const DOCUMENT = 'docs/security.md';

function read(file: string): string {
  return readFileSync(new URL(file, ROOT), 'utf8');
}

/** What the document puts in backticks, where it looks like this. */
function namesLike(pattern: RegExp): string[] {
  const names = [...read(DOCUMENT).matchAll(/`([^`]+)`/gu)].map(([, name = '']) => name);
  return [...new Set(names.filter((name) => pattern.test(name)))];
}

/** Names of the document that are none of these; it has to have some that are. */
function strangers(pattern: RegExp, isKnown: (name: string) => boolean): string[] {
  const names = namesLike(pattern);
  expect(names.some(isKnown)).toBe(true);
  return names.filter((name) => !isKnown(name));
}

describe('The notes on security', () => {
  it('name tests and other files that are there', () => {
    expect(strangers(/^(test|src|docs|bench)\/\S+$/u, (file) => existsSync(new URL(file, ROOT)))).toEqual([]);
  });

  it('name settings that there are', () => {
    const settings = new Set(
      Object.values(SETTINGS).flatMap((group) => Object.values(group).map(({ name }) => name as string)),
    );
    const isSetting = (name: string) => settings.has(name.replace(/=.*$/u, ''));
    expect(strangers(/^(HOST|[A-Z]+(_[A-Z]+)+)(=\S*)?$/u, isSetting)).toEqual([]);
  });

  it('name routes that there are', () => {
    const routes = new Set([...ROUTES.map(({ route }) => route), 'GET /metrics']);
    expect(strangers(/^[A-Z]+ \//u, (route) => routes.has(route))).toEqual([]);
  });

  it('name entries of the audit log that there are', () => {
    expect(strangers(/^[a-z_]+\.[a-z_]+$/u, (action) => Object.hasOwn(AUDIT_ACTIONS, action))).toEqual([]);
  });

  it('are linked from both README files', () => {
    for (const file of ['README.md', 'README.ja.md']) {
      expect(read(file)).toContain(`](${DOCUMENT})`);
    }
  });
});
