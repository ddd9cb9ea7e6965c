import { assert, jsonValue, property } from 'fast-check';
import { DomainError } from '../../src/common/errors/domain-error.js';
import { parseJson } from '../../src/common/json/parse-json.js';

function nest(levels: number, open = '[', close = ']'): string {
  return open.repeat(levels) + close.repeat(levels);
}

/** The code with which something is refused; undefined where it is taken. */
function refusal(data: Buffer | string): string | undefined {
  try {
    parseJson(data);
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(DomainError);
    return (error as DomainError).code;
  }
}

describe('JSON of a client', () => {
  it('is read from text and from bytes alike', () => {
    const value = { text: '雑談 😀', list: [1, null, true], empty: {} };
    const json = JSON.stringify(value);
    expect(parseJson(json)).toEqual(value);
    expect(parseJson(Buffer.from(json))).toEqual(value);
  });

  it('is read as JSON.parse reads it, whatever it holds', () => {
    assert(
      property(jsonValue({ maxDepth: 5 }), (value) => {
        const json = JSON.stringify(value);
        expect(parseJson(Buffer.from(json))).toEqual(JSON.parse(json));
      }),
    );
  });

  it.each(['null', '0', '"text"', 'false', '[]', '{}'])('may be %s', (json) => {
    expect(parseJson(json)).toEqual(JSON.parse(json));
  });

  it.each(['', ' ', '{', "{'a':1}", '[1,]', 'NaN', 'undefined', '{"a":1}{"b":2}', '"\u0001"', '01'])(
    'is refused where it is none: %j',
    (json) => {
      expect(refusal(json)).toBe('invalid_json');
      expect(refusal(Buffer.from(json))).toBe('invalid_json');
    },
  );

  it.each([
    ['a byte that never occurs', [0x22, 0xff, 0x22]],
    ['half of a surrogate pair', [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ['an overlong NUL', [0x22, 0xc0, 0x80, 0x22]],
    ['a character cut off', [0x22, 0xe3, 0x81, 0x22]],
    ['UTF-16', [0xff, 0xfe, 0x22, 0x00, 0x22, 0x00]],
  ])('is refused, not mended, where its bytes are no UTF-8: %s', (_, bytes) => {
    expect(refusal(Buffer.from(bytes))).toBe('invalid_json');
  });

  it('may be nested 32 levels deep and no deeper, in lists, records and both', () => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const) {
      const inner = open === '[' ? '' : '0';
      const json = (levels: number): string => open.repeat(levels) + inner + close.repeat(levels);
      expect(refusal(json(32))).toBeUndefined();
      expect(refusal(json(33))).toBe('json_too_deep');
    }
    expect(refusal(`{"a":${nest(31)}}`)).toBeUndefined();
    expect(refusal(`[0,{"a":"x","b":${nest(31)}}]`)).toBe('json_too_deep');
  });

  it('of 20,000 levels is refused without an end of the stack', () => {
    expect(refusal(nest(20_000))).toBe('json_too_deep');
    expect(refusal(Buffer.from(`${'{"a":'.repeat(20_000)}0${'}'.repeat(20_000)}`))).toBe('json_too_deep');
  });

  it('may be as wide as its size allows', () => {
    expect(refusal(`[${'{},'.repeat(80_000)}[]]`)).toBeUndefined();
  });
});
