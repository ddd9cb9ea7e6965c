import { chooseName, listNames } from '../../src/openid/account-names.js';

describe('The name of an account for somebody whom a provider describes', () => {
  it.each([
    [{ preferred_username: 'nick', name: 'Name', email: 'mail@example.org' }, 'nick'],
    [{ name: 'Name', email: 'mail@example.org' }, 'Name'],
    [{ email: 'mail@example.org' }, 'mail'],
    [{ email: '@' }, 'user'],
    [{ preferred_username: '　\n', name: ' a \t\r\n b\u0000 ' }, 'a b'],
    [{ preferred_username: 'a\ud800b' }, 'a\ufffdb'],
    [{ preferred_username: null, name: { toString: 'x' }, email: ['x'] }, 'user'],
    [{}, 'user'],
  ])('is, for %j, %j', (claims, name) => {
    expect(chooseName(claims)).toBe(name);
  });

  it('has a hundred characters at the most, and none of them is half of one', () => {
    expect(chooseName({ name: '𠮷'.repeat(1_000) })).toBe('𠮷'.repeat(100));
    expect(chooseName({ name: `${'a'.repeat(99)} b` })).toBe('a'.repeat(99));
  });

  it('gets a number where others have it, within the same bounds', () => {
    const names = [...listNames('Hana')];
    expect(names.slice(0, 3)).toEqual(['Hana', 'Hana 2', 'Hana 3']);
    expect(names.slice(9).every((name) => /^Hana \d{6}$/u.test(name))).toBe(true);
    expect(new Set(names).size).toBe(names.length);
    for (const name of listNames('𠮷'.repeat(100))) {
      expect([...name].length).toBeLessThanOrEqual(100);
    }
  });
});
