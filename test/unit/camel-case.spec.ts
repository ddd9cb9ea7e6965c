import { assert, dictionary, integer, property, stringMatching } from 'fast-check';
import { camelCaseKeys, pickFields, toCamelCase } from '../../src/common/camel-case/camel-case.js';

describe('Names on their way out', () => {
  it.each([
    ['channel_id', 'channelId'],
    ['is_own_message', 'isOwnMessage'],
    ['id', 'id'],
    ['_private', '_private'],
    ['createdAt', 'createdAt'],
  ])('%s travels as %s', (name, expected) => {
    expect(toCamelCase(name)).toBe(expected);
  });

  it('are translated in records and lists, at any place, and values are left alone', () => {
    const created_at = new Date(0);
    const bytes = Buffer.from('a_b');
    class Row {
      user_name = 'a_b';
    }
    class Own {
      a_b = 1;
      toJSON(): string {
        return 'own';
      }
    }
    const own = new Own();
    const map = new Map([['a_b', 1]]);
    expect(
      camelCaseKeys({
        list_of: [{ user_id: 'x_y' }, null, [new Row()]],
        created_at,
        bytes,
        own,
        map,
        no_value: undefined,
      }),
    ).toEqual({ listOf: [{ userId: 'x_y' }, null, [{ userName: 'a_b' }]], createdAt: created_at, bytes, own, map });
    expect(camelCaseKeys(null)).toBeNull();
    expect(camelCaseKeys('a_b')).toBe('a_b');
  });

  it('are translated however deep they lie', () => {
    let deep: unknown = { a_b: 1 };
    for (let level = 0; level < 20_000; level += 1) {
      deep = level % 2 === 0 ? [deep] : { a_b: deep };
    }
    let found = camelCaseKeys(deep);
    while (Array.isArray(found) || typeof found === 'object') {
      found = Array.isArray(found) ? (found as unknown[])[0] : (found as Record<string, unknown>).aB;
    }
    expect(found).toBe(1);
  });

  it('do not change what they were taken from', () => {
    const source = { a_b: [{ c_d: 1 }] };
    camelCaseKeys(source);
    expect(source).toEqual({ a_b: [{ c_d: 1 }] });
  });
});

describe('A __proto__ on its way out', () => {
  it('does not become the prototype of the copy', () => {
    const copy = camelCaseKeys(JSON.parse('{"__proto__":{"is_admin":true},"a_b":1}')) as Record<string, unknown>;
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
    expect(copy.isAdmin).toBeUndefined();
    expect(copy.aB).toBe(1);
  });
});

describe('Names on their way in', () => {
  const FIELDS = ['channel_id', 'content'];

  it('are taken in either spelling, and snake_case where both are given', () => {
    expect(pickFields({ channelId: 'c' }, FIELDS)).toEqual({ channel_id: 'c' });
    expect(pickFields({ channelId: 'c', channel_id: 's' }, FIELDS)).toEqual({ channel_id: 's' });
    expect(pickFields({ channel_id: null }, FIELDS)).toEqual({ channel_id: null });
  });

  it('leave every other key behind, and whatever a prototype carries', () => {
    const hostile = JSON.parse('{"__proto__":{"content":"evil"},"constructor":1,"other":2}') as object;
    expect(pickFields(hostile, FIELDS)).toEqual({});
    expect(pickFields(Object.create({ content: 'inherited' }) as object, FIELDS)).toEqual({});
  });

  it('find again whatever went out', () => {
    const name = stringMatching(/^[a-z]{1,8}(_[a-z]{1,8}){0,3}$/u);
    assert(
      property(dictionary(name, integer()), (record) => {
        const there = camelCaseKeys(record) as object;
        expect(pickFields(there, Object.keys(record))).toEqual({ ...record });
      }),
    );
  });
});
